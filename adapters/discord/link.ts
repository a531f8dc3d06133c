import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events, type REST } from 'discord.js';
import type { Clock, Gauge, Logger } from '../../src/index.ts';
import { askGateway, reasonOf } from './ask-gateway.ts';
import type { Attempt, Obstacle } from './attempt.ts';
import { obstacleOfClose } from './refusals.ts';
import type { Servers } from './servers.ts';
import type { StrategyParts } from './shard-strategy.ts';
import { createShards } from './shards.ts';

export interface LinkParts {
  /** Makes a client with its handlers. */
  readonly newClient: (parts: Pick<StrategyParts, 'shards' | 'mayConnect'>) => Client<boolean>;
  readonly describe: (client: Client<true>) => string;
  readonly token: string;
  /** The line on which it asks whether it may begin a session. */
  readonly line: REST;
  readonly servers: Servers;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Pauses between attempts of a shard in ms; the last one repeats. */
  readonly pauses: readonly number[];
}

/** One client and its shards, from the first attempt until it is given up. */
export interface Link {
  /** Connects all shards; from then on each keeps itself connected. */
  open(): Promise<Attempt>;
  /** Gives it up; harmless when called twice. */
  close(): Promise<void>;
  /** What keeps the shards from being connected; null when all are. */
  problem(): string | null;
  gauges(): readonly Gauge[];
}

/** Creates a link; `onObstacle` hears, once it was open, of what its shards can't mend by trying again. */
export function createLink(parts: LinkParts, onObstacle: (obstacle: Obstacle) => void): Link {
  const { newClient, describe, token, line, servers, clock, logger, pauses } = parts;
  const ending = new AbortController();
  let opened = false;
  /** What ended it before it was open. */
  let inTheWay: Obstacle | null = null;
  const shards = createShards({ servers, clock, logger, over: ending.signal }, (code) => {
    const obstacle = obstacleOfClose(code);
    if (obstacle !== null) meet(obstacle);
  });
  const client = newClient({ shards, mayConnect });

  function meet(obstacle: Obstacle): void {
    if (opened) onObstacle(obstacle);
    else {
      inTheWay ??= obstacle;
      ending.abort();
    }
  }

  async function pause(shardId: number, ms: number, why?: string): Promise<void> {
    shards.waits(shardId, ms, why);
    await sleep(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  }

  /** At once after a first loss; then with pauses, and a new session only where Discord takes one. */
  async function mayConnect(shardId: number, resumes: boolean): Promise<void> {
    const failures = shards.failures(shardId);
    if (failures > 1) await pause(shardId, pauses[Math.min(failures - 2, pauses.length - 1)] ?? 0);
    if (failures > 0 && !resumes) await mayBegin(shardId);
    if (ending.signal.aborted) await new Promise(() => undefined);
  }

  /** Discord takes the token from a bot that begins too many sessions in a day. */
  async function mayBegin(shardId: number): Promise<void> {
    while (!ending.signal.aborted) {
      const answer = await askGateway(line, 1);
      if (answer.kind === 'refused') meet(answer);
      if (answer.kind === 'open' && answer.pauseMs > 0) await pause(shardId, answer.pauseMs, 'few session starts left');
      if (answer.kind !== 'later') return;
      await pause(shardId, answer.afterMs, answer.reason);
    }
  }

  return {
    async open() {
      const unready = new AbortController();
      try {
        const signal = AbortSignal.any([ending.signal, unready.signal]);
        const [[ready]] = await Promise.all([once(client, Events.ClientReady, { signal }), client.login(token)]);
        opened = true;
        if (inTheWay !== null) return inTheWay;
        return { kind: 'connected', description: describe(ready) };
      } catch (thrown) {
        return inTheWay ?? { kind: 'failed', reason: reasonOf(thrown) };
      } finally {
        unready.abort();
      }
    },
    async close() {
      ending.abort();
      await client.destroy();
    },
    problem: shards.problem,
    gauges: shards.gauges,
  };
}
