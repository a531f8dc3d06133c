import { foldTypography } from '../../kernel/text.ts';
import { LIGHT_WORDS } from './light-words.ts';

/** A quote's words, folded for comparing: case, typography, contractions and bracketed insertions do not count. */
export interface Wordbag {
  readonly words: readonly string[];
  /** Light words ("the", "is") weigh a quarter of the others. */
  readonly weight: number;
}

/** How two utterances overlap. */
export interface Overlap {
  /** The share of the shorter one's weight that stands in the other in the same order. */
  readonly coverage: number;
  /** The weight of the longest run of words that both share. */
  readonly run: number;
  /** The weight that the shorter one has. */
  readonly weight: number;
}

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
  [/'s\b/g, ''],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
];
const LIGHT = 0.25;
/** Longer utterances are compared by their beginnings; no reported sentence is longer. */
const MOST_WORDS = 400;

/** Folds a quote's text to the words that are compared. */
export function wordbagOf(text: string): Wordbag {
  const folded = CONTRACTIONS.reduce(
    (line, [pattern, plain]) => line.replace(pattern, plain),
    foldTypography(text.slice(0, MOST_WORDS * 12)).toLowerCase(),
  );
  const words = (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  return { words, weight: words.reduce((sum, word) => sum + weightOf(word), 0) };
}

function weightOf(word: string): number {
  return LIGHT_WORDS.has(word) ? LIGHT : 1;
}

/** Measures how much of the lighter utterance the other holds, in order. */
export function overlapOf(one: Wordbag, other: Wordbag): Overlap {
  const [short, long] = one.weight <= other.weight ? [one, other] : [other, one];
  const width = long.words.length + 1;
  let above = new Float64Array(width);
  let runAbove = new Float64Array(width);
  let run = 0;
  for (const word of short.words) {
    const row = new Float64Array(width);
    const runs = new Float64Array(width);
    const weight = weightOf(word);
    for (let at = 1; at < width; at++) {
      if (long.words[at - 1] === word) {
        row[at] = (above[at - 1] ?? 0) + weight;
        const length = (runAbove[at - 1] ?? 0) + weight;
        runs[at] = length;
        if (length > run) run = length;
      } else {
        row[at] = Math.max(above[at] ?? 0, row[at - 1] ?? 0);
      }
    }
    above = row;
    runAbove = runs;
  }
  return { coverage: short.weight === 0 ? 0 : (above[width - 1] ?? 0) / short.weight, run, weight: short.weight };
}

/**
 * Whether two quotes report one utterance: the shorter stands in the longer almost wholly, or both share a run too long
 * to be chance. The figures were set on pairs of news quotes labelled by hand, none of which is kept here.
 */
export function isSameUtterance({ coverage, run, weight }: Overlap): boolean {
  if (coverage >= 0.999) return weight >= 1;
  if (coverage >= 0.74) return run >= 2 || (coverage >= 0.85 && run >= 1.25);
  return coverage >= 0.4 && run >= 3.25;
}
