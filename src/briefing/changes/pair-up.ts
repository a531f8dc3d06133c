import { contentStems, overlap } from '../evidence/shares-content.ts';
import { evidenceWords } from '../evidence/words.ts';

interface Worded {
  readonly text: string;
}

/** Which item of the later list stands for which of the earlier one, and which of the earlier ones is left over. */
export interface Pairing<T> {
  /** For each later item that has an earlier one: that one's text, or the item's own where only marks differ. */
  readonly before: ReadonlyMap<T, string>;
  readonly gone: readonly T[];
}

/** Two texts tell the same fact when they share at least this much of their content words. */
const SAME_FACT = 0.6;
/** And at least so many: two short texts may share half by chance. */
const FEWEST_SHARED = 3;
/** A word that more items hold than this says little of any one of them. */
const MOST_HOLDERS = 32;

/**
 * Pairs items of two lists one to one: first those with the same words, then, best match first, those that share most
 * of their content words and have the same key (such as a speaker) where both have one.
 */
export function pairUp<T extends Worded>(
  earlier: readonly T[],
  later: readonly T[],
  keyOf: (item: T) => string | null = () => null,
): Pairing<T> {
  const before = new Map<T, string>();
  const left = new Set(earlier);
  const byWords = new Map<string, T[]>();
  for (const item of [...earlier].reverse()) {
    const words = wordsOf(item);
    const known = byWords.get(words);
    if (known) known.push(item);
    else byWords.set(words, [item]);
  }
  for (const item of later) {
    const same = byWords.get(wordsOf(item))?.pop();
    if (!same) continue;
    before.set(item, item.text);
    left.delete(same);
  }
  const open = later.filter((item) => !before.has(item));
  for (const { from, to } of rankedPairs([...left], open, keyOf)) {
    if (!left.has(from) || before.has(to)) continue;
    before.set(to, from.text);
    left.delete(from);
  }
  return { before, gone: earlier.filter((item) => left.has(item)) };
}

/** The pairs that tell the same fact, best first; only items that share words meet, so that the cost stays near linear. */
function rankedPairs<T extends Worded>(earlier: readonly T[], later: readonly T[], keyOf: (item: T) => string | null) {
  const stems = earlier.map((item) => contentStems(item.text));
  const holders = new Map<string, number[]>();
  for (const [place, own] of stems.entries()) {
    for (const stem of own) {
      const known = holders.get(stem);
      if (!known) holders.set(stem, [place]);
      else if (known.length < MOST_HOLDERS) known.push(place);
    }
  }
  const pairs: { from: T; to: T; shared: number; rank: number }[] = [];
  for (const to of later) {
    const own = contentStems(to.text);
    const met = new Set([...own].flatMap((stem) => holders.get(stem) ?? []));
    for (const place of [...met].sort((a, b) => a - b)) {
      const [from, other] = [earlier[place], stems[place]];
      if (!from || !other || !fitKeys(keyOf(from), keyOf(to))) continue;
      const shared = overlap(own, other);
      if (shared < SAME_FACT || shared * Math.min(own.size, other.size) < FEWEST_SHARED) continue;
      pairs.push({ from, to, shared, rank: pairs.length });
    }
  }
  return pairs.sort((a, b) => b.shared - a.shared || a.rank - b.rank);
}

function fitKeys(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function wordsOf(item: Worded): string {
  return evidenceWords(item.text).join(' ').toLowerCase();
}
