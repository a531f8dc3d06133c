import { setTimeout as sleep } from 'node:timers/promises';
import type { IIdentifyThrottler } from 'discord.js';

/** How long Discord wants between two sessions that begin in the same turn, in ms, and a little more. */
const APART_MS = 5_100;

/**
 * Lets shards begin sessions as far apart as Discord asks: so many of them (`max_concurrency`) every five seconds. Unlike
 * discord.js's own, it ends a wait when the connection has gone: else the next one would begin two sessions.
 */
export function createIdentifyTurns(concurrency: number): IIdentifyThrottler {
  const last = new Map<number, Promise<unknown>>();
  const begunAt = new Map<number, number>();

  async function begin(turn: number, signal: AbortSignal): Promise<void> {
    const at = (begunAt.get(turn) ?? Number.NEGATIVE_INFINITY) + APART_MS;
    await sleep(Math.max(0, at - Date.now()), undefined, { signal });
    begunAt.set(turn, Date.now());
  }

  return {
    async waitForIdentify(shardId, signal) {
      const turn = shardId % concurrency;
      const mine = (last.get(turn) ?? Promise.resolve()).then(() => begin(turn, signal));
      last.set(
        turn,
        mine.catch(() => undefined),
      );
      await mine;
    },
  };
}
