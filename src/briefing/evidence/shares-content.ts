import { once } from '../../kernel/once.ts';
import { foldForSearch, isAscii } from '../../kernel/text.ts';
import { MULTIPLIERS, SMALL_NUMBERS } from '../differences/number-words.ts';
import { acronymsIn, withAcronyms } from './acronyms.ts';
import { numbersClash, numbersTold, sameNumber, saysMuch, type ToldNumber } from './numbers-told.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { synonymsOf } from './synonyms.ts';

/** Words are compared by their first letters, which ties "agree" to "agreed" in most languages without a lexicon. */
const STEM_LENGTH = 6;
/** The share of the smaller text's content words that the other one must hold. */
const ENOUGH = 0.5;
/** So many words and numbers must be shared besides: a short sentence of the same story shares two by chance. */
const FEWEST_SHARED = 3;
/** Words that must be shared beside a telling number, its unit, if it has one, not counted. */
const WORDS_BESIDE_NUMBER = 2;
/** What of a quantity's words is its amount; its unit counts as a word of the text. */
const AMOUNT = new RegExp(
  `[\\p{N}][\\p{N}.,]*|(?<!\\p{L})(?:an?|and|${[...Object.keys(SMALL_NUMBERS), ...Object.keys(MULTIPLIERS)].join('|')})(?!\\p{L})`,
  'giu',
);

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The stems of a text's content words, in any language: folded for searching, stop words left out. */
export function contentStems(text: string): Set<string> {
  return new Set(contentWords(text).map((word) => word.slice(0, STEM_LENGTH)));
}

function contentWords(text: string): string[] {
  return wordsOf(foldForSearch(text)).filter((word) => !STOP_WORDS.has(word) && !/^[a-z]$/.test(word));
}

/** The words of a folded text; asking the segmenter only where spaces do not part them, because it is slow. */
function wordsOf(folded: string): string[] {
  if (isAscii(folded)) return folded.match(/[a-z0-9]+/g) ?? [];
  if (!UNSPACED.test(folded)) return folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** How much of the smaller set the larger one holds, 0 to 1; 0 where either is empty. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared / small.size;
}

/**
 * Makes a test that is true where two texts share at least half of the smaller one's content words, or a number that
 * hardly stands in two facts by chance and two more words: the rule for a further citation. A number in words is that in
 * digits, a name is its initials where the other text has those, "spoke" is "met". False where both tell numbers and
 * none fits. Each text is read once for all that it is held against, but for those that have initials.
 */
export function createContentTest(): (one: string, other: string) => boolean {
  const initialsIn = once(acronymsIn);
  const readPlain = once((text) => read(text, []));
  const readBeside = (text: string, other: string) => {
    const initials = initialsIn(other);
    return initials.length === 0 ? readPlain(text) : read(text, initials);
  };
  return (one, other) => shareContent(readBeside(one, other), readBeside(other, one));
}

function shareContent(a: Content, b: Content): boolean {
  if (numbersClash(a.numbers, b.numbers) || haveOtherNumbers(a.numbers, b.numbers)) return false;
  const sizes = [a.words.length + a.numbers.length, b.words.length + b.numbers.length];
  const size = Math.min(...sizes);
  const [smaller, larger] = sizes[0] === size ? [a, b] : [b, a];
  const known = new Set(larger.words.flat());
  const words = smaller.words.filter((keys) => keys.some((key) => known.has(key))).length;
  const numbers = smaller.numbers.filter((number) => larger.numbers.some((told) => sameNumber(number, told)));
  const telling = numbers.find(saysMuch);
  if (telling && words >= WORDS_BESIDE_NUMBER + (telling.quantity.unit === null ? 0 : 1)) return true;
  const shared = words + numbers.length;
  return size > 0 && shared / size >= ENOUGH && shared >= Math.min(size, FEWEST_SHARED);
}

/** Whether both tell numbers, and none of one is among those of the other: a toll that rose, another vote. */
function haveOtherNumbers(some: readonly ToldNumber[], others: readonly ToldNumber[]): boolean {
  const fits = some.some((number) => others.some((told) => sameNumber(number, told)));
  return some.length > 0 && others.length > 0 && !fits;
}

interface Content {
  /** For each distinct content word, what it may be found by: its stem or group of synonyms, and its first letters. */
  readonly words: readonly (readonly string[])[];
  readonly numbers: readonly ToldNumber[];
}

function read(original: string, acronyms: readonly string[]): Content {
  const text = withAcronyms(original, acronyms);
  const numbers = numbersTold(text);
  let rest = '';
  let from = 0;
  for (const { quantity } of numbers) {
    rest += `${text.slice(from, quantity.start)} ${text.slice(quantity.start, quantity.end).replace(AMOUNT, ' ')} `;
    from = quantity.end;
  }
  const words = new Map<string, readonly string[]>();
  for (const word of contentWords(rest + text.slice(from))) {
    const root = stem(word);
    const key = synonymsOf(root) ?? root;
    if (!words.has(key)) words.set(key, [key, word.slice(0, STEM_LENGTH)]);
  }
  return { words: [...words.values()], numbers };
}
