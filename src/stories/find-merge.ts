import type { Candidate } from './candidate.ts';
import { LIKENESS, likenessOf } from './likeness.ts';
import { type Fit, oddsOf } from './similarity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Two stories that are one: the one that was opened first keeps its id. */
export interface Merge {
  readonly from: string;
  readonly into: string;
  /** How well the article fits the surviving story, and the other. */
  readonly scores: readonly [number, number];
  /** What the articles of both have in common on average, each with each. */
  readonly link: Link;
}

/** How alike the articles of two stories are on average. */
export interface Link {
  /** Log-odds that two of them tell one event. */
  readonly odds: number;
  /** How far their numbers agree, from 0 to 1. */
  readonly numbers: number;
}

/**
 * What two stories must have in common. More than an article needs to join: a merge moves many articles and is not taken
 * back. Look-alike events share words, names and places; only one event has the same figures.
 */
export const MERGE_FROM: Link = { odds: 0, numbers: 0.25 };

const NUMBERS = LIKENESS.indexOf('numbers');

/** Whether two stories that an article fits are one, by their own articles; null where they are not. */
export function findMerge(a: Fit, b: Fit, vocabulary: Vocabulary): Merge | null {
  const link = linkOf(a.story, b.story, vocabulary);
  if (link.odds < MERGE_FROM.odds || link.numbers < MERGE_FROM.numbers) return null;
  const [kept, lost] = a.story.opened < b.story.opened ? [a, b] : [b, a];
  return { from: lost.story.id, into: kept.story.id, scores: [kept.score, lost.score], link };
}

function linkOf(a: Candidate, b: Candidate, vocabulary: Vocabulary): Link {
  let [odds, numbers] = [0, 0];
  for (const one of a.members) {
    for (const other of b.members) {
      const likeness = likenessOf(one.features, other.features, vocabulary);
      odds += oddsOf(likeness);
      numbers += likeness[NUMBERS] ?? 0;
    }
  }
  const pairs = a.members.length * b.members.length;
  return { odds: odds / pairs, numbers: numbers / pairs };
}
