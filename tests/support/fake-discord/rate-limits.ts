import { createSlidingWindow } from '../sliding-window.ts';
import { type Doing, rateLimited, writeLimited } from './faults.ts';

/** Over all requests with the token, in a second (docs.discord.com/developers/topics/rate-limits). */
const GLOBAL = 50;
/** What the headers of a post to a channel announce: so many in so many milliseconds. */
const POSTS = { most: 5, withinMs: 5_000 };
/** Published messages of a channel in an hour; what support.discord.com says of announcement channels. */
const PUBLISHED = { most: 10, withinMs: 3_600_000 };
const CROSSPOST = /^\/channels\/(\d+)\/messages\/\d+\/crosspost$/;
const POST = /^\/channels\/(\d+)\/messages$/;

/** Discord's limits over all and of each channel. */
export interface RateLimits {
  /** Counts a request; the 429 where it is one too many. */
  take(method: string, path: string): Doing | null;
  /** What Discord's answer says of the channel's limit. */
  headers(method: string, path: string): Readonly<Record<string, string>>;
  /** How many requests were too many. */
  refusals(): number;
}

/** `now` gives milliseconds. */
export function createRateLimits(now: () => number): RateLimits {
  const overAll = createSlidingWindow(GLOBAL, 1_000);
  const posts = createSlidingWindow(POSTS.most, POSTS.withinMs);
  const published = createSlidingWindow(PUBLISHED.most, PUBLISHED.withinMs);
  let refusals = 0;
  const channelOf = (method: string, path: string) => (method === 'POST' ? POST.exec(path)?.[1] : undefined);
  return {
    take(method, path) {
      // Answers to interactions are not counted.
      if (/^\/(?:interactions|webhooks)\//.test(path)) return null;
      const channel = channelOf(method, path);
      const globalMs = overAll.take('', now());
      const channelMs = globalMs === 0 && channel !== undefined ? posts.take(channel, now()) : 0;
      const publishedIn = method === 'POST' ? CROSSPOST.exec(path)?.[1] : undefined;
      const publishMs = globalMs === 0 && publishedIn !== undefined ? published.take(publishedIn, now()) : 0;
      if (globalMs + channelMs + publishMs === 0) return null;
      refusals++;
      if (publishMs > 0) return writeLimited(publishMs / 1_000);
      return rateLimited((globalMs + channelMs) / 1_000, globalMs > 0);
    },
    headers(method, path) {
      const channel = channelOf(method, path);
      if (channel === undefined) return {};
      return {
        'X-RateLimit-Limit': String(POSTS.most),
        'X-RateLimit-Remaining': String(posts.left(channel, now())),
        'X-RateLimit-Reset-After': String(POSTS.withinMs / 1_000),
        'X-RateLimit-Bucket': 'posts',
      };
    },
    refusals: () => refusals,
  };
}
