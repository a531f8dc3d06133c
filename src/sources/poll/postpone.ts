import { addressShare } from './address-share.ts';
import type { PollAnswer, PollState } from './poll-state.ts';
import { retryAfterSeconds } from './retry-after.ts';

const LEAST_SECONDS = 5 * 60;
const MOST_SECONDS = 24 * 60 * 60;

/** For how many seconds an answer asks that its whole host be left alone (429, or `Retry-After`); 0 where it does not. */
export function hostRestSeconds(answer: PollAnswer, now: Date): number {
  if (answer.kind !== 'failed') return 0;
  const asked = retryAfterSeconds(answer.headers, now);
  if (asked === 0 && answer.refusal.code !== 'rate-limited') return 0;
  return Math.min(Math.max(asked, LEAST_SECONDS), MOST_SECONDS);
}

/** The state of a feed that was not asked because its host wants to rest; those of one host come back spread a little. */
export function postpone(address: string, state: PollState, seconds: number, now: Date): PollState {
  const wait = seconds * (1 + addressShare(address) / 4);
  return { ...state, nextPollAt: new Date(Math.round(now.getTime() + wait * 1_000)).toISOString() };
}
