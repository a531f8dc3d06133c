/**
 * Speed of the engine beside peers from npm, on the same articles in one run, and of posting: `npm run bench`, or
 * `npm run bench -- requests.jsonl` for articles of your own (lines as for `--batch`), or `npm run bench -- posts` for
 * the posts alone, or `npm run bench -- archive` for keeping and searching articles, or `npm run bench -- feeds` for
 * polling, or `npm run bench -- start` for the built bot as a whole. Times are medians of several runs once warm; read the ratios, since machines differ.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import nlp from 'compromise';
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';
import { type Article, briefArticles, readArticle, silentLogger } from '../src/index.ts';
import { benchArchive } from './bench-archive.ts';
import { benchFeeds } from './bench-feeds.ts';
import { benchPosts } from './bench-posts.ts';
import { benchStart } from './bench-start.ts';
import { type InventedArticle, inventArticles } from './invent-articles.ts';

const RUNS = 7;
/** The just-in-time compiler needs so many runs of a small input until times settle. */
const WARM_RUNS = 20;
const MEGABYTE = 1_000_000;

function read(articles: readonly InventedArticle[]): Article[] {
  return articles.map((article) => readArticle({ ...article, format: 'text' }));
}

function brief(articles: readonly InventedArticle[]): void {
  briefArticles(read(articles), undefined, silentLogger);
}

function median(run: () => void, runs = RUNS): number {
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

function warmMedian(run: () => void): number {
  for (let runs = 0; runs < WARM_RUNS; runs++) run();
  return median(run);
}

function line(name: string, ms: number, note = ''): void {
  console.log(`${name.padEnd(44)} ${ms.toFixed(1).padStart(9)} ms  ${note}`);
}

function givenStories(): InventedArticle[][] {
  const [file] = process.argv.slice(2);
  if (!file) return [inventArticles(10, 600)];
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => (JSON.parse(row) as { articles: InventedArticle[] }).articles);
}

function againstPeers(stories: readonly InventedArticle[][]): void {
  const articles = stories.flat();
  const count = articles.length;
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  console.log(`\n${stories.length} story(ies), ${count} articles, ${words} words\n`);
  const config = new AbsoluteSummarizerConfig(
    6,
    new SorensenDiceSimilarity(),
    new DefaultTextParser(),
    0.85,
    Summarizer.SORT_OCCURENCE,
  );
  const textrank = new Summarizer(config, new NullLogger());
  const ours = warmMedian(() => {
    for (const story of stories) brief(story);
  });
  const bullets = warmMedian(() => {
    for (const { text } of articles) textrank.summarize(text, 'en');
  });
  const quotes = warmMedian(() => {
    for (const { text } of articles) nlp(text).quotations().json();
  });
  line('a whole briefing (bullets, quotes, timeline…)', ours, `${(ours / count).toFixed(2)} ms an article`);
  line('ts-textrank, bullets only, article by article', bullets, `ours takes ${(ours / bullets).toFixed(2)} of it`);
  line('compromise, quotes only', quotes, `ours takes ${(ours / quotes).toFixed(2)} of it`);
}

function growth(): void {
  console.log('\nhow it grows\n');
  for (const count of [2, 10, 50, 200]) {
    const articles = inventArticles(count, 600);
    const ms = median(() => brief(articles), 3);
    line(`${count} articles of 600 words`, ms, `${(ms / count).toFixed(2)} ms an article`);
  }
}

function hostile(): void {
  console.log('\nhostile input, 1 MB each\n');
  const texts: readonly (readonly [string, string])[] = [
    ['one word', 'x'.repeat(MEGABYTE)],
    ['quote marks', '“"'.repeat(MEGABYTE / 2)],
    ['no full stop', 'words without an end '.repeat(MEGABYTE / 21)],
    ['deep nesting', `${'('.repeat(MEGABYTE / 2)}${')'.repeat(MEGABYTE / 2)}`],
    ['one sentence, many times', 'The mayor of Halden said “no” on Monday. '.repeat(MEGABYTE / 41)],
    ['line breaks', '\n'.repeat(MEGABYTE)],
    ['markup', '<b>{{[['.repeat(MEGABYTE / 7)],
  ];
  for (const [name, text] of texts) {
    const article = { id: name, text, title: '', outlet: 'x', publishedAt: '2026-03-01' };
    line(
      name,
      median(() => brief([article]), 1),
    );
  }
}

const [only, address] = process.argv.slice(2);
if (only === 'archive') await benchArchive(address);
else if (only === 'feeds') await benchFeeds();
else if (only === 'start') await benchStart();
else {
  if (only !== 'posts') {
    againstPeers(givenStories());
    growth();
    hostile();
    console.log(`\nresident memory at the end: ${Math.round(process.memoryUsage().rss / MEGABYTE)} MB`);
  }
  await benchPosts();
}
