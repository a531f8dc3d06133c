import { isDateStamp } from './byline.ts';
import { ARTICLES, FIRST_WORDS, JOINERS, LAST_AFTER_OPENING, LAST_WORDS, PLACES_WITH_ARTICLE } from './outlet-words.ts';
import { readWrittenDate } from './written-date.ts';

/** What a line at the head of an article says of where and when it was published. */
export interface Masthead {
  readonly outlet: string;
  /** ISO 8601; null where the line has no date, or one that could be read in two ways. */
  readonly publishedAt: string | null;
}

const LONGEST = 100;
const MOST_WORDS = 5;
const COMPOUND = /\p{L}{3}(?:blatt|zeitung|anzeiger|kurier|nachrichten|rundschau|presse)$/iu;
const TITLE_CASE = /^(?:\p{Lu}|\d)[\p{L}\p{M}\p{N}.’'&-]*$/u;

/** Reads a line that is an outlet's name and a date ("Daily Anchor, 8 May 2026"); null for any other line. */
export function readMasthead(line: string): Masthead | null {
  if (line.length > LONGEST) return null;
  const bounds = [...line.matchAll(/\s*(?:,\s|[|·•]|\s[–—-]\s)\s*/g)];
  const first = bounds[0];
  if (!first) return null;
  const last = bounds.at(-1) ?? first;
  const sides = [
    [line.slice(0, first.index), line.slice(first.index + first[0].length)],
    [line.slice(last.index + last[0].length), line.slice(0, last.index)],
  ] as const;
  for (const [name, stamp] of sides) {
    if (isDateStamp(stamp) && (namesOutlet(name) || isArticleAndWord(name)))
      return { outlet: name, publishedAt: readWrittenDate(stamp) };
  }
  return null;
}

/**
 * Whether a short line in title case has the words of an outlet's name ("The Ellery Post", "Diario de Valmora"). It
 * may be a headline all the same; what stands beside it must decide.
 */
export function namesOutlet(line: string): boolean {
  if (line.length > LONGEST) return false;
  const words = line.split(' ');
  if (words.length > MOST_WORDS || !words.every((word) => TITLE_CASE.test(word) || JOINERS.has(word))) return false;
  const first = words[0]?.toLowerCase() ?? '';
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (COMPOUND.test(last)) return true;
  if (words.length < 2) return false;
  return LAST_WORDS.has(last) || FIRST_WORDS.has(first) || (LAST_AFTER_OPENING.has(last) && ARTICLES.has(first));
}

/** "El Puente": too little for a line of its own, enough beside a date. */
function isArticleAndWord(name: string): boolean {
  const [article = '', word = '', ...more] = name.split(' ');
  return (
    more.length === 0 &&
    ARTICLES.has(article.toLowerCase()) &&
    TITLE_CASE.test(word) &&
    !PLACES_WITH_ARTICLE.has(name.toLowerCase())
  );
}
