import type { Clock } from '../../src/index.ts';

/** Slack repeats an event up to 3 times over about an hour, most within 5 minutes; a signature is good for 5. */
const KEPT_MS = 10 * 60_000;
/** A bound on memory, far above what a workspace sends in ten minutes. */
const KEPT_IDS = 20_000;

/** Remembers ids for ten minutes. `isNew` answers true once for each id. */
export function createSeenIds(clock: Clock): { isNew(id: string): boolean } {
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const now = clock.now().getTime();
      for (const [old, at] of seen) {
        if (now - at < KEPT_MS && seen.size <= KEPT_IDS) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, now);
      return true;
    },
  };
}
