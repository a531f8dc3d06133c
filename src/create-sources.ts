import { setMaxListeners } from 'node:events';
import { type AddSourceParts, addSource } from './add-source.ts';
import type { ArchiveScope, ArticleArchive } from './articles/article-archive.ts';
import type { FollowedSource, SourceParts, Where } from './commands/parts.ts';
import { type FollowParts, followFeeds } from './follow-feeds.ts';
import { importSources } from './import-sources.ts';
import type { Clock } from './kernel/clock.ts';
import { messageOf, ok } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import { plural } from './kernel/text.ts';
import type { LiveStories } from './live-stories.ts';
import { ownVersion } from './own-version.ts';
import { createPollTurn, type PollTurn } from './poll-turn.ts';
import { createHeartbeat } from './schedule/heartbeat.ts';
import type { FeedStore } from './sources/feed-store.ts';
import { fetchFeed } from './sources/fetch-feed.ts';
import { fetchFile } from './sources/fetch-file.ts';
import { fetchPage } from './sources/fetch-page.ts';
import type { AllowedHosts } from './sources/guard/allowed-hosts.ts';
import type { HttpClient } from './sources/http/http-client.ts';
import type { Web } from './sources/open-web.ts';
import { decodePage } from './sources/page/decode-page.ts';
import { newADay } from './sources/poll/new-a-day.ts';
import type { PollLease } from './sources/poll-lease.ts';
import { createReadingThread, type ReadingThread } from './sources/reading-thread.ts';
import { createUrlGuard } from './sources/url-guard.ts';

export interface SourceOptions {
  readonly feeds: FeedStore;
  readonly archive: ArticleArchive;
  readonly pollLease: PollLease;
  /** Names this run of the process; another run must have another. */
  readonly owner: string;
  readonly stories: LiveStories;
  readonly allowed: AllowedHosts;
  /** A feed is asked at most so often. */
  readonly intervalSeconds: number;
  /** Articles are kept so many days. */
  readonly retentionDays: number;
  /** The operator's address or mail address, told to servers; null where it is not set. */
  readonly contact: string | null;
  /** Between two requests to one host, in milliseconds; the gate's own unless told otherwise. */
  readonly pauseMs?: number;
  /** Reads pages and feeds; a thread of its own unless given. */
  readonly reading?: ReadingThread;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The feeds that are followed: asked every minute for what is due, and added at once where someone asks for it. */
export interface Sources extends Omit<SourceParts, 'effectOfMuting'> {
  start(): void;
  /** Asks the feeds that are due and forgets what is too old, or takes up what the process brought whose turn it is. */
  poll(now: Date): Promise<void>;
  /** Breaks off what is being fetched, and resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** What someone there may see: the bundled stories, the feeds of the server, less what is muted in the channel. */
  readonly scopeOf: (where: Where) => Promise<ArchiveScope>;
  /** How many articles someone there may see. */
  readonly articlesRead: (where: Where) => Promise<number>;
  /** What keeps news from coming there, a sentence each. */
  readonly troubles: (where: Where) => Promise<readonly string[]>;
}

type TenantFeed = Awaited<ReturnType<FeedStore['followedBy']>>[number];

const PRODUCT = 'briefing-bot';
const DAY_MS = 86_400_000;
const FORGOTTEN_AT_ONCE = 200;
const HTML = 'text/html, application/xhtml+xml;q=0.9';

/** Assembles the following of feeds around a store. */
export function createSources(options: SourceOptions): Sources {
  const { feeds, archive, clock, logger } = options;
  const closing = new AbortController();
  // Every request under way listens to it.
  setMaxListeners(0, closing.signal);
  const thread = options.reading ?? createReadingThread();
  const rounds = new Set<Promise<unknown>>();
  const contact = options.contact === null ? 'self-hosted; no contact set' : `+${options.contact}`;
  const { allowed, pauseMs } = options;
  const guard = createUrlGuard(allowed);
  let opened: Promise<Web> | undefined;
  // Loaded at the first feed: a bot that follows none needs neither its time nor its memory.
  const web = () => {
    opened ??= import('./sources/open-web.ts').then(({ openWeb }) =>
      openWeb({
        allowed,
        clock,
        userAgent: `${PRODUCT}/${ownVersion()} (${contact})`,
        ...(pauseMs !== undefined && { pauseMs }),
      }),
    );
    return opened;
  };
  const parts: AddSourceParts = {
    feeds,
    stories: options.stories,
    knownAs: (keys) => knownAs(archive, keys),
    fetchFeed: async (request) => fetchFeed(request, (await web()).client, thread.parseFeed),
    fetchPage: async (address, signal) => fetchPage(address, { ...(await web()), read: thread.readPage, signal }),
    pagesTried: new Map(),
    underWay: new Set(),
    fetchHtml: async (address) => fetchHtml((await web()).client, address),
    whenFree: async (host, signal) => (await web()).gate.whenFree(host, signal),
    intervalSeconds: options.intervalSeconds,
    clock,
    logger,
    signal: closing.signal,
  };
  const turn = createPollTurn(options.pollLease, options.owner, closing.signal, logger);
  // A round is not waited for by the next tick: one slow server must not hold up all others.
  const heartbeat = createHeartbeat(
    async (now) => {
      const round = tick(parts, turn, options, now).catch((thrown: unknown) => {
        logger.error({ problem: messageOf(thrown), thrown }, 'a round of feeds failed');
      });
      rounds.add(round);
      void round.finally(() => rounds.delete(round));
    },
    clock,
    logger,
  );
  const scopeOf = async (where: Where): Promise<ArchiveScope> => {
    const [followed, mutedOutlets] = await Promise.all([feeds.followedBy(where), feeds.muted(where)]);
    return { feedIds: followed.map(({ id }) => id), mutedOutlets };
  };
  const feedsOf = async (where: Where) => (await feeds.followedBy(where)).map((feed) => describe(feed, clock.now()));
  return {
    start: () => heartbeat.start(),
    poll: (now) => tick(parts, turn, options, now),
    stop: async () => {
      closing.abort();
      await (await opened)?.client.close();
      await heartbeat.stop();
      await Promise.all(rounds);
      await turn.end();
      await thread.close();
    },
    scopeOf,
    articlesRead: async (where) => archive.count(await scopeOf(where)),
    troubles: async (where) => troublesOf(await feedsOf(where)),
    addSource: (url, where, by) => addSource(parts, url, where, by),
    importSources: (file, follower, by, batch) => {
      const { readList } = thread;
      return importSources({ feeds, readList, guard, now: clock.now() }, file, { follower, by, batch });
    },
    undoImport: (batch, where) => feeds.unfollowBatch(where, batch),
    fetchFile: async (request) => fetchFile((await web()).client, request),
    removeSource: (address, where) => feeds.unfollow(where, address),
    feedsOf,
    muteSource: (outlet, where) => feeds.mute(where, outlet),
    unmuteSource: (outlet, where) => feeds.unmute(where, outlet),
    mutedIn: (where) => feeds.muted(where),
  };
}

function describe({ address, title, link, shared, state }: TenantFeed, now: Date): FollowedSource {
  const { closed, excerptOnly, lastSuccessAt, nextPollAt } = state;
  const failure = state.failure?.advice ?? null;
  return {
    address,
    title,
    link,
    shared,
    failure,
    closed,
    excerptOnly,
    lastSuccessAt,
    nextPollAt,
    aDay: newADay(state, now),
  };
}

/** Why no news comes: no feeds, or those that fail. */
function troublesOf(feeds: readonly FollowedSource[]): string[] {
  if (feeds.length === 0) return ['No live feeds are followed here: only the bundled stories are read.'];
  const failing = feeds.filter(({ failure }) => failure !== null);
  const named = failing.slice(0, 3).map(({ title, address, failure }) => `${title ?? address}: ${failure ?? ''}`);
  if (failing.length === 0) return [];
  return [`${failing.length} of ${plural(feeds.length, 'feed')} fail. ${named.join(' ')}`];
}

async function tick(parts: FollowParts, turn: PollTurn, options: SourceOptions, now: Date): Promise<void> {
  const { archive, stories, retentionDays, logger } = options;
  const signal = await turn.take(now);
  if (signal) {
    const round = await followFeeds({ ...parts, signal }, now);
    if (round.asked > 0) logger.info(round, 'feeds were asked');
    await archive.forget(new Date(now.getTime() - retentionDays * DAY_MS), FORGOTTEN_AT_ONCE);
  }
  await stories.catchUp();
}

/** How much of an article is kept that has one of these keys. */
async function knownAs(archive: ArticleArchive, keys: readonly string[]): Promise<'whole' | 'excerpt' | null> {
  const found = await archive.findByKeys(keys);
  const [kept] = found ? await archive.load([found.articleId]) : [];
  return kept ? (kept.excerptOnly ? 'excerpt' : 'whole') : null;
}

async function fetchHtml(client: HttpClient, address: string) {
  const answer = await client.get({ url: address, accept: HTML });
  if (!answer.ok) return answer;
  const { body, headers, url } = answer.value;
  return ok({ html: decodePage(body, headers['content-type'] ?? ''), address: url });
}
