import { type Candidate, distinctPairsOf } from './candidate.ts';
import { isStopTerm, termsOf } from './content-terms.ts';
import { describeSentence, SENTENCE_FEATURES } from './sentence-features.ts';
import { countPairs, countSingles, type FactsByTerm, noteScores, type StorySize } from './story-terms.ts';
import { describePair, describeSingle, PAIR_FEATURES, SINGLE_FEATURES } from './term-features.ts';
import { createPredictor, type Predictor, type TreeModel } from './trees.ts';
import learned from './weights.json' with { type: 'json' };

/** The learned models as stored, and how pairs and function words count beside single content terms. */
export interface StoredModels {
  readonly sentence: TreeModel;
  readonly single: TreeModel;
  readonly pair: TreeModel;
  readonly pairScale: number;
  readonly stopScale: number;
}

/** How much terms and pairs of neighbouring terms are worth telling, about 0..1 each. */
export type Worth = ReadonlyMap<string, number>;

/** The sentences worth considering, the best first, each with its weight; what their terms are worth, and all that is known of them. */
export interface Ranking {
  readonly ranked: readonly { readonly candidate: Candidate; readonly weight: number }[];
  readonly worth: Worth;
  readonly singles: FactsByTerm;
}

/** Ranks a story's sentences. */
export type Ranker = (
  candidates: readonly Candidate[],
  fitness: readonly number[],
  size: StorySize,
  topic: string | undefined,
) => Ranking;

/** So many sentences are looked at closely, whatever the size of the story. */
const CONSIDERED = 64;
/** Sentences that stand alone less well are taken only where there is no other. */
const STANDS_ALONE = 0.3;
/** What a term of the topic asked for is worth more. */
const ASKED = 0.3;
/** How strongly a sentence's own score weighs beside what its terms are worth. */
const SCORE_POWER = 0.2;
const SCORE_FLOOR = 0.02;

/** Makes a ranker from stored models; without any, from those that come with the bot. */
export function createRanker(models: StoredModels = learned): Ranker {
  const predictors = {
    sentence: createPredictor(models.sentence),
    single: createPredictor(models.single),
    pair: createPredictor(models.pair),
  };
  return (candidates, fitness, size, topic) => {
    const singles = countSingles(size);
    const asked = new Set(termsOf(topic ?? '').filter((term) => !isStopTerm(term)));
    const scores = scoreSentences(candidates, size, singles, predictors.sentence);
    const least = fitness.some((fit) => fit >= STANDS_ALONE) ? STANDS_ALONE : Number.MIN_VALUE;
    const ranked = candidates
      .map((candidate, at) => {
        const score = (scores[at] ?? 0) + SCORE_FLOOR + (asked.size && holdsAny(candidate, asked) ? ASKED : 0);
        const fit = fitness[at] ?? 0;
        return { candidate, fit, score: fit * score, weight: fit * score ** SCORE_POWER };
      })
      .filter(({ fit }) => fit >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, CONSIDERED);
    const wanted = new Set(ranked.flatMap(({ candidate }) => distinctPairsOf(candidate)));
    const pairs = countPairs(size, wanted, scores);
    noteScores(size, scores, singles);
    const worth = new Map<string, number>();
    const row = new Float64Array(SINGLE_FEATURES);
    for (const term of new Set(ranked.flatMap(({ candidate }) => candidate.distinct))) {
      const facts = singles.get(term);
      if (!facts) continue;
      describeSingle(row, facts, size);
      worth.set(term, Math.max(0, predictors.single(row) + (asked.has(term) ? ASKED : 0)));
    }
    const pairRow = new Float64Array(PAIR_FEATURES);
    for (const facts of pairs.values()) {
      describePair(pairRow, facts, size, singles, worth);
      worth.set(facts.key, Math.max(0, models.pairScale * predictors.pair(pairRow)));
    }
    for (const [key, value] of worth) if (isStopTerm(key)) worth.set(key, value * models.stopScale);
    return { ranked, worth, singles };
  };
}

function scoreSentences(
  candidates: readonly Candidate[],
  size: StorySize,
  singles: ReturnType<typeof countSingles>,
  predict: Predictor,
): number[] {
  const row = new Float64Array(SENTENCE_FEATURES);
  return candidates.map((candidate) => {
    describeSentence(row, candidate, size, singles);
    return Math.max(0, predict(row));
  });
}

function holdsAny(candidate: Candidate, terms: ReadonlySet<string>): boolean {
  for (const term of terms) if (candidate.content.has(term)) return true;
  return false;
}
