/** What Discord would make of Markdown: the words that a reader sees, and everything in it that is more than words. */
export interface Read {
  readonly words: string;
  /** Mentions, emoji, timestamps, commands, addresses and links in order, as they stand there. */
  readonly specials: readonly string[];
  /** Marks of inline formats in order: bold, struck, code and so on. */
  readonly marks: readonly string[];
  /** Marks at the start of a line: headings, small print, quotes, lists. */
  readonly starts: readonly string[];
}

const ESCAPED = /\\([^0-9A-Za-z\s])/y;
const LINE_START = /(?:#{1,3} |-# |>>> |> |[-*+] |\d+\. )+/y;
/** Without regard to escapes inside, as in Discord's own pattern. */
const LINK = /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(<?([^\s<>()\\]*)>?\)/y;
const SPECIALS = [
  /<@[!&]?\d+>/y,
  /<#\d+>/y,
  /<a?:\w+:\d+>/y,
  /<t:-?\d+(?::\w)?>/y,
  /<\/[^:>]+:\d+>/y,
  /<id:\w+>/y,
  /<(?:https?|mailto|tel):[^>]*>/y,
  /@everyone|@here/y,
  /(?:https?|discord):\/\/\S/y,
  /:[^\s:]+:/y,
];
const MARK = /\*\*|\*|__|_|~~|\|\||`+/y;

/** Reads as Discord's client does: left to right, escapes first. Code is read to its closing mark, verbatim. */
export function readMarkdown(markdown: string): Read {
  const specials: string[] = [];
  const marks: string[] = [];
  const starts: string[] = [];
  let words = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(markdown);
    if (match !== null) at += match[0].length;
    return match;
  };
  while (at < markdown.length) {
    if (at === 0 || markdown[at - 1] === '\n') {
      const start = take(LINE_START);
      if (start !== null) starts.push(start[0]);
    }
    const escaped = take(ESCAPED);
    if (escaped !== null) {
      words += escaped[1];
      continue;
    }
    const link = take(LINK);
    if (link !== null) {
      const label = readMarkdown(link[1] ?? '');
      words += label.words;
      specials.push(`link ${link[2]}`, ...label.specials);
      marks.push(...label.marks);
      continue;
    }
    const special = SPECIALS.map(take).find((match) => match !== null);
    if (special !== undefined) {
      specials.push(special[0]);
      continue;
    }
    const mark = take(MARK)?.[0];
    if (mark !== undefined) marks.push(mark);
    if (mark?.startsWith('`')) {
      const end = markdown.indexOf(mark, at);
      if (end >= 0) {
        words += markdown.slice(at, end);
        at = end + mark.length;
      }
    }
    if (mark === undefined && at < markdown.length) {
      words += markdown[at];
      at++;
    }
  }
  return { words, specials, marks, starts };
}

/** Text as far as it can be compared: without white space and what cannot be seen. */
export function visible(text: string): string {
  return text.replace(/[\p{C}\s\ufffd]/gu, '');
}
