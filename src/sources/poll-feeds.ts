import type { Clock } from '../kernel/clock.ts';
import { messageOf, type Refusal } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { FeedAnswer, FeedRequest } from './fetch-feed.ts';
import { fetchRefusal } from './http/fetch-refusal.ts';
import { createLimit } from './http/limit.ts';
import { nextPoll, type PollOptions } from './next-poll.ts';
import { askedAddress, type FollowedFeed, lanesOf, onceEach } from './poll/host-lanes.ts';
import type { FeedHints, PollAnswer, PollState } from './poll/poll-state.ts';
import { hostRestSeconds, postpone } from './poll/postpone.ts';

/** What became of a feed's articles. */
interface KeptFeed {
  /** Articles that were not there before. */
  readonly newArticles: number;
  readonly excerptOnly: boolean;
}

/** What polling needs from outside. */
export interface PollParts<F extends FeedHints> {
  /** `fetchFeed`, with its client and parser. */
  readonly fetch: (request: FeedRequest) => Promise<FeedAnswer<F>>;
  /** Resolves when a request to a host would not have to wait: the gate's `whenFree`. */
  readonly whenFree: (host: string, signal: AbortSignal | undefined) => Promise<void>;
  /** Reads and keeps the articles of a feed; only then is its state settled, so that a crash between loses nothing. */
  readonly keep: (address: string, feed: F) => Promise<KeptFeed>;
  readonly settle: (address: string, state: PollState) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** No feed is begun any more once it is aborted, and what is under way ends without a change of state. */
  readonly signal?: AbortSignal | undefined;
  /** Over all hosts. Default 64. */
  readonly atOnce?: number;
  readonly options?: PollOptions;
  /** Shared by rounds that overlap: the addresses that one of them is at, so that a slow feed holds up no other round. */
  readonly underWay?: Set<string>;
}

/** What one round of polling did. */
export interface PollRound {
  readonly asked: number;
  readonly read: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly newArticles: number;
  readonly wireBytes: number;
}

type Tally = { -readonly [K in keyof PollRound]: PollRound[K] };

const AT_ONCE = 64;

/**
 * Asks every feed that is due at `now`: each address once however many follow it, one at a time per host, so many at
 * once over all, and no more of a host that asks to be left alone. A feed that fails, or whose keeping fails, holds up no
 * other. Never rejects.
 */
export async function pollFeeds<F extends FeedHints>(
  feeds: readonly FollowedFeed[],
  parts: PollParts<F>,
  now: Date,
): Promise<PollRound> {
  const tally: Tally = { asked: 0, read: 0, unchanged: 0, failed: 0, newArticles: 0, wireBytes: 0 };
  const limit = createLimit(parts.atOnce ?? AT_ONCE);
  const underWay = parts.underWay ?? new Set();
  const due = onceEach(feeds.filter((feed) => isDue(feed.state, now))).filter(({ key }) => !underWay.has(key));
  for (const { key } of due) underWay.add(key);
  const lanes = [...lanesOf(due)].map(async ([host, lane]) => {
    let restSeconds = 0;
    for (const { feed, key } of lane) {
      try {
        if (restSeconds > 0) {
          await parts.settle(feed.address, postpone(feed.address, feed.state, restSeconds, parts.clock.now()));
          continue;
        }
        await parts.whenFree(host, parts.signal);
        restSeconds = await limit(() => pollOne(feed, parts, tally));
      } catch (thrown) {
        if (!parts.signal?.aborted) {
          parts.logger.error(
            { feed: feed.address, problem: messageOf(thrown), thrown },
            'a feed could not be followed',
          );
        }
      } finally {
        underWay.delete(key);
      }
    }
  });
  await Promise.all(lanes);
  return tally;
}

/** Whether a feed may be asked at `now`; one that was closed for good never. */
export function isDue(state: PollState, now: Date): boolean {
  return !state.closed && (state.nextPollAt === null || Date.parse(state.nextPollAt) <= now.getTime());
}

/** Asks one feed; gives for how many seconds its host wants to be left alone. */
async function pollOne<F extends FeedHints>(feed: FollowedFeed, parts: PollParts<F>, tally: Tally): Promise<number> {
  const { signal, clock, options } = parts;
  signal?.throwIfAborted();
  tally.asked++;
  const answer = await readSafely(feed, parts);
  if (answer.kind === 'failed' && (signal?.aborted || answer.refusal.code === 'stopped')) return 0;
  tally[answer.kind]++;
  if (answer.kind === 'failed') tell(parts.logger, feed, answer.refusal);
  else tally.wireBytes += answer.wireBytes;
  if (answer.kind === 'read') tally.newArticles += answer.newArticles;
  const now = clock.now();
  await parts.settle(feed.address, nextPoll(feed.address, feed.state, answer, now, options));
  return hostRestSeconds(answer, now);
}

type Polled =
  | Extract<PollAnswer, { kind: 'failed' }>
  | (Exclude<PollAnswer, { kind: 'failed' }> & { readonly wireBytes: number });

/** A bug or a fault of ours in fetching, parsing or keeping one feed is that feed's failure, and an error in the log. */
async function readSafely<F extends FeedHints>(feed: FollowedFeed, parts: PollParts<F>): Promise<Polled> {
  const { etag, lastModified, fingerprint } = feed.state;
  const address = askedAddress(feed);
  try {
    const answer = await parts.fetch({ address, etag, lastModified, fingerprint, signal: parts.signal });
    if (answer.kind !== 'read') return answer;
    const kept = await parts.keep(feed.address, answer.feed);
    const { ttlMinutes, skipHours, skipDays } = answer.feed;
    const { headers, movedTo, validators, wireBytes } = answer;
    return {
      kind: 'read',
      headers,
      movedTo,
      validators,
      wireBytes,
      hints: { ttlMinutes, skipHours, skipDays },
      ...kept,
    };
  } catch (thrown) {
    parts.logger.error({ feed: address, problem: messageOf(thrown), thrown }, 'a feed could not be read');
    return { kind: 'failed', refusal: fetchRefusal('fault', thrown), headers: {} };
  }
}

function tell(logger: Logger, feed: FollowedFeed, refusal: Refusal): void {
  const cause = refusal.cause === undefined ? {} : { cause: messageOf(refusal.cause) };
  logger.info({ feed: feed.address, code: refusal.code, failures: feed.state.failures + 1, ...cause }, 'a feed failed');
}
