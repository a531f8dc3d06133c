/** A half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands for each of these characters; for the invisible ones nothing. */
const FOLDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033',
    "'": '\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4',
    '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212',
    '...': '\u2026',
    '': '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff',
  }).flatMap(([plain, marks]) => [...marks].map((mark) => [mark, plain] as const)),
);
const FOLDED = new RegExp(`[${[...FOLDS.keys()].join('')}]`, 'g');

/** What folding changes, or may change: anything but ASCII, the grave accent, white space that is not one space between words. */
const FOLDABLE = /[^ -_a-~]| {2}|^ | $/;

/** Folds typography and white space (quote marks, dashes, ellipses, spaces) and nothing else: case and words stay. */
export function foldTypography(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return singleSpaced(text.normalize('NFC').replace(FOLDED, (mark) => FOLDS.get(mark) ?? mark)).trim();
}

/** Each run of white space as one space; spaces that stand alone, as nearly all do, cost nothing. */
export function singleSpaced(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Whether a text has ASCII characters only: simpler patterns do for it, and are several times as fast. */
export function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

/** Folds case and accents too, for searching: "São Paulo" and "sao paulo" are the same. */
export function foldForSearch(text: string): string {
  const folded = foldTypography(text);
  if (isAscii(folded)) return folded.toLowerCase();
  return folded
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

/** The number of words: runs between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** "1 quote", "2 quotes". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
