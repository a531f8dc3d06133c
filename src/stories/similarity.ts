import type { Features } from './features.ts';
import { LIKENESS, likenessOf } from './likeness.ts';
import learned from './similarity-weights.json' with { type: 'json' };
import type { Vocabulary } from './vocabulary.ts';

const weights: readonly number[] = LIKENESS.map((name) => learned.weights[name]);
/** How much a story's most similar article counts against all of them together. */
const CLOSEST_SHARE = 0.5;

/** How surely two articles tell one event: the log-odds of a logistic model, 0 where it is as likely as not. */
function similarityOf(a: Features, b: Features, vocabulary: Vocabulary): number {
  return likenessOf(a, b, vocabulary).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), learned.bias);
}

/** How well an article fits a story, from its similarity to the closest of these members and to all on average. */
export function fitOf(article: Features, members: readonly Features[], vocabulary: Vocabulary): number {
  const similarities = members.map((member) => similarityOf(article, member, vocabulary));
  const closest = similarities.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const average = similarities.reduce((sum, one) => sum + one, 0) / similarities.length;
  return CLOSEST_SHARE * closest + (1 - CLOSEST_SHARE) * average;
}
