/** Not seen by themselves, yet able to turn the words around them or to hide between them. */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;
/** Joiners, selectors and tags are among them, but letters and emoji need them in some places. */
const MAY_STAY = /^(?:\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}])$/u;
/** A joiner between two letters or emoji shapes them (Persian, Hindi, families of emoji). */
const JOINABLE = /^(?:\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const JOINER = /\u200c|\u200d/g;
/** Tags name a region behind a black flag. */
const IDLE_TAGS = /(?<!\u{1f3f4}|[\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;
const HALF_CHARACTER = /\p{Surrogate}/gu;
const LINE_SPACE = /[\t-\r \u0085\u1680\u2000-\u200a\u2028\u2029\u205f]+/g;
/** No bundled font has the narrow space that never ends a line; the usual one never does either. */
const NARROW_SPACE = /\u202f/g;
/** What no bundled font has, by what looks the same and ends a line as it does. */
const ALIKE: Readonly<Record<string, string>> = {
  '\u2012': '\u2013',
  '\u2024': '.',
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': '\u017ft',
  '\ufb06': 'st',
};
const HAS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');

/**
 * The text as it is drawn: the same words in their composed form, ligatures by their letters, with single spaces between
 * them, and without what is not seen and could reverse or hide words (controls, overrides of direction, zero-width characters).
 */
export function drawnText(text: string): string {
  return text
    .replace(HALF_CHARACTER, '\ufffd')
    .normalize('NFC')
    .replace(LINE_SPACE, ' ')
    .replace(NARROW_SPACE, '\u00a0')
    .replace(HAS_ALIKE, (character) => ALIKE[character] as string)
    .replace(UNSEEN, (character) => (MAY_STAY.test(character) ? character : ''))
    .replace(JOINER, (joiner, at: number, whole: string) => (joins(whole, at) ? joiner : ''))
    .replace(IDLE_TAGS, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function joins(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  return JOINABLE.test(before) && JOINABLE.test(after);
}
