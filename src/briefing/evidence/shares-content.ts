import { foldForSearch } from '../../kernel/text.ts';
import { MULTIPLIERS, SMALL_NUMBERS } from '../differences/number-words.ts';
import { withAcronymsOf } from './acronyms.ts';
import { numbersClash, numbersTold, sameNumber, type ToldNumber } from './numbers-told.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Words are compared by their first letters, which ties "agree" to "agreed" in most languages without a lexicon. */
const STEM_LENGTH = 6;
/** The share of the smaller text's content words that the other one must hold. */
const ENOUGH = 0.5;
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
  const stems = new Set<string>();
  for (const word of wordsOf(foldForSearch(text))) {
    if (!STOP_WORDS.has(word) && !/^[a-z]$/.test(word)) stems.add(word.slice(0, STEM_LENGTH));
  }
  return stems;
}

/** The words of a folded text; asking the segmenter only where spaces do not part them, because it is slow. */
function wordsOf(folded: string): string[] {
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
 * True where two texts share at least half of the smaller one's content words, the rule for a further citation. A number
 * in words is that in digits, a name is its initials where the other text has those. False where both number the same thing and no numbers fit.
 */
export function sharesContent(one: string, other: string): boolean {
  const a = read(one, other);
  const b = read(other, one);
  if (numbersClash(a.numbers, b.numbers)) return false;
  const sizes = [a.stems.size + a.numbers.length, b.stems.size + b.numbers.length];
  const size = Math.min(...sizes);
  const [smaller, larger] = sizes[0] === size ? [a, b] : [b, a];
  let shared = 0;
  for (const stem of smaller.stems) if (larger.stems.has(stem)) shared += 1;
  for (const number of smaller.numbers) {
    if (larger.numbers.some((told) => sameNumber(number, told))) shared += 1;
  }
  return size > 0 && shared / size >= ENOUGH;
}

interface Content {
  readonly stems: ReadonlySet<string>;
  readonly numbers: readonly ToldNumber[];
}

function read(original: string, other: string): Content {
  const text = withAcronymsOf(original, other);
  const numbers = numbersTold(text);
  let rest = '';
  let from = 0;
  for (const { quantity } of numbers) {
    rest += `${text.slice(from, quantity.start)} ${text.slice(quantity.start, quantity.end).replace(AMOUNT, ' ')} `;
    from = quantity.end;
  }
  return { stems: contentStems(rest + text.slice(from)), numbers };
}
