import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArchiveScope, ArticleArchive } from '../src/articles/article-archive.ts';
import { openStore, type Store, silentLogger } from '../src/index.ts';
import { createLiveClusterer } from '../src/live-clusterer.ts';
import {
  DAY_MS,
  FEEDS,
  keysOf,
  newArticle,
  plainArticle,
  publishedAt,
  randomFrom,
  START,
  storyOf,
  VOCABULARY,
  wordOf,
} from './invent-archive.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const RUNS = 200;

/** What a channel sees that follows so many of the thousand feeds. */
const MANY: ArchiveScope = {
  feedIds: Array.from({ length: 200 }, (_, index) => index + 1),
  mutedOutlets: ['Outlet 3'],
};
const ONE: ArchiveScope = { feedIds: [7], mutedOutlets: [] };
const ALL: ArchiveScope = { feedIds: Array.from({ length: FEEDS }, (_, index) => index + 1), mutedOutlets: [] };

/**
 * How fast articles are put to stories and kept, what a start costs, and how searching grows with their number, on SQLite in a file or on the database of an
 * address: `npm run bench -- archive [postgres://…]`. An address must be that of an empty database.
 */
export async function benchArchive(address: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-bench-'));
  const url = address ?? `file:${join(folder, 'bench.db')}`;
  const opened = await openStore(url, silentLogger);
  if (!opened.ok) throw new Error(opened.refusal.advice);
  const { archive } = opened.value;
  const before = process.memoryUsage().rss;
  try {
    let kept = 0;
    for (const size of SIZES) {
      const begun = performance.now();
      const times = await keepUpTo(opened.value, kept, size);
      const perSecond = ((size - kept) / (performance.now() - begun)) * 1_000;
      kept = size;
      const memory = `${megabytes(process.memoryUsage().rss - before)} MB more resident`;
      const file = address ? '' : ` · database ${megabytes(bytesOf(folder))} MB`;
      console.log(`\n${size} articles: ${Math.round(perSecond)} kept a second · ${memory}${file}\n`);
      line('decide and keep', times);
      restore(url, size);
      await searchAll(archive, size);
    }
    await forgetSome(opened.value);
  } finally {
    await opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Decides on each and keeps it. */
async function keepUpTo({ archive, storyArchive }: Store, from: number, to: number): Promise<number[]> {
  const clusterer = createLiveClusterer({ stories: storyArchive, isCopy: async () => false });
  const times: number[] = [];
  for (let index = from; index < to; index++) {
    const article = newArticle(index);
    const read = plainArticle(article);
    const begun = performance.now();
    await clusterer.place(read, (_, decision) => archive.keep({ ...article, decision: { ...decision, merge: null } }));
    times.push(performance.now() - begun);
  }
  return times;
}

/** In a process of its own, which begins with nothing in memory. */
function restore(url: string, size: number): void {
  const script = fileURLToPath(new URL('./bench-restore.ts', import.meta.url));
  execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, url, String(size)], { stdio: 'inherit' });
}

async function searchAll(archive: ArticleArchive, size: number): Promise<void> {
  const random = randomFrom(size);
  const word = (least: number, most: number) => wordOf(Math.floor(least * (most / least) ** random()));
  const ordinary = () => word(100, 10_000);
  const newest = new Date(publishedAt(size).getTime() - DAY_MS);
  const search = (groups: readonly (readonly string[])[], scope: ArchiveScope, since: Date | null = null) =>
    archive.search(groups, scope, since, 400);
  await measure('search: a rare word', () => search([[word(10_000, VOCABULARY)]], MANY));
  await measure('search: an ordinary word', () => search([[ordinary()]], MANY));
  await measure('search: an ordinary word, one feed', () => search([[ordinary()]], ONE));
  await measure('search: an ordinary word, last 24 hours', () => search([[ordinary()]], MANY, newest));
  await measure('search: three words of twelve forms each', () => {
    const group = () => Array.from({ length: 12 }, (_, index) => (index === 0 ? ordinary() : word(1_000, VOCABULARY)));
    return search([group(), group(), group()], MANY);
  });
  await measure('search: a word of every article', () => search([['said']], MANY));
  await measure('search: a word of every article, one feed', () => search([['said']], ONE));
  await measure('search: a word of every article, last 24 hours', () => search([['said']], MANY, newest));
  await measure('search: four words of every article', () => search([['said'], ['the'], ['new'], ['of']], MANY));
  await measure('count: 200 feeds, one outlet muted', () => archive.count(MANY));
  await measure('count: all feeds', () => archive.count(ALL));
  await measure('a story’s newest 12', () => archive.ofStory(storyOf(Math.floor(random() * size)), MANY, 12));
  await measure('known by its keys?', () => archive.findByKeys(keysOf(Math.floor(random() * size * 2))));
}

async function forgetSome({ archive, ledger, subscriptions }: Store): Promise<void> {
  const forget = () => archive.forget(new Date(START + 1_000 * DAY_MS), 100);
  await measure('forget 100 articles', forget, 50);
  const at = new Date(START);
  const edition = { subscriptionId: 1, dueAt: at.toISOString() };
  const wanted = { platform: 'slack', tenantId: 't', channelId: 'c', createdBy: 'p', topic: 'x', when: 'daily 08:00' };
  await subscriptions.add({ ...wanted, zone: 'UTC', createdAt: at.toISOString() });
  await ledger.claim(edition, 'bench', at, new Date(START + DAY_MS));
  const cite = (from: number, count: number) => {
    const ids = Array.from({ length: count }, (_, index) => newArticle(from + index).item.id);
    return ledger.keepParts(edition, 'bench', ['one'], '{}', ids);
  };
  let next = 50 * 100;
  await measure('cite 40 articles', () => {
    next += 40;
    return cite(next - 40, 40);
  });
  for (; next < 50_000; next += 500) await cite(next, 500);
  await measure('forget 100 articles, the oldest 45,000 cited', forget, 50);
  await measure('remove the digest that cites 45,000', () => subscriptions.remove('slack', 't', 1), 1);
  await measure('forget 100 articles, none cited any more', forget, 50);
}

async function measure(name: string, act: () => Promise<unknown>, runs = RUNS): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await act();
    times.push(performance.now() - begun);
  }
  line(name, times);
}

function line(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.ceil(share * times.length) - 1] ?? 0).toFixed(2).padStart(8)} ms`;
  const quantiles = `p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}   most ${at(1)}`;
  console.log(`${name.padEnd(46)} ${quantiles}`);
}

function bytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
