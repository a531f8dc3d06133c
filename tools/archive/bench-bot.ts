import type { ArchiveScope } from '../../src/articles/article-archive.ts';
import {
  type CommandService,
  createBriefer,
  createBriefingThread,
  createCore,
  createSources,
  liveBriefings,
  openStore,
  type Store,
  silentLogger,
} from '../../src/index.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import { drawHere } from '../../tests/support/draw-here.ts';
import { FEEDS, inventNews } from './invent-news.ts';

/** The bot as it runs, without its platforms, over an archive of invented news. */
export interface BenchBot {
  readonly service: CommandService;
  readonly store: Store;
  /** What the server of the measurements may see. */
  readonly scope: ArchiveScope;
  /** How many articles there are. */
  count(): Promise<number>;
  /** Takes in the articles from one number to another; how long each took, in milliseconds. */
  takeIn(from: number, to: number): Promise<number[]>;
  close(): Promise<void>;
}

/** The server of the measurements follows the first so many feeds and leaves out some outlets; others follow the rest. */
const FOLLOWED = 200;
const MUTED = 3;
const OF_A_TENANT = 100;
export const CALLER = {
  platform: 'discord',
  tenantId: 'tenant-0',
  channelId: 'channel',
  userId: 'person',
  mayManage: true,
} as const;

/** Opens the bot on a database, which is made where there is none. Time stands at the article that came last. */
export async function openBenchBot(address: string): Promise<BenchBot> {
  const opened = await openStore(address, silentLogger);
  if (!opened.ok) throw new Error(opened.refusal.advice);
  const store = opened.value;
  const feedIds = await followFeeds(store);
  const everything = { feedIds, mutedOutlets: [] };
  const stories = createLiveStories(store, silentLogger);
  await stories.restore();
  let last = await store.archive.count(everything);
  const clock = { now: () => inventNews(last).publishedAt };
  const sources = createSources({
    ...store,
    stories,
    owner: 'bench',
    allowed: new Set(),
    intervalSeconds: 900,
    retentionDays: 10_000,
    contact: null,
    clock,
    logger: silentLogger,
  });
  const thread = createBriefingThread(silentLogger);
  const { service } = createCore({
    ...store,
    briefer: createBriefer(liveBriefings(stories, thread.brief), clock),
    sources,
    draw: drawHere,
    deliverNow: async () => ({ state: 'failed', reason: 'no platform' }),
    defaultZone: 'UTC',
    clock,
    logger: silentLogger,
  });
  const takeIn = async (index: number): Promise<number> => {
    const { id, title, text, outlet, publishedAt, feed } = inventNews(index);
    const item = { id, title, text, outlet, format: 'text', publishedAt: publishedAt.toISOString() } as const;
    const keys = [`guid ${id}`, `https://outlet.example/${id}`, `headline ${id}`];
    const begun = performance.now();
    const taken = await stories.takeIn(
      { item, feedId: feedIds[feed - 1] as number, keys, excerptOnly: false },
      publishedAt,
    );
    if (taken !== 'kept') throw new Error(`${id} is ${taken}`);
    return performance.now() - begun;
  };
  return {
    service,
    store,
    scope: await sources.scopeOf(CALLER),
    count: () => store.archive.count(everything),
    takeIn: async (from, to) => {
      const times: number[] = [];
      for (let index = from; index < to; index++) times.push(await takeIn(index));
      last = to;
      return times;
    },
    close: async () => {
      await sources.stop();
      await thread.close();
      await store.close();
    },
  };
}

/** The numbers of all feeds in the database, in order. */
async function followFeeds({ feeds }: Store): Promise<number[]> {
  const now = new Date(0);
  const ids: number[] = [];
  for (let feed = 1; feed <= FEEDS; feed++) {
    const tenant = feed <= FOLLOWED ? 0 : Math.ceil(feed / OF_A_TENANT);
    const follower = { platform: CALLER.platform, tenantId: `tenant-${tenant}` };
    const followed = await feeds.follow(follower, `https://outlet.example/${feed}.xml`, 'bench', now);
    if (!followed.ok) throw new Error(followed.refusal.advice);
    ids.push(followed.value.feed.id);
  }
  for (let index = 0; index < MUTED; index++) await feeds.mute(CALLER, inventNews(index).outlet);
  return ids;
}
