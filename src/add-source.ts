import type { AddedSource } from './commands/parts.ts';
import { type FollowParts, takeInFeed } from './follow-feeds.ts';
import { ok, type Result, refuse } from './kernel/errors.ts';
import { discoverFeeds } from './sources/discover-feeds.ts';
import type { ParsedFeed } from './sources/feed/parsed-feed.ts';
import type { Follower } from './sources/feed-store.ts';
import type { FeedAnswer } from './sources/fetch-feed.ts';
import { nextPoll } from './sources/next-poll.ts';
import { NEVER_POLLED } from './sources/poll/poll-state.ts';

export interface AddSourceParts extends FollowParts {
  /** The HTML of a page, and where it was found. */
  readonly fetchHtml: (address: string) => Promise<Result<{ readonly html: string; readonly address: string }>>;
}

/** So many of the places where a feed usually is are tried, where a page names none. */
const MOST_TRIED = 6;
const MOST_OFFERED = 5;
/** So many pages are read before the answer; the others follow at the next round. */
const FIRST_PAGES = 3;

/**
 * Follows the feed at an address, or the feed of the page that is there; several are a choice. Its articles are taken in at
 * once, so that the next briefing has them, and nothing is posted. Refuses with the reason why there is no feed.
 */
export async function addSource(
  parts: AddSourceParts,
  typed: string,
  follower: Follower,
  by: string,
): Promise<Result<AddedSource>> {
  const address = withScheme(typed);
  const answer = await ask(parts, address);
  if (answer.kind === 'read') return follow(parts, address, answer, follower, by);
  if (answer.kind === 'unchanged') return refuse('no-feed', 'The server sent nothing. Try again in a minute.');
  const page = await parts.fetchHtml(address);
  if (!page.ok) return { ok: false, refusal: answer.refusal };
  const { named, candidates } = discoverFeeds(page.value.html, page.value.address);
  const [only, ...others] = named;
  if (only && others.length > 0) return ok({ kind: 'choice', feeds: named.slice(0, MOST_OFFERED) });
  for (const candidate of only ? [only.url] : candidates.slice(0, MOST_TRIED)) {
    const tried = await ask(parts, candidate);
    if (tried.kind === 'read') return follow(parts, candidate, tried, follower, by);
  }
  return refuse('no-feed', 'That page names no feed. Look for “RSS” on it and give that address.');
}

function ask({ fetchFeed, signal }: FollowParts, address: string): Promise<FeedAnswer<ParsedFeed>> {
  return fetchFeed({ address, etag: null, lastModified: null, fingerprint: null, signal });
}

async function follow(
  parts: AddSourceParts,
  address: string,
  answer: Extract<FeedAnswer<ParsedFeed>, { kind: 'read' }>,
  follower: Follower,
  by: string,
): Promise<Result<AddedSource>> {
  const now = parts.clock.now();
  const followed = await parts.feeds.follow(follower, new URL(answer.movedTo ?? address).href, by, now);
  if (!followed.ok) return followed;
  const { feed, known } = followed.value;
  const taken = await takeInFeed(parts, feed, answer.feed, FIRST_PAGES);
  const { ttlMinutes, skipHours, skipDays } = answer.feed;
  const read = { ...answer, hints: { ttlMinutes, skipHours, skipDays }, ...taken };
  const state = feed.state.lastPollAt === null ? NEVER_POLLED : feed.state;
  await parts.feeds.settle(
    feed.address,
    nextPoll(feed.address, state, read, parts.clock.now(), { intervalSeconds: parts.intervalSeconds }),
  );
  return ok({
    kind: 'followed',
    address: feed.address,
    title: answer.feed.title?.text ?? null,
    known,
    articles: answer.feed.entries.length,
    excerptOnly: taken.excerptOnly,
  });
}

/** People leave the scheme out. */
function withScheme(typed: string): string {
  const words = typed.trim().replace(/^<|>$/g, '');
  return /^[a-z][a-z\d+.-]*:\/\//i.test(words) ? words : `https://${words}`;
}
