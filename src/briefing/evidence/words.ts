import { foldTypography, isAscii } from '../../kernel/text.ts';

/** Scripts written without spaces between words: there, every character counts as a word. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--${UNSPACED}]`;
const WORD = new RegExp(
  [
    String.raw`\p{N}+(?:[.,:]\p{N}+)+`,
    String.raw`${UNSPACED}\p{M}*`,
    // A negation stays with its verb, so that leaving out words can never turn "don't" into "do".
    `${LETTER}+(?:'t(?!${LETTER}))?`,
    String.raw`[\p{Sc}%]`,
  ].join('|'),
  'gv',
);
/** The same for ASCII. */
const PLAIN_WORD = /\d+(?:[.,:]\d+)+|[A-Za-z0-9]+(?:'t(?![A-Za-z0-9]))?|[$%]/g;
const ONE_LETTER = new RegExp(`^${LETTER}$`, 'v');
const DIGIT = /^\p{N}$/u;

/**
 * The words of a text as evidence compares them: typography folded; runs of letters, digits and marks; numbers with
 * their separators, currency signs and "%" kept whole; all other marks (Markdown too) left out. Case is kept.
 */
export function evidenceWords(text: string): string[] {
  const folded = foldTypography(text);
  return folded.match(isAscii(folded) ? PLAIN_WORD : WORD) ?? [];
}

/** True where an offset stands inside a word, a number ("2,1|00") or a surrogate pair. */
export function cutsWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = codePointBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/^[\ud800-\udbff]$/.test(text[at - 1] ?? '') && /^[\udc00-\udfff]$/.test(text[at] ?? '')) return true;
  if (ONE_LETTER.test(before) && ONE_LETTER.test(after)) return true;
  const inNumber = /[.,:]/;
  if (inNumber.test(after)) return DIGIT.test(before) && DIGIT.test(text[at + 1] ?? '');
  if (inNumber.test(before)) return DIGIT.test(after) && DIGIT.test(text[at - 2] ?? '');
  return false;
}

function codePointBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const paired = at > 1 && low >= 0xdc00 && low <= 0xdfff;
  return String.fromCodePoint(text.codePointAt(paired ? at - 2 : at - 1) ?? 0);
}
