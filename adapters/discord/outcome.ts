import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { messageOf, type Outcome } from '../../src/index.ts';
import { Unsent } from './unsent.ts';

/** Answers of Discord that close a channel to us, and what helps. */
const CLOSED: Readonly<Record<number, string>> = {
  10003: 'The channel is gone. Choose another with /digest add.',
  10004: 'I am no longer in that server. Invite me again, then add the digest again.',
  50001: "I can't see the channel. Give me View Channel there, then resume the digest.",
  40066:
    'The forum asks for a tag, and I may use none. Add one that everyone may use, or give me Manage Threads there, then resume the digest.',
  40067: 'The forum asks for a tag, and I found none to use. Add one that everyone may use, then resume the digest.',
  50007: "I can't write to you. Allow direct messages from me, then resume the digest.",
  50013:
    "I can't post in the channel. Give me Send Messages and Embed Links there (in threads Send Messages in Threads), then resume the digest.",
  50083: 'The thread is archived. Reopen it, then resume the digest.',
};

/** Statuses of a gateway that passed the request on and waited in vain for the answer: it may have been carried out. */
const MAYBE_DONE: ReadonlySet<number> = new Set([504, 520, 524]);

/** A 429 that names no time, as a proxy's may: asking again at once would bring the address a ban. */
const DEFAULT_RETRY_MS = 5_000;

/** Failures of the network before the request could leave. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * What became of a post, by what discord.js threw: nothing was posted (`rate-limited`, `refused`, `gone`, `failed`), or
 * nobody knows (`unknown`: the request left and no answer came).
 */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof Unsent) {
    const outcome = outcomeOf(thrown.cause);
    return outcome.kind === 'unknown' ? { kind: 'failed', reason: outcome.reason } : outcome;
  }
  const reason = messageOf(thrown);
  if (thrown instanceof RateLimitError) {
    const { retryAfter, timeToReset } = thrown;
    return {
      kind: 'rate-limited',
      retryAfterMs: Math.max(retryAfter > 0 ? retryAfter : DEFAULT_RETRY_MS, timeToReset),
    };
  }
  if (thrown instanceof HTTPError) {
    const kind = MAYBE_DONE.has(thrown.status) ? 'unknown' : 'failed';
    return { kind, reason: `HTTP ${thrown.status} ${reason}`.trim() };
  }
  if (thrown instanceof DiscordAPIError) return apiOutcome(thrown);
  if (NEVER_LEFT.has(networkCode(thrown)) || reason.startsWith('Expected token')) return { kind: 'failed', reason };
  return { kind: 'unknown', reason };
}

function apiOutcome(error: DiscordAPIError): Outcome {
  const reason = `HTTP ${error.status}, ${error.code}: ${error.message}`;
  const advice = typeof error.code === 'number' ? CLOSED[error.code] : undefined;
  if (advice !== undefined) return { kind: 'gone', reason, advice };
  // An answer without a code did not come from Discord's API: a proxy's page, say.
  if (error.status === 401 || typeof error.code !== 'number') return { kind: 'failed', reason };
  return { kind: 'refused', reason };
}

function networkCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.cause instanceof Error ? networkCode(thrown.cause) : '';
}
