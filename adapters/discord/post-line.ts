import type { REST } from 'discord.js';
import { createLine } from './line.ts';

/** What Discord allows a bot over all its posts. */
const COUNTED = { globalRequestsPerSecond: 50 };

/**
 * A line to the API for posts to channels. It sends each request once and waits for nothing: a rate limit, a broken
 * connection or a 5xx is thrown at once. Were it to try again by itself, the last answer would hide that an earlier
 * request may have been carried out, and the delivery would repeat it after Discord has forgotten its nonce.
 */
export function createPostLine(token: string, apiUrl: string | undefined): REST {
  return createLine(token, apiUrl, { ...COUNTED, retries: 0, rejectOnRateLimit: () => true });
}
