import type { CommandParts } from './commands/parts.ts';
import type { Shares } from './delivery/shares.ts';
import type { Clock } from './kernel/clock.ts';

/** After this long the same may be shared in a channel again. */
const KEPT_MS = 24 * 3_600_000;

/** Lets the same be shared in a channel once a day. */
export function createShareOnce(shares: Shares, clock: Clock): CommandParts['shareOnce'] {
  return async ({ platform, tenantId, channelId }, shared) => {
    const now = clock.now();
    const place = { platform, tenantId, channelId };
    const claimed = await shares.claim(place, shared, new Date(now.getTime() + KEPT_MS), now);
    return claimed ? () => shares.release(place, shared) : null;
  };
}
