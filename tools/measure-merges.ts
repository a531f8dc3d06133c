/**
 * Counts how often stories that become one are one, on labelled streams: each in its own order, then shuffled (articles
 * keep the order of their dates; those of one day, and those without a date, come in any order).
 *
 *   npx tsx tools/measure-merges.ts [--shuffles 40] one.jsonl two.jsonl
 *
 * A line is {"id", "text", "story", "title"?, "date"?}. A merge is right where most articles of both stories have one label.
 * Of a merge that comes back in many shuffles, the pairs of stories (by the articles that opened them) are counted too.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Article, readArticle } from '../src/index.ts';
import { createClusterer } from '../src/stories/cluster.ts';
import { randomFrom } from './archive/invent-news.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly story: string;
  readonly title?: string | null;
  readonly date?: string | null;
}

interface Labelled {
  readonly article: Article;
  readonly label: string;
  readonly date: string;
}

interface Tally {
  merges: number;
  right: number;
  /** Pairs of stories, and whether they are one. */
  readonly pairs: Map<string, boolean>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shuffles: { type: 'string', default: '40' } },
});
if (positionals.length === 0) throw new Error('Name at least one file of labelled articles.');
for (const file of positionals) {
  const rows = readRows(file);
  const given = tallyOf();
  countMerges(byDate(rows), given);
  const shuffled = tallyOf();
  for (let run = 1; run <= Number(values.shuffles); run++) countMerges(byDate(shuffle(rows, run)), shuffled);
  console.log(`${file}\n  as given: ${describe(given)}\n  shuffled ${values.shuffles} times: ${describe(shuffled)}`);
}

function readRows(file: string): Labelled[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  return rows.map(({ id, text, story, title, date }) => {
    const item = { id, text, format: 'text' as const, ...(title && { title }), ...(date && { publishedAt: date }) };
    return { article: readArticle(item), label: story, date: date ?? '' };
  });
}

function tallyOf(): Tally {
  return { merges: 0, right: 0, pairs: new Map() };
}

function countMerges(rows: readonly Labelled[], tally: Tally): void {
  const labels = new Map(rows.map(({ article, label }) => [article.id, label]));
  const stories = new Map<string, string[]>();
  const clusterer = createClusterer(({ article, decision: { storyId, merge } }) => {
    if (merge) {
      const [kept, lost] = [stories.get(merge.into) ?? [], stories.get(merge.from) ?? []];
      const right = commonest(kept) === commonest(lost);
      tally.merges += 1;
      if (right) tally.right += 1;
      tally.pairs.set([merge.into, merge.from].sort().join(' '), right);
      stories.set(merge.into, [...kept, ...lost]);
    }
    stories.set(storyId, [...(stories.get(storyId) ?? []), labels.get(article.id) ?? '']);
  });
  for (const { article } of rows) clusterer.add(article);
}

function commonest(labels: readonly string[]): string | undefined {
  const count = (label: string) => labels.filter((one) => one === label).length;
  return [...labels].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
}

function byDate(rows: readonly Labelled[]): Labelled[] {
  return rows.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

function shuffle(rows: readonly Labelled[], seed: number): Labelled[] {
  const random = randomFrom(seed * 7_919 + 1);
  return rows
    .map((row) => ({ row, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

function describe({ merges, right, pairs }: Tally): string {
  const rightPairs = [...pairs.values()].filter(Boolean).length;
  return `${right} of ${merges} merges are right; of different pairs ${rightPairs} of ${pairs.size}`;
}
