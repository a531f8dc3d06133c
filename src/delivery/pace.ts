import type { Clock } from '../kernel/clock.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Wait } from './wait.ts';

/** The least distance between two posts, in milliseconds: over a platform (on average), in a tenant, in a channel. */
export interface PaceLimits {
  readonly platformMs: number;
  readonly tenantMs: number;
  readonly channelMs: number;
}

/** Slow enough for Discord (50 requests a second over all) and Slack (one a second in a channel). */
export const DEFAULT_PACE: PaceLimits = { platformMs: 21, tenantMs: 0, channelMs: 1_000 };

/** A longer wait is given back to the caller, who can do something else meanwhile. */
const PATIENCE_MS = 3_000;
const MOST_KEYS = 20_000;
/** A turn that lies further ahead was given before the clock was put back. */
const MOST_AHEAD_MS = 10_000;
/** Platforms count by the second. */
const WINDOW_MS = 1_000;
const MOST_A_SECOND = 1_000;
/** Within a second posts may come so much closer than on average, to make good what a busy moment held up. */
const CLOSER = 0.8;
/**
 * And in the first second after a rest so much further apart: connections are opened then, and what was sent evenly would
 * arrive in a heap.
 */
const FURTHER = 1.6;
const REST_MS = 2_000;

/** Spreads posts over time, each channel, tenant and platform for itself: one that must wait holds up no other. */
export interface Pace {
  /** Waits for its turn and gives 0; gives the milliseconds to wait, without waiting, where they are many. */
  take(address: Address, limits: PaceLimits): Promise<number>;
  /** No post in that channel for so long: the platform asked for it. */
  hold(address: Address, ms: number): void;
}

/** Creates a pace without memory of earlier posts. */
export function createPace(clock: Clock, wait: Wait): Pace {
  const freeAt = new Map<string, number>();
  const heldUntil = new Map<string, number>();
  const windows = new Map<string, Post[]>();
  const now = () => clock.now().getTime();
  const free = (key: string) => {
    const at = freeAt.get(key) ?? 0;
    return at > now() && at <= now() + MOST_AHEAD_MS ? at : now();
  };
  const waitUntil = async (at: number): Promise<void> => {
    const ms = at - now();
    if (ms > 0) await wait(ms);
  };
  /** Turns are given out before they are waited for, so that late timers cost no time in sum. */
  const turn = async (key: string, distanceMs: number): Promise<void> => {
    const at = free(key);
    for (const times of [freeAt, heldUntil]) if (times.size > MOST_KEYS) dropPassed(times, now());
    freeAt.set(key, at + distanceMs);
    await waitUntil(at);
  };
  const givenOn = (platform: string): Post[] => {
    const given = windows.get(platform) ?? [];
    windows.set(platform, given);
    return given;
  };
  const platformTurn = async (key: string, distanceMs: number): Promise<void> => {
    const given = givenOn(key);
    const post = nextPost(given, now(), distanceMs);
    given.push(post);
    await waitUntil(post.at);
    // A process that stood still wakes with many turns at once: then the second counts from when they were really taken.
    await waitUntil((post.before?.at ?? Number.NEGATIVE_INFINITY) + WINDOW_MS);
    post.at = Math.max(post.at, now());
    post.before = null;
  };
  return {
    take: async (address, limits) => {
      const [channel, tenant, platform] = keysOf(address);
      const onPlatform = nextPost(givenOn(platform), now(), limits.platformMs).at;
      const waitMs = Math.max(free(channel), free(tenant), heldUntil.get(channel) ?? 0, onPlatform) - now();
      if (waitMs > PATIENCE_MS) return waitMs;
      await waitUntil(heldUntil.get(channel) ?? 0);
      await turn(channel, limits.channelMs);
      await turn(tenant, limits.tenantMs);
      await platformTurn(platform, limits.platformMs);
      // The channel's distance counts from the post, which the other turns may have held up.
      freeAt.set(channel, Math.max(free(channel), now() + limits.channelMs));
      return 0;
    },
    hold: (address, ms) => {
      const [channel] = keysOf(address);
      heldUntil.set(channel, Math.max(heldUntil.get(channel) ?? 0, now() + ms));
    },
  };
}

/** A turn on a platform. */
interface Post {
  /** When it is meant to be, and then when it was. */
  at: number;
  /** The one that must be a second older; null where there is none or it was waited for. */
  before: Post | null;
  /** When the platform began to be posted to after its last rest. */
  readonly since: number;
}

/** The next instant at which no second has too many; forgets what is too old to count. */
function nextPost(given: Post[], now: number, distanceMs: number): Post {
  const most = distanceMs < 1 ? MOST_A_SECOND : Math.max(1, Math.floor(WINDOW_MS / distanceMs));
  if (given.length > most) given.splice(0, given.length - most);
  const last = given.at(-1);
  if (last === undefined || last.at > now + MOST_AHEAD_MS) {
    given.length = 0;
    return { at: now, before: null, since: now };
  }
  const before = given.length < most ? null : (given[0] ?? null);
  const fullUntil = before === null ? now : before.at + Math.max(WINDOW_MS, distanceMs);
  const since = now - last.at > REST_MS ? now : last.since;
  const distance = distanceMs * (Math.max(now, last.at) - since < WINDOW_MS ? FURTHER : CLOSER);
  return { at: Math.max(now, last.at + distance, fullUntil), before, since };
}

function keysOf({ platform, tenantId, channelId }: Address): [string, string, string] {
  return [JSON.stringify([platform, tenantId, channelId]), JSON.stringify([platform, tenantId]), platform];
}

function dropPassed(freeAt: Map<string, number>, now: number): void {
  for (const [key, at] of freeAt) if (at <= now) freeAt.delete(key);
}
