import { canonicalUrl } from './articles/canonical-url.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import type { LiveStories } from './live-stories.ts';
import { type EntryFeed, isWhole, keysOf, readEntry } from './read-entry.ts';
import type { ParsedEntry, ParsedFeed } from './sources/feed/parsed-feed.ts';
import type { FeedStore, StoredFeed } from './sources/feed-store.ts';
import type { FeedAnswer, FeedRequest } from './sources/fetch-feed.ts';
import type { FetchedPage } from './sources/fetch-page.ts';
import type { FetchResult } from './sources/http/fetch-refusal.ts';
import { type PollRound, pollFeeds } from './sources/poll-feeds.ts';

/** What following feeds needs from outside. */
export interface FollowParts {
  readonly feeds: FeedStore;
  readonly stories: LiveStories;
  /** How much of the article with one of these keys is kept already; null for nothing. */
  readonly knownAs: (keys: readonly string[]) => Promise<'whole' | 'excerpt' | null>;
  readonly fetchFeed: (request: FeedRequest) => Promise<FeedAnswer<ParsedFeed>>;
  readonly fetchPage: (address: string, signal: AbortSignal | undefined) => Promise<FetchResult<FetchedPage>>;
  /** When each page was fetched last (milliseconds): one that could not be read is not asked for again at each round. */
  readonly pagesTried: Map<string, number>;
  /** The feeds that a round is at, shared by rounds that overlap. */
  readonly underWay: Set<string>;
  readonly whenFree: (host: string, signal: AbortSignal | undefined) => Promise<void>;
  /** A feed is asked at most so often. */
  readonly intervalSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
}

/** What became of a feed's entries. */
export interface Followed {
  readonly newArticles: number;
  readonly excerptOnly: boolean;
}

/** Of one feed only so many pages are fetched in a round; its other entries stay excerpts until the next. */
const MOST_PAGES = 15;
const TRIED_AGAIN_MS = 24 * 3_600_000;
const MOST_TRIED = 20_000;
/** After these the other pages of the server are left alone for the round. */
const ENOUGH: ReadonlySet<string> = new Set(['rate-limited', 'captcha', 'robots-unknown', 'stopped']);

/** Follows every feed that is due: fetch -> parse -> read -> join a story -> keep. Never rejects for a feed's sake. */
export async function followFeeds(parts: FollowParts, now: Date): Promise<PollRound> {
  const all = await parts.feeds.all();
  const byAddress = new Map(all.map((feed) => [feed.address, feed]));
  return pollFeeds(
    all,
    {
      fetch: parts.fetchFeed,
      whenFree: parts.whenFree,
      keep: async (address, read) => {
        const feed = byAddress.get(address);
        return feed ? takeInFeed(parts, feed, read) : { newArticles: 0, excerptOnly: false };
      },
      settle: (address, state) => parts.feeds.settle(address, state),
      clock: parts.clock,
      logger: parts.logger,
      signal: parts.signal,
      underWay: parts.underWay,
      options: { intervalSeconds: parts.intervalSeconds },
    },
    now,
  );
}

/** Takes in what a feed holds, the oldest first; at most so many pages complete what it gives only as an excerpt. */
export async function takeInFeed(
  parts: FollowParts,
  stored: StoredFeed,
  read: ParsedFeed,
  mostPages = MOST_PAGES,
): Promise<Followed> {
  const { feeds, stories, clock } = parts;
  const title = read.title?.text ?? stored.title;
  const feed: EntryFeed = { id: stored.id, address: stored.address, title, link: read.link ?? stored.link };
  if (title !== stored.title || feed.link !== stored.link) await feeds.describe(stored.address, title, feed.link);
  const pages = createPages(parts, mostPages);
  let newArticles = 0;
  let excerpts = 0;
  for (const entry of oldestFirst(read.entries)) {
    if (parts.signal?.aborted) break;
    const page = isWhole(entry) ? null : await pages.of(entry, keysOf(entry, feed));
    const incoming = readEntry(entry, feed, page, clock.now());
    if (!incoming) continue;
    if (incoming.excerptOnly) excerpts += 1;
    if ((await stories.takeIn(incoming, clock.now())) === 'kept') newArticles += 1;
  }
  return { newArticles, excerptOnly: read.entries.length > 0 && excerpts === read.entries.length };
}

/** The pages of one feed in one round: each once, as many as are allowed, none of a server that has had enough. */
function createPages({ knownAs, fetchPage, pagesTried, clock, logger, signal }: FollowParts, most: number) {
  let left = most;
  return {
    async of({ link }: ParsedEntry, keys: readonly string[]): Promise<FetchedPage | null> {
      if (link === null || left <= 0 || (await knownAs(keys)) === 'whole') return null;
      const [address, now] = [canonicalUrl(link), clock.now().getTime()];
      if (now - (pagesTried.get(address) ?? Number.NEGATIVE_INFINITY) < TRIED_AGAIN_MS) return null;
      if (pagesTried.size >= MOST_TRIED) pagesTried.clear();
      pagesTried.set(address, now);
      left -= 1;
      const page = await fetchPage(link, signal);
      if (page.ok) return page.value;
      if (ENOUGH.has(page.refusal.code)) left = 0;
      logger.info({ page: address, code: page.refusal.code }, 'a page could not be read: its excerpt stands');
      return null;
    },
  };
}

/** Feeds have the newest first; stories are told in time. */
function oldestFirst(entries: readonly ParsedEntry[]): ParsedEntry[] {
  const timed = entries.map((entry, index) => ({ entry, index, time: Date.parse(entry.published ?? '') }));
  timed.sort((a, b) => (Number.isNaN(a.time) || Number.isNaN(b.time) ? 0 : a.time - b.time) || b.index - a.index);
  return timed.map(({ entry }) => entry);
}
