import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord.ts';
import { type FeedServer, type ServedArticle, startFeedServer } from '../support/feed-server.ts';
import { type RunningBot, runBot, SHORT_LIFE } from '../support/run-bot.ts';

const TOWNS = [
  'Ostler',
  'Brackwater',
  'Tarn Hollow',
  'Veldermouth',
  'Little Quay',
  'Saltmarsh',
  'Ironbridge End',
  'Corrin',
];
const THINGS = [
  'bridge',
  'harbour',
  'school',
  'library',
  'railway',
  'hospital',
  'market',
  'theatre',
  'reservoir',
  'mill',
];

/** So many articles, each on something of its own, with the whole text in the feed. */
function manyArticles(count: number): ServedArticle[] {
  return Array.from({ length: count }, (_, at) => {
    const [town, thing] = [TOWNS[at % TOWNS.length] ?? '', THINGS[Math.floor(at / TOWNS.length) % THINGS.length] ?? ''];
    const sentence = `The council of ${town} decided in meeting ${at} to repair the ${thing} number ${at * 37} for good. `;
    return {
      slug: `article-${at}`,
      title: `${town} repairs its ${thing} after meeting number ${at}`,
      date: new Date(Date.now() - (count - at) * 60_000).toUTCString(),
      text: `${sentence.repeat(3)}\nThe work on the ${thing} in ${town} begins in week ${at % 50} and costs ${at * 1000} crowns in all. ${sentence}`,
    };
  });
}

/** A list of the one feed. */
function listOf({ feedUrl }: FeedServer): string {
  return `<opml version="2.0"><body><outline type="rss" text="Echo" xmlUrl="${feedUrl}"/></body></opml>`;
}

/** For a process whose clock is so many minutes on: a killed one keeps the turn to ask the feeds for a while. */
function later(minutes: number) {
  const preload = `--import=${new URL('../support/shift-clock.mjs', import.meta.url)}`;
  return { NODE_OPTIONS: preload, CLOCK_SHIFT_MS: `${minutes * 60_000}` };
}

let folder: string;
let database: string;
let server: FeedServer;
let discord: FakeDiscord;
let bots: RunningBot[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-feeds-'));
  database = `file:${join(folder, 'bot.db')}`;
  [server, discord] = await Promise.all([startFeedServer('Brackwater Echo', manyArticles(150)), startFakeDiscord()]);
  bots = [];
});

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.end('SIGKILL')));
  await Promise.all([server.close(), discord.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}): RunningBot {
  const bot = runBot(
    {
      DATABASE_URL: database,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      ALLOWED_PRIVATE_HOSTS: server.host,
      ...environment,
    },
    SHORT_LIFE,
  );
  bots.push(bot);
  return bot;
}

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(database);
  if (!store.ok) throw new Error(store.refusal.advice);
  try {
    return await use(store.value);
  } finally {
    await store.value.close();
  }
}

const countKept = () =>
  withStore(async ({ archive, feeds }) => {
    const feedIds = (await feeds.all()).map(({ id }) => id);
    return archive.count({ feedIds, mutedOutlets: [] });
  });

async function untilKept(least: number): Promise<number> {
  for (;;) {
    const kept = await countKept();
    if (kept >= least) return kept;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('killed while it takes articles in, it has each of them once in the end, and none half', {
  timeout: 60_000,
}, async () => {
  const opml = join(folder, 'feeds.opml');
  writeFileSync(opml, listOf(server));
  const bundled = 2;
  const startAt = (minutes: number) => start({ FEEDS_FILE: opml, ...later(minutes) });
  for (const [run, least] of [bundled + 1, bundled + 40, bundled + 90].entries()) {
    const bot = startAt(2 * run);
    const kept = await untilKept(least);
    expect(kept).toBeLessThan(bundled + 150);
    await bot.end('SIGKILL');
  }
  const bot = startAt(6);
  await untilKept(bundled + 150);
  await bot.end();
  await withStore(async ({ archive }) => {
    const ids = (await archive.recentTopics(1_000)).map(({ articleId }) => articleId);
    const articles = await archive.load(ids);
    expect(articles).toHaveLength(bundled + 150);
    expect(new Set(articles.map(({ item }) => item.url ?? item.id)).size).toBe(bundled + 150);
    const scope = { feedIds: [1], mutedOutlets: [] };
    for (const { item } of articles.filter(({ item: { outlet } }) => outlet === 'Brackwater Echo')) {
      const [number = ''] = /\d+$/.exec(item.title ?? '') ?? [];
      const hits = await archive.search([[number]], scope, null, 50);
      expect(hits.map(({ articleId }) => articleId)).toContain(item.id);
    }
  });
});

test('a feed added in chat is in the next briefing, also after a restart; nothing is posted by itself', async () => {
  server.articles = server.articles.slice(0, 12);
  const bot = start();
  await bot.line(/^health/);
  await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
  const admin = { manages: true };
  expect((await discord.command('sources add', { url: server.url }, admin)).text).toContain('Brackwater Echo');
  expect((await discord.command('briefing', { topic: 'Veldermouth' })).text).toContain('Veldermouth');
  expect(await discord.complete('briefing', 'topic', 'velder')).toContain('Veldermouth');
  expect(await bot.end()).toBe(0);
  const again = start();
  await again.line(/1 feed/);
  expect((await discord.command('sources health', {}, admin)).text).toContain('The feed answered');
  expect((await discord.command('briefing', { topic: 'Veldermouth' })).text).toContain('Veldermouth');
  const posts = discord.requests.filter(
    ({ method, path }) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path),
  );
  expect(posts).toEqual([]);
});

test('who asks again is told once that the outlet corrected what they were told', async () => {
  const [article] = manyArticles(1);
  if (!article) throw new Error('one article');
  server.articles = [article];
  const bot = start();
  await bot.line(/^health/);
  await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
  const read = () => discord.command('sources add', { url: server.feedUrl }, { manages: true });
  const ask = async () => (await discord.command('briefing', { topic: 'Ostler' })).text;
  await read();
  expect(await ask()).toContain('begins in week 0 and costs 0 crowns');
  server.articles = [{ ...article, text: article.text.replace('costs 0 crowns', 'costs 900 crowns') }];
  expect((await read()).text).toContain('followed already');
  const corrected = await ask();
  expect(corrected).toContain('**Correction** to your last briefing');
  expect(corrected).toContain('costs ~~0~~ **900** crowns');
  expect(corrected).toContain('Brackwater Echo wrote otherwise until <t:');
  expect(await ask()).not.toContain('Correction');
});

test('of two processes on one database one asks the feeds; when it is killed another goes on where it was', async () => {
  const opml = join(folder, 'feeds.opml');
  writeFileSync(opml, listOf(server));
  server.articles = server.articles.slice(0, 3);
  const alone = { DISCORD_TOKEN: '', FEEDS_FILE: opml, LOG_LEVEL: 'info' };
  const first = start(alone);
  await first.line(/feeds were asked/);
  const second = start(alone);
  await second.line(/another process asks the feeds/);
  await first.end('SIGKILL');
  expect(server.answers).toEqual([200]);
  const third = start({ ...alone, ...later(40) });
  await third.line(/feeds were asked/);
  expect(server.answers).toEqual([200, 304]);
  expect(second.out()).not.toContain('feeds were asked');
});
