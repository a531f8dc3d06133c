import { isStopTerm } from './content-terms.ts';
import { rarityOf } from './rarity.ts';
import type { FactsByTerm, StorySize, TermFacts } from './story-terms.ts';

const SHARED = 18;
/** How many numbers describe a single term, and how many a pair. */
export const SINGLE_FEATURES = SHARED + 6;
export const PAIR_FEATURES = SHARED + 8;

/** Describes a single term for the model, into `row`: coverage, frequency, position, titles, form, and the story's size. */
export function describeSingle(row: Float64Array, facts: TermFacts, size: StorySize): void {
  describeShared(row, facts, size);
  row[SHARED] = isStopTerm(facts.key) ? 1 : 0;
  row[SHARED + 1] = /\d/.test(facts.key) ? 1 : 0;
  row[SHARED + 2] = facts.key.length;
  row[SHARED + 3] = facts.rarity;
  row[SHARED + 4] = facts.nouns / Math.max(1, facts.count);
  row[SHARED + 5] = facts.verbs / Math.max(1, facts.count);
}

/** Describes a pair, into `row`: as a single term, and by the worth and kind of its two terms. */
export function describePair(
  row: Float64Array,
  facts: TermFacts,
  size: StorySize,
  singles: FactsByTerm,
  worth: ReadonlyMap<string, number>,
): void {
  const gap = facts.key.indexOf(' ');
  const left = facts.key.slice(0, gap);
  const right = facts.key.slice(gap + 1);
  const leftFacts = singles.get(left);
  const rightFacts = singles.get(right);
  const a = worth.get(left) ?? 0;
  const b = worth.get(right) ?? 0;
  describeShared(row, facts, size);
  row[SHARED] = isStopTerm(left) ? 1 : 0;
  row[SHARED + 1] = isStopTerm(right) ? 1 : 0;
  row[SHARED + 2] = a;
  row[SHARED + 3] = b;
  row[SHARED + 4] = Math.min(a, b);
  row[SHARED + 5] = facts.count / Math.max(1, Math.min(leftFacts?.count ?? 1, rightFacts?.count ?? 1));
  row[SHARED + 6] = facts.key.length;
  row[SHARED + 7] = Math.min(leftFacts?.rarity ?? rarityOf(left), rightFacts?.rarity ?? rarityOf(right));
}

function describeShared(row: Float64Array, facts: TermFacts, size: StorySize): void {
  const n = Math.max(1, size.articles.length);
  const sentences = Math.max(1, size.sentences.length);
  row[0] = facts.articles / n;
  row[1] = facts.articles;
  row[2] = facts.count;
  row[3] = (100 * facts.count) / sentences;
  row[4] = facts.leads / n;
  row[5] = facts.openings / n;
  row[6] = facts.titles / n;
  row[7] = facts.earliest;
  row[8] = facts.placeSum / Math.max(1, facts.articles);
  row[9] = facts.capitals / Math.max(1, facts.count);
  row[10] = n;
  row[11] = sentences / n;
  row[12] = facts.leads;
  row[13] = facts.bestScore;
  row[14] = facts.scoreSum / Math.max(1, facts.holders);
  row[15] = facts.scoreSum;
  row[16] = facts.foremost;
  row[17] = facts.withinSum / Math.max(1, facts.count);
}
