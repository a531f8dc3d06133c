import { REST } from 'discord.js';

/** How long a request may take, in ms; much shorter than a delivery's claim. */
const REQUEST_MS = 15_000;

/**
 * A line to the API for posts to channels. It sends each request once and waits for nothing: a rate limit, a broken
 * connection or a 5xx is thrown at once. Were it to try again by itself, the last answer would hide that an earlier
 * request may have been carried out, and the delivery would repeat it after Discord has forgotten its nonce.
 */
export function createPostLine(token: string, apiUrl: string | undefined): REST {
  const base = apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') };
  const once = { timeout: REQUEST_MS, retries: 0, rejectOnRateLimit: () => true };
  return new REST({ version: '10', ...base, ...once }).setToken(token);
}
