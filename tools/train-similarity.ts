/**
 * Learns from labelled streams how much each likeness of two articles counts, and writes
 * src/stories/similarity-weights.json.
 *
 *   npx tsx tools/train-similarity.ts one.jsonl two.jsonl three.jsonl
 *
 * A line is {"id", "text", "story", "title"?, "date"?}; articles are taken in the order of their dates, as the bot
 * meets them, and every pair is compared with the term weights of that moment. A logistic model is fitted by Newton's
 * method to "same story or not": every file counts the same, pairs with hardly a word in common are left out, and
 * pairs of different stories together weigh twenty times as much as those of one story (they are far more common).
 * Before that, each file is left out in turn and judged by weights learned from the others.
 *
 * The numbers in the repository were learned from 1,609 English articles of 362 stories in four public sets: pairs of
 * look-alike events, events told by three outlets each, newswire topics, and half a year of news roundups.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readArticle } from '../src/articles/read-article.ts';
import { type Features, readFeatures } from '../src/stories/features.ts';
import { LIKENESS, likenessOf } from '../src/stories/likeness.ts';
import { createVocabulary } from '../src/stories/vocabulary.ts';
import { fitLogistic, type Sample } from './fit-logistic.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly story: string;
  readonly title?: string | null;
  readonly date?: string | null;
}

const LEAST_LIKE = 0.14;
const DIFFERENT_WEIGHT = 20;
const PENALTY = 1e-4;
const OUTPUT = new URL('../src/stories/similarity-weights.json', import.meta.url);

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name at least one file of labelled articles.');
const sets = files.map(readSamples);
for (const [at, held] of sets.entries()) {
  if (sets.length === 1) break;
  const learned = fitLogistic(sets.filter((_, other) => other !== at).flat(), PENALTY);
  console.log(`file ${at + 1} by the others: ${describe(held, learned)}`);
}
const learned = fitLogistic(sets.flat(), PENALTY);
for (const [at, set] of sets.entries()) console.log(`file ${at + 1} by all: ${describe(set, learned)}`);
const [bias = 0, ...weights] = learned.map((weight) => Number(weight.toFixed(3)));
const named = Object.fromEntries(LIKENESS.map((name, at) => [name, weights[at] ?? 0]));
writeFileSync(OUTPUT, `${JSON.stringify({ bias, weights: named }, null, 2)}\n`);

function readSamples(file: string): Sample[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  rows.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : Number((a.date ?? '') > (b.date ?? ''))));
  const pairs = pairsOf(rows);
  const same = pairs.filter((pair) => pair.same).length;
  const different = pairs.length - same;
  return pairs.map(({ values, same: isSame }) => ({
    values: [1, ...values],
    label: isSame ? 1 : 0,
    weight: isSame ? 1 / same : DIFFERENT_WEIGHT / different,
  }));
}

function pairsOf(rows: readonly Row[]): { values: number[]; same: boolean }[] {
  const vocabulary = createVocabulary();
  const before: { features: Features; story: string }[] = [];
  const pairs: { values: number[]; same: boolean }[] = [];
  for (const { id, text, story, title, date } of rows) {
    const article = readArticle({
      id,
      text,
      format: 'text',
      ...(title && { title }),
      ...(date && { publishedAt: date }),
    });
    const { features, terms } = readFeatures(article);
    vocabulary.count(terms);
    for (const earlier of before) {
      const values = likenessOf(features, earlier.features, vocabulary);
      const same = earlier.story === story;
      if (same || (values[0] ?? 0) >= LEAST_LIKE) pairs.push({ values, same });
    }
    before.push({ features, story });
  }
  return pairs;
}

/** Of the pairs that are called the same at even odds, the share that is; and the share of the same that was called so. */
function describe(samples: readonly Sample[], weights: readonly number[]): string {
  const called = samples.filter(
    ({ values }) => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) > 0,
  );
  const right = called.filter(({ label }) => label === 1).length;
  const all = samples.filter(({ label }) => label === 1).length;
  return `precision ${(right / called.length).toFixed(3)}, recall ${(right / all).toFixed(3)}`;
}
