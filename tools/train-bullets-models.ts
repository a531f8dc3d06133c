import { type Candidate, distinctPairsOf } from '../src/briefing/bullets/candidate.ts';
import { isStopTerm, pairsOf } from '../src/briefing/bullets/content-terms.ts';
import type { StoredModels } from '../src/briefing/bullets/rank.ts';
import { describeSentence, SENTENCE_FEATURES } from '../src/briefing/bullets/sentence-features.ts';
import { countPairs, countSingles, noteScores, type TermFacts } from '../src/briefing/bullets/story-terms.ts';
import { describePair, describeSingle, PAIR_FEATURES, SINGLE_FEATURES } from '../src/briefing/bullets/term-features.ts';
import { createPredictor, type TreeModel } from '../src/briefing/bullets/trees.ts';
import type { Example } from './train-bullets-data.ts';
import { growTrees, type Shape, Table } from './train-bullets-trees.ts';

const SENTENCE_SHAPE: Shape = { depth: 3, trees: 60, rate: 0.1, ridge: 3, least: 10, columns: 0.5, rows: 0.6 };
const TERM_SHAPE: Shape = { depth: 5, trees: 110, rate: 0.08, ridge: 1, least: 4, columns: 0.5, rows: 0.6 };
const PAIR_SCALE = 2;
const STOP_SCALE = 0.5;
const INNER_FOLDS = 4;
/** Of terms that stand once and are in no reference, every so many-th is kept, and counts so many times. */
const THINNED = 4;

/**
 * Fits the three models one on another: sentences (how much of one is in the references), single terms and pairs (in
 * how many references they are). Terms see sentence scores from models that did not see their story.
 */
export function fitModels(examples: readonly Example[]): StoredModels {
  const singles = examples.map((example) => countSingles(example.size));
  const scores: number[][] = examples.map(() => []);
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const predict = createPredictor(fitSentences(examples, singles, (at) => at % INNER_FOLDS !== fold));
    examples.forEach((example, at) => {
      if (at % INNER_FOLDS !== fold) return;
      const row = new Float64Array(SENTENCE_FEATURES);
      scores[at] = example.candidates.map((candidate) => {
        describeSentence(row, candidate, example.size, singles[at] ?? new Map());
        return Math.max(0, predict(row));
      });
    });
  }
  const sentence = fitSentences(examples, singles, () => true);
  const pairs = examples.map(({ size, candidates }, at) =>
    countPairs(size, new Set(candidates.flatMap(distinctPairsOf)), scores[at] ?? []),
  );
  examples.forEach(({ size }, at) => {
    noteScores(size, scores[at] ?? [], singles[at] ?? new Map());
  });
  const single = fitSingles(examples, singles);
  return {
    sentence,
    single,
    pair: fitPairs(examples, singles, pairs, single),
    pairScale: PAIR_SCALE,
    stopScale: STOP_SCALE,
  };
}

function fitSentences(
  examples: readonly Example[],
  singles: readonly ReadonlyMap<string, TermFacts>[],
  takes: (at: number) => boolean,
): TreeModel {
  const table = new Table(SENTENCE_FEATURES);
  examples.forEach((example, at) => {
    if (!takes(at)) return;
    for (const candidate of example.candidates) {
      describeSentence(table.row, candidate, example.size, singles[at] ?? new Map());
      table.add(shareTold(candidate, example), example.set, 1);
    }
  });
  return growTrees(table, SENTENCE_SHAPE);
}

/** How much of a sentence is in the references: of its content terms, and twice of its pairs. */
function shareTold({ flat }: Candidate, { told }: Example): number {
  const content = flat.filter((term) => !isStopTerm(term));
  const pairs = pairsOf(flat);
  const shares = told.map((reference) => {
    const terms = content.filter((term) => reference.terms.has(term)).length / (content.length + 2);
    return terms + (2 * pairs.filter((pair) => reference.pairs.has(pair)).length) / (pairs.length + 3);
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function fitSingles(examples: readonly Example[], singles: readonly ReadonlyMap<string, TermFacts>[]): TreeModel {
  const table = new Table(SINGLE_FEATURES);
  examples.forEach((example, at) => {
    for (const facts of singles[at]?.values() ?? []) {
      describeSingle(table.row, facts, example.size);
      table.add(share(example.told.map(({ terms }) => terms.has(facts.key))), example.set, 1);
    }
  });
  return growTrees(table, TERM_SHAPE);
}

function fitPairs(
  examples: readonly Example[],
  singles: readonly ReadonlyMap<string, TermFacts>[],
  pairs: readonly ReadonlyMap<string, TermFacts>[],
  single: TreeModel,
): TreeModel {
  const table = new Table(PAIR_FEATURES);
  const predict = createPredictor(single);
  const row = new Float64Array(SINGLE_FEATURES);
  let thin = 0;
  examples.forEach((example, at) => {
    const own = singles[at] ?? new Map<string, TermFacts>();
    const worth = new Map<string, number>();
    for (const facts of own.values()) {
      describeSingle(row, facts, example.size);
      worth.set(facts.key, Math.max(0, predict(row)));
    }
    for (const facts of pairs[at]?.values() ?? []) {
      const told = share(example.told.map((reference) => reference.pairs.has(facts.key)));
      const rare = told === 0 && facts.count <= 1;
      if (rare && thin++ % THINNED) continue;
      describePair(table.row, facts, example.size, own, worth);
      table.add(told, example.set, rare ? THINNED : 1);
    }
  });
  return growTrees(table, TERM_SHAPE);
}

function share(answers: readonly boolean[]): number {
  return answers.filter(Boolean).length / Math.max(1, answers.length);
}
