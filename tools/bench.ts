/**
 * Speed of the engine beside peers from npm, on the same articles in one run, and of posting: `npm run bench`, or
 * `npm run bench -- requests.jsonl` for articles of your own (lines as for `--batch`), or `npm run bench -- posts` for
 * the posts alone, or one of these: `archive` for briefings over many articles, `answers` for how soon both platforms have a
 * first answer over them, `feeds` for polling, `start` for the built bot as a whole, `servers` for its memory in many
 * servers, `sockets` for commands while Slack renews its connections, `pictures` for quotes as pictures. Times are those of the quietest of several runs
 * once warm; read the ratios, since machines differ.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Article, briefArticles, readArticle, silentLogger } from '../src/index.ts';
import { benchAnswers } from './bench-answers.ts';
import { benchArchive } from './bench-archive.ts';
import { benchFeeds } from './bench-feeds.ts';
import { findPeers, type Peer } from './bench-peers.ts';
import { benchPictures } from './bench-pictures.ts';
import { benchPosts } from './bench-posts.ts';
import { benchServers } from './bench-servers.ts';
import { benchSockets } from './bench-sockets.ts';
import { benchStart } from './bench-start.ts';
import { type InventedArticle, inventArticles } from './invent-articles.ts';

const RUNS = 7;
/** The just-in-time compiler needs so many runs of a small input until times settle. */
const WARM_RUNS = 20;
const MEGABYTE = 1_000_000;

function read(articles: readonly InventedArticle[]): Article[] {
  return articles.map((article) => readArticle({ ...article, format: 'text' }));
}

async function brief(articles: readonly InventedArticle[]): Promise<void> {
  await briefArticles(read(articles), undefined, silentLogger);
}

async function timeOf(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** The quietest of several runs of each, taken in turn, so that what else the machine does hits all alike. */
async function quietest(contestants: readonly (() => unknown)[], runs = RUNS): Promise<number[]> {
  const best = contestants.map(() => Number.POSITIVE_INFINITY);
  for (let done = 0; done < runs; done++) {
    for (const [at, run] of contestants.entries()) best[at] = Math.min(best[at] as number, await timeOf(run));
  }
  return best;
}

function line(name: string, ms: number, note = ''): void {
  console.log(`${name.padEnd(52)} ${ms.toFixed(1).padStart(9)} ms  ${note}`);
}

function givenStories(): InventedArticle[][] {
  const [file] = process.argv.slice(2);
  if (!file) return [inventArticles(10, 600)];
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => (JSON.parse(row) as { articles: InventedArticle[] }).articles);
}

/** Ours takes whole stories; a peer knows one text, so it is given the articles one by one and joined into the story. */
async function againstPeers(stories: readonly InventedArticle[][]): Promise<void> {
  const articles = stories.flat();
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  console.log(`\n${stories.length} story(ies), ${articles.length} articles, ${words} words\n`);
  const { peers, missing } = findPeers();
  const joined = stories.map((story) => story.map(({ text }) => text).join('\n\n'));
  const contestants = peers.flatMap((peer) => [
    {
      name: `${peer.name}, ${peer.does} only, article by article`,
      run: () =>
        readAll(
          peer,
          articles.map(({ text }) => text),
        ),
    },
    { name: `${peer.name}, ${peer.does} only, a story as one text`, run: () => readAll(peer, joined) },
  ]);
  const whole = async () => {
    for (const story of stories) await brief(story);
  };
  for (let runs = 0; runs < WARM_RUNS; runs++) await whole();
  const [ours = 0, ...theirs] = await quietest([whole, ...contestants.map(({ run }) => run)]);
  line('a whole briefing (bullets, quotes, timeline…)', ours, `${(ours / articles.length).toFixed(2)} ms an article`);
  for (const [at, { name }] of contestants.entries()) {
    const ms = theirs[at] as number;
    line(name, ms, `ours takes ${(ours / ms).toFixed(2)} of it`);
  }
  if (missing.length > 0) console.log(`\nnot installed: npm install --no-save ${missing.join(' ')}`);
}

async function readAll({ run }: Peer, texts: readonly string[]): Promise<void> {
  for (const text of texts) await run(text);
}

async function growth(): Promise<void> {
  console.log('\nhow it grows\n');
  for (const count of [2, 10, 50, 200]) {
    const articles = inventArticles(count, 600);
    const [ms = 0] = await quietest([() => brief(articles)], 3);
    line(`${count} articles of 600 words`, ms, `${(ms / count).toFixed(2)} ms an article`);
  }
}

async function hostile(): Promise<void> {
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
    line(name, await timeOf(() => brief([article])));
  }
}

const [only, ...others] = process.argv.slice(2);
if (only === 'archive') await benchArchive(others);
else if (only === 'answers') await benchAnswers(others);
else if (only === 'feeds') await benchFeeds();
else if (only === 'pictures') await benchPictures();
else if (only === 'start') await benchStart();
else if (only === 'servers') await benchServers();
else if (only === 'sockets') await benchSockets();
else {
  if (only !== 'posts') {
    await againstPeers(givenStories());
    await growth();
    await hostile();
    console.log(`\nresident memory at the end: ${Math.round(process.memoryUsage().rss / MEGABYTE)} MB`);
  }
  await benchPosts();
}
