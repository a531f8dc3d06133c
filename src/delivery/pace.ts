import type { Clock } from '../kernel/clock.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Wait } from './wait.ts';

/** The least distance between two posts, in milliseconds: over a platform, in a tenant, in a channel. */
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
  const turn = async (key: string, distanceMs: number): Promise<number> => {
    const now = clock.now().getTime();
    const at = Math.max(now, freeAt.get(key) ?? now);
    if (at - now > PATIENCE_MS) return at - now;
    if (freeAt.size > MOST_KEYS) dropPassed(freeAt, now);
    freeAt.set(key, at + distanceMs);
    if (at > now) await wait(at - now);
    return 0;
  };
  return {
    take: async (address, limits) => {
      const [channel, tenant, platform] = keysOf(address);
      return (
        (await turn(channel, limits.channelMs)) ||
        (await turn(tenant, limits.tenantMs)) ||
        (await turn(platform, limits.platformMs))
      );
    },
    hold: (address, ms) => {
      const [channel] = keysOf(address);
      freeAt.set(channel, Math.max(freeAt.get(channel) ?? 0, clock.now().getTime() + ms));
    },
  };
}

function keysOf({ platform, tenantId, channelId }: Address): [string, string, string] {
  return [JSON.stringify([platform, tenantId, channelId]), JSON.stringify([platform, tenantId]), platform];
}

function dropPassed(freeAt: Map<string, number>, now: number): void {
  for (const [key, at] of freeAt) if (at <= now) freeAt.delete(key);
}
