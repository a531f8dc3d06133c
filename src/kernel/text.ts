/** A half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g, "'"],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''],
  [/\s+/g, ' '],
];

/** What folding changes, or may change: anything but ASCII, the grave accent, white space that is not one space between words. */
const FOLDABLE = /[^ -_a-~]| {2}|^ | $/;

/** Folds typography and white space (quote marks, dashes, ellipses, spaces) and nothing else: case and words stay. */
export function foldTypography(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return FOLDS.reduce((folded, [pattern, plain]) => folded.replace(pattern, plain), text.normalize('NFC')).trim();
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Folds case and accents too, for searching: "São Paulo" and "sao paulo" are the same. */
export function foldForSearch(text: string): string {
  const folded = foldTypography(text);
  if (!BEYOND_ASCII.test(folded)) return folded.toLowerCase();
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
