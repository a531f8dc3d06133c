import { contentStems, overlap } from '../evidence/shares-content.ts';
import { evidenceWords } from '../evidence/words.ts';

interface Worded {
  readonly text: string;
}

/** Two texts tell the same fact when they share at least this much of their content words. */
const SAME_FACT = 0.6;
/** And at least so many: two short texts may share half by chance. */
const FEWEST_SHARED = 3;
/** A word that more items hold than this says little of any one of them. */
const MOST_HOLDERS = 32;

/**
 * Which later item was told before, and in which words: first those with the same words, then, best match first, those
 * that share most of their content words and have the same key (such as a speaker) where both have one. Several later
 * items may be wordings of one that was told.
 */
export function pairUp<E extends Worded, L extends E>(
  earlier: readonly E[],
  later: readonly L[],
  keyOf: (item: E) => string | null = () => null,
): ReadonlyMap<L, string> {
  const before = new Map<L, string>();
  const told = new Set(earlier.map(wordsOf));
  for (const item of later) if (told.has(wordsOf(item))) before.set(item, item.text);
  const open = later.filter((item) => !before.has(item));
  for (const { from, to } of rankedPairs(earlier, open, keyOf)) {
    if (!before.has(to)) before.set(to, from.text);
  }
  return before;
}

/** The pairs that tell the same fact, best first; only items that share words meet, so that the cost stays near linear. */
function rankedPairs<E extends Worded, L extends E>(
  earlier: readonly E[],
  later: readonly L[],
  keyOf: (item: E) => string | null,
) {
  const stems = earlier.map((item) => contentStems(item.text));
  const holders = new Map<string, number[]>();
  for (const [place, own] of stems.entries()) {
    for (const stem of own) {
      const known = holders.get(stem);
      if (!known) holders.set(stem, [place]);
      else if (known.length < MOST_HOLDERS) known.push(place);
    }
  }
  const pairs: { from: E; to: L; shared: number; rank: number }[] = [];
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
