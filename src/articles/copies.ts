import type { Article } from './article.ts';
import { headlineKey } from './article-head.ts';
import { shinglesOf } from './shingles.ts';

/** Of the shorter text's shingles, the share that a copy has in common with the longer one. */
const SHARED = 0.5;
/** With the same headline a smaller share will do: a tail was cut or rewritten. */
const SHARED_UNDER_ONE_HEADLINE = 0.25;
/** Shorter texts say too little to be told apart by shingles. */
const FEWEST_SHINGLES = 8;
/** All shingles of an opening are looked up, and one in eight of the rest: enough to meet any copy. */
const OPENING = 60;
const SAMPLE = 8;
/** A shingle that stands in more texts than this is a stock phrase. */
const MOST_HOLDERS = 6;

interface Print {
  readonly all: ReadonlySet<number>;
  readonly headline: string;
}

/**
 * Groups articles whose texts are copies of one another: the same story under another headline, with a cut tail or a
 * few changed words. Every article is in one group; groups and their members keep the order of the articles. The cost
 * grows with the total length of the texts, not with the pairs of articles.
 */
export function findCopies(articles: readonly Article[]): Article[][] {
  const prints: Print[] = [];
  const leaders: number[] = [];
  const holders = new Map<number | string, number[]>();
  for (const [index, article] of articles.entries()) {
    const shingles = shinglesOf(article.sentences.map((sentence) => sentence.text).join(' '));
    const print = { all: shingles, headline: headlineKey(article.title ?? '') };
    prints.push(print);
    const keys: (number | string)[] = [...shingles].filter((hash, at) => at < OPENING || hash % SAMPLE === 0);
    if (print.headline !== '') keys.push(print.headline);
    leaders.push(findLeader(index, keys, prints, holders));
    for (const key of keys) hold(holders, key, leaders[index] ?? index, index);
  }
  const groups = new Map<number, Article[]>();
  for (const [index, article] of articles.entries()) {
    const leader = leaders[index] ?? index;
    groups.set(leader, [...(groups.get(leader) ?? []), article]);
  }
  return [...groups.values()];
}

/** The first article of the group that this one copies, or itself. */
function findLeader(
  index: number,
  keys: readonly (number | string)[],
  prints: readonly Print[],
  holders: ReadonlyMap<number | string, readonly number[]>,
): number {
  const met = new Map<number, number>();
  for (const key of keys) for (const holder of holders.get(key) ?? []) met.set(holder, (met.get(holder) ?? 0) + 1);
  const likeliest = [...met].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_HOLDERS);
  const copied = likeliest.find(([holder]) => isCopy(prints[index] as Print, prints[holder] as Print));
  return copied ? copied[0] : index;
}

/** Only leaders hold a key, so that a thousand copies of one text cost no more than one. */
function hold(holders: Map<number | string, number[]>, key: number | string, leader: number, index: number): void {
  if (leader !== index) return;
  const known = holders.get(key);
  if (!known) holders.set(key, [leader]);
  else if (known.length < MOST_HOLDERS) known.push(leader);
}

function isCopy(a: Print, b: Print): boolean {
  const [short, long] = a.all.size <= b.all.size ? [a.all, b.all] : [b.all, a.all];
  if (short.size < FEWEST_SHINGLES) return false;
  const sameHeadline = a.headline !== '' && a.headline === b.headline;
  const enough = short.size * (sameHeadline ? SHARED_UNDER_ONE_HEADLINE : SHARED);
  let possible = short.size;
  for (const hash of short) if (!long.has(hash) && --possible < enough) return false;
  return true;
}
