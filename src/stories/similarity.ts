import type { Candidate, Member } from './candidate.ts';
import type { Features } from './features.ts';
import { LIKENESS, likenessOf } from './likeness.ts';
import learned from './similarity-weights.json' with { type: 'json' };
import type { Vocabulary } from './vocabulary.ts';

/** How well an article fits a story. */
export interface Fit {
  readonly story: Candidate;
  /** Log-odds: 0 where it is as likely as not that the article tells the story's event. */
  readonly score: number;
  /** The story's most similar article. */
  readonly closest: Member;
}

const weights: readonly number[] = LIKENESS.map((name) => learned.weights[name]);
/** How much a story's most similar article counts against all of them together. */
const CLOSEST_SHARE = 0.5;

/** How surely two articles tell one event, from their likenesses: the log-odds of a logistic model, 0 where it is as likely as not. */
export function oddsOf(likeness: readonly number[]): number {
  return likeness.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), learned.bias);
}

/** How well an article fits a story, from its similarity to the closest of its members and to all on average. */
export function fitOf(article: Features, story: Candidate, vocabulary: Vocabulary): Fit {
  const odds = story.members.map(({ features }) => oddsOf(likenessOf(article, features, vocabulary)));
  const most = Math.max(...odds);
  const average = odds.reduce((sum, one) => sum + one, 0) / odds.length;
  const closest = story.members[odds.indexOf(most)] as Member;
  return { story, score: CLOSEST_SHARE * most + (1 - CLOSEST_SHARE) * average, closest };
}
