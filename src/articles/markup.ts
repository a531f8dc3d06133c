import type { Edit } from './clean-text.ts';
import { decodeEntity } from './entities.ts';

/** Tags that begin a new line when they are taken out. */
const BLOCK_TAGS =
  'address|article|aside|blockquote|body|br|button|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|main|nav|noscript|object|ol|option|p|pre|section|select|table|tbody|td|tfoot|th|thead|title|tr|ul|video';
const INLINE_TAGS =
  'a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|embed|font|i|img|input|ins|kbd|label|link|mark|meta|param|picture|q|s|samp|script|small|source|span|strike|strong|style|sub|sup|svg|time|tt|u|var|wbr';
const SHORT_CODES =
  'ad|ads|advert|advertisement|audio|caption|embed|gallery|iframe|playlist|related|shortcode|soundcloud|tweet|twitter|video|youtube';

/** Each alternative is bounded and starts with its own sign, so that the scan is linear. */
const MARKUP = new RegExp(
  [
    '(?<comment><!--)',
    '<(?<opaque>script|style|noscript|svg|iframe)\\b[^<>]{0,2000}>',
    `(?<block></?(?:${BLOCK_TAGS})(?:[\\s/][^<>]{0,2000})?>)`,
    `(?<inline></?(?:${INLINE_TAGS})(?:[\\s/][^<>]{0,2000})?>|<!doctype[^<>]{0,200}>|<[%?][^<>]{0,300}[%?]>)`,
    '(?<macro>\\$?\\{\\{[^{}\\n]{0,200}\\}\\}|\\$?\\{%[^{}\\n]{0,200}%\\}|\\$?\\{/?[a-z][\\w.:/-]{0,60}(?:[ \\t]?=[^{}\\n]{0,200})?\\}|\\[\\[/?[a-z][\\w.:/=-]{0,60}\\]\\]|%%[a-z][\\w.:-]{0,60}%%' +
      `|\\[\\^\\w{1,20}\\]|\\[/?(?:${SHORT_CODES}|vc_\\w{1,40})(?:[\\s=:][^[\\]\\n]{0,300})?\\])`,
    // Where the desk lets a story be cut; the agencies write it in capitals.
    '(?<desk>\\((?:(?:begin|end)\\s+)?optional\\s+(?:trim|material|text|cut)[^()\\n]{0,60}\\)|\\(story\\s+(?:can|may)\\s+(?:begin|end)[^()\\n]{0,80}\\))',
    '(?<image>!\\[[^[\\]\\n]{0,400}\\]\\([^()\\s]{0,800}(?:[ \\t]+"[^"\\n]{0,200}")?\\))',
    '\\[(?<link>[^[\\]\\n]{1,400})\\](?:\\((?:https?:|mailto:|www\\.|[./#])[^()\\s]{0,800}(?:[ \\t]+"[^"\\n]{0,200}")?\\))',
    '(?<entity>&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z]{2,8}\\d{0,2});)',
    '(?<invisible>[\\u00ad\\u200b\\u2060\\ufeff]+)',
  ].join('|'),
  'gi',
);

/**
 * The edits that take markup out of a text: comments, scripts, tags, ad macros and short codes, images, the targets of
 * links, invisible characters; tags that end a line become a line break, character references the character.
 */
export function findMarkup(text: string): Edit[] {
  const edits: Edit[] = [];
  const closing = closingFinder(text);
  let from = 0;
  for (const match of text.matchAll(MARKUP)) {
    const groups = match.groups ?? {};
    const start = match.index;
    if (start < from) continue;
    let end = start + match[0].length;
    if (groups['comment']) end = closing('-->', end) ?? end;
    else if (groups['opaque']) end = closing(`</${groups['opaque'].toLowerCase()}>`, end) ?? end;
    if (groups['link'] !== undefined) {
      const words = start + 1 + groups['link'].length;
      edits.push({ start, end: start + 1 }, { start: words, end });
    } else if (groups['entity']) {
      const put = decodeEntity(groups['entity']);
      if (put === null) continue;
      edits.push({ start, end, put });
    } else if (groups['block']) {
      edits.push({ start, end, put: '\n' });
    } else {
      edits.push({ start, end });
    }
    from = end;
  }
  return partWords(text, edits);
}

/**
 * Puts a space where several marks in a row, or anything but a single tag, stood between words that nothing else would
 * part: "friends</a><a>PORT" and "friends{adbox}PORT", not "i<b>Phone</b>".
 */
function partWords(text: string, edits: readonly Edit[]): Edit[] {
  let start = 0;
  return edits.map((edit, index) => {
    if (edits[index - 1]?.end !== edit.start) start = edit.start;
    if (edit.put !== undefined || edits[index + 1]?.start === edit.end) return edit;
    const isOneMark =
      start === edit.start &&
      /^<\/?[a-z][^<>]*>$|^\[$|^\]\(|^[\u00ad\u2060\ufeff]+$/i.test(text.slice(start, edit.end));
    if (isOneMark || !/^\p{Lu}/u.test(text.slice(edit.end, edit.end + 2))) return edit;
    return /\p{Ll}{2}[.!?]?[”’"]?$/u.test(text.slice(Math.max(0, start - 5), start)) ? { ...edit, put: ' ' } : edit;
  });
}

/** Looks for closing marks, remembering which of them no longer occur, so that unclosed ones cost no second search. */
function closingFinder(text: string): (mark: string, from: number) => number | undefined {
  const lower = /<(?:!--|script|style|noscript|svg|iframe)/i.test(text)
    ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    : '';
  const absent = new Set<string>();
  return (mark, from) => {
    if (absent.has(mark)) return undefined;
    const at = lower.indexOf(mark, from);
    if (at < 0) absent.add(mark);
    return at < 0 ? undefined : at + mark.length;
  };
}
