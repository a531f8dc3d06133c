import { startsLarge } from '../../articles/starts-large.ts';
import { SMALL_NUMBERS } from '../differences/number-words.ts';

/** Words of a name that its initials may leave out. */
const SKIPPED: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', '&', '-']);
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{1,6}$/u;
const DOTTED = /^(?:\p{Lu}\.){2,7}$/u;

/** The letters of a word written as initials ("UN", "U.N.", "G20"), or null; two to seven, the first a capital. */
export function acronymOf(word: string): string | null {
  if (word.length < 2 || word.length > 14 || isSmall(word)) return null;
  if (ACRONYM.test(word)) return word;
  return DOTTED.test(word) ? word.replaceAll('.', '') : null;
}

/** Whether a word begins with a small ASCII letter, as most do. */
function isSmall(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 97 && code <= 122;
}

/**
 * Where a name ends that begins at a word and whose initials are these letters ("Group of Twenty" for "G20"), as the
 * place behind its last word; -1 where the words are no such name. At least two words must stand for letters.
 */
export function expansionEnd(words: readonly string[], from: number, letters: string): number {
  // Letters begin with a capital, so the name does with the same one.
  if (words[from]?.charAt(0) !== letters.charAt(0)) return -1;
  let told = 0;
  let matched = 0;
  for (let at = from; at < words.length && told < letters.length; at += 1) {
    const word = words[at] ?? '';
    const next = lettersOf(word);
    if (letters.startsWith(next, told) && next !== '') {
      told += next.length;
      matched += 1;
      if (told === letters.length) return matched > 1 ? at + 1 : -1;
    } else if (matched === 0 || !SKIPPED.has(word)) return -1;
  }
  return -1;
}

/** What a word adds to initials: its first letter where that is a capital, a number as digits; '' for other words. */
function lettersOf(word: string): string {
  if (/^\p{N}{1,3}$/u.test(word)) return word;
  const number = SMALL_NUMBERS[word.toLowerCase()];
  if (number !== undefined) return `${number}`;
  const [first = ''] = word;
  return /\p{Lu}/u.test(first) && acronymOf(word) === null ? first : '';
}

const WORD = /(?:\p{Lu}\.){2,7}|[\p{L}\p{N}\p{M}]+/gu;
const MOST_ACRONYMS = 20;

/** The initials that stand in a text, each once. */
export function acronymsIn(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.match(WORD) ?? []) {
    const letters = acronymOf(word);
    if (letters !== null) found.add(letters);
  }
  return [...found].slice(0, MOST_ACRONYMS);
}

/** A text in which each name whose initials are known is put as those initials, and "U.N." as "UN". */
export function withAcronyms(text: string, known: readonly string[]): string {
  const places = [...text.matchAll(WORD)];
  const words = places.map(([word]) => word);
  let put = '';
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!startsLarge(word)) continue;
    const name = longestEnd(words, at, known);
    const letters = name?.letters ?? acronymOf(word);
    if (letters === null || letters === word) continue;
    put += text.slice(from, places[at]?.index) + letters;
    at = (name?.to ?? at + 1) - 1;
    from = (places[at]?.index ?? 0) + (words[at]?.length ?? 0);
  }
  return put + text.slice(from);
}

function longestEnd(
  words: readonly string[],
  from: number,
  known: readonly string[],
): { to: number; letters: string } | null {
  let best: { to: number; letters: string } | null = null;
  for (const letters of known) {
    const to = expansionEnd(words, from, letters);
    if (to > (best?.to ?? 0)) best = { to, letters };
  }
  return best;
}
