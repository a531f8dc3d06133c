import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';

/** How long a request may take, in ms; much shorter than a delivery's claim. */
const REQUEST_MS = 15_000;
/** What a 429 without a time, as a proxy may send it, is taken to ask for, in seconds. */
const UNTOLD_SECONDS = 5;

/** A REST client that keeps its token: discord.js forgets it after any 401, also one that a proxy made up. */
class Line extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/**
 * discord.js asks again at once, without end, after a 429 that names no time. And it reads the header alone, which for what
 * is limited by the hour (publishing) tells a second or so: the true time stands in the body.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init);
  if (response.status !== 429) return response;
  // A proxy may name a date instead of seconds.
  const told = Number(response.headers.get('Retry-After')) || UNTOLD_SECONDS;
  const body: unknown = await response.json().catch(() => null);
  const inBody = typeof body === 'object' && body !== null && 'retry_after' in body ? Number(body.retry_after) : 0;
  response.headers.set('Retry-After', String(Math.max(inBody || 0, told)));
  return response;
};

/**
 * A line to the API; `apiUrl` is its base without the version, Discord's own when absent. It does not count its requests:
 * answers to interactions are outside of the 50 a second (https://docs.discord.com/developers/topics/rate-limits), so that
 * counting them would hold up answers. What else it sends is little, and waits when Discord says so.
 */
export function createLine(token: string, apiUrl: string | undefined, options: Partial<RESTOptions> = {}): REST {
  const base = apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') };
  const uncounted = { globalRequestsPerSecond: Number.POSITIVE_INFINITY };
  const all = { version: '10', ...base, timeout: REQUEST_MS, makeRequest, ...uncounted, ...options };
  return new Line(all).setToken(token);
}

/** A line that sends every request once and waits out rate limits by itself. */
export function createOnceLine(token: string, apiUrl: string | undefined): REST {
  return createLine(token, apiUrl, { retries: 0 });
}
