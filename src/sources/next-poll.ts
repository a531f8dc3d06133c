import { addressShare } from './poll/address-share.ts';
import { freshSeconds } from './poll/freshness.ts';
import { countNew } from './poll/new-a-day.ts';
import type { FeedHints, PollAnswer, PollState } from './poll/poll-state.ts';
import { retryAfterSeconds } from './poll/retry-after.ts';
import { afterSkipped } from './poll/skip-times.ts';

/** What an operator may set. */
export interface PollOptions {
  /** A feed that answers is asked again after so many seconds at the earliest. Default 900. */
  readonly intervalSeconds?: number;
}

const INTERVAL_SECONDS = 900;
const DAY_SECONDS = 24 * 60 * 60;
/** A server may ask for a longer interval than ours, up to this: news that is half a day old is none. */
const LONGEST_FRESH_SECONDS = 6 * 60 * 60;
const FIRST_BACKOFF_SECONDS = 5 * 60;
/** Over so many seconds late, a feed was waiting with all others (a stop of the bot), and is spread again. */
const LATE_SECONDS = 300;

/**
 * The next state of the feed at `address` after one answer, with the time of its next poll. After a success: the
 * interval, longer where the server or the feed asks for it; after a failure: 5 minutes, doubling to a day, and not
 * before `Retry-After`; after 410 never. Feeds that were asked all at once are spread over the interval by their address.
 */
export function nextPoll(
  address: string,
  state: PollState,
  answer: PollAnswer,
  now: Date,
  options: PollOptions = {},
): PollState {
  const at = now.toISOString();
  if (answer.kind === 'failed') return afterFailure(address, state, answer, now);
  const hints = answer.kind === 'read' ? answer.hints : state.hints;
  const healthy: PollState = {
    ...state,
    ...answer.validators,
    hints,
    movedTo: answer.movedTo ?? state.movedTo,
    lastPollAt: at,
    nextPollAt: nextAfterSuccess(address, state, hints, answer, now, options),
    firstSuccessAt: state.firstSuccessAt ?? at,
    lastSuccessAt: at,
    failures: 0,
    failingSince: null,
    failure: null,
    closed: false,
  };
  if (answer.kind === 'unchanged') return healthy;
  const { newArticles, excerptOnly } = answer;
  return {
    ...healthy,
    excerptOnly,
    lastNewAt: newArticles > 0 ? at : state.lastNewAt,
    newByDay: countNew(state, state.firstSuccessAt === null ? 0 : newArticles, now),
  };
}

function nextAfterSuccess(
  address: string,
  state: PollState,
  hints: FeedHints,
  answer: PollAnswer,
  now: Date,
  options: PollOptions,
): string {
  const { intervalSeconds = INTERVAL_SECONDS } = options;
  const ttl = (hints.ttlMinutes ?? 0) * 60;
  const asked = Math.min(Math.max(ttl, freshSeconds(answer.headers, now)), LONGEST_FRESH_SECONDS);
  const spread = wasWaiting(state, now) ? addressShare(address) * intervalSeconds : 0;
  const earliest = now.getTime() + (Math.max(intervalSeconds, asked) + spread) * 1_000;
  const skipped = afterSkipped(earliest, hints, DAY_SECONDS / 3_600);
  const beside = skipped > earliest ? addressShare(address) * intervalSeconds * 1_000 : 0;
  return new Date(Math.round(skipped + beside)).toISOString();
}

/** Whether a feed was asked together with all the others: it is new, or overdue after a stop. */
function wasWaiting(state: PollState, now: Date): boolean {
  return state.nextPollAt === null || now.getTime() - Date.parse(state.nextPollAt) > LATE_SECONDS * 1_000;
}

function afterFailure(
  address: string,
  state: PollState,
  answer: Extract<PollAnswer, { kind: 'failed' }>,
  now: Date,
): PollState {
  const { code, advice } = answer.refusal;
  const backoff = FIRST_BACKOFF_SECONDS * 2 ** Math.min(state.failures, 20);
  const spread = (addressShare(address) * Math.min(backoff, DAY_SECONDS)) / 4;
  const wait = Math.min(Math.max(backoff + spread, retryAfterSeconds(answer.headers, now)), DAY_SECONDS);
  const closed = code === 'gone';
  return {
    ...state,
    lastPollAt: now.toISOString(),
    nextPollAt: closed ? null : new Date(Math.round(now.getTime() + wait * 1_000)).toISOString(),
    movedTo: null,
    failures: state.failures + 1,
    failingSince: state.failingSince ?? now.toISOString(),
    failure: { code, advice },
    closed,
  };
}
