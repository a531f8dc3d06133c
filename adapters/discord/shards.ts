import type { Clock, Gauge, Logger } from '../../src/index.ts';
import type { Manager } from './manager.ts';
import type { Servers } from './servers.ts';
import { timeOf } from './time-of.ts';

export interface ShardsParts {
  readonly servers: Servers;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted once the client is given up: what becomes of its connections is no news then. */
  readonly over: AbortSignal;
}

/** The connections of one client, one a shard: how each stands, by what discord.js reports. */
export interface Shards {
  /** Listens to what becomes of the connections. */
  watch(manager: Manager): void;
  expect(ids: readonly number[]): void;
  /** How often in a row a shard's connection has ended without a session. */
  failures(shardId: number): number;
  /** Notes when a shard will try again, and why not sooner. */
  waits(shardId: number, ms: number, why?: string): void;
  /** What keeps the shards from being connected, in one line; null when all are. */
  problem(): string | null;
  gauges(): readonly Gauge[];
}

interface Shard {
  up: boolean;
  failures: number;
  awaySince: number;
  /** Why there is no connection, once that is known. */
  reason: string;
  /** What the connection that stands or is tried has reported. */
  error: string | null;
  nextAt: number | null;
  latencyMs: number | null;
}

type Of<T> = { readonly shardId: number } & T;

/** Keeps count of the shards; `onClose` hears every code with which one was closed. */
export function createShards(parts: ShardsParts, onClose: (code: number) => void): Shards {
  const { servers, clock, logger, over } = parts;
  const shards = new Map<number, Shard>();
  const now = () => clock.now().getTime();

  function shardOf(id: number): Shard {
    const unknown = { reason: 'no answer yet', error: null, nextAt: null, latencyMs: null };
    const shard = shards.get(id) ?? { up: false, failures: 0, awaySince: now(), ...unknown };
    shards.set(id, shard);
    return shard;
  }

  function came(id: number, resumed: boolean): void {
    const shard = shardOf(id);
    const awayMs = now() - shard.awaySince;
    if (shard.failures > 0) logger.info({ shard: id, awayMs, resumed }, 'connected to Discord again');
    Object.assign(shard, { up: true, failures: 0, error: null, nextAt: null });
  }

  function went(id: number, code: number): void {
    if (over.aborted) return;
    const shard = shardOf(id);
    shard.reason = shard.error ?? `closed with code ${code}`;
    if (shard.up) {
      shard.awaySince = now();
      logger.warn({ shard: id, reason: shard.reason }, 'the connection to Discord is lost');
    }
    Object.assign(shard, { up: false, failures: shard.failures + 1, error: null, nextAt: null });
    onClose(code);
  }

  return {
    watch(manager) {
      manager.on('ready', ({ shardId }: Of<object>) => came(shardId, false));
      manager.on('resumed', ({ shardId }: Of<object>) => came(shardId, true));
      manager.on('closed', ({ shardId, code }: Of<{ code: number }>) => went(shardId, code));
      manager.on('error', ({ shardId, error }: Of<{ error: Error }>) => {
        shardOf(shardId).error = error.message;
      });
      manager.on('heartbeat', ({ shardId, latency }: Of<{ latency: number }>) => {
        shardOf(shardId).latencyMs = latency;
      });
    },
    expect(ids) {
      for (const id of ids) shardOf(id);
    },
    failures: (id) => shardOf(id).failures,
    waits(id, ms, why) {
      const shard = shardOf(id);
      shard.reason = why ?? shard.reason;
      shard.nextAt = now() + ms;
      logger.warn({ shard: id, reason: shard.reason, nextInMs: Math.round(ms) }, 'connecting to Discord waits');
    },
    problem: () => problemOf([...shards.values()]),
    gauges() {
      const counts = servers.counts(shards.size);
      return [...shards].flatMap(([id, shard]) => gaugesOf(id, shard, counts[id] ?? 0));
    },
  };
}

function problemOf(shards: readonly Shard[]): string | null {
  const away = shards.filter(({ up }) => !up);
  const [first] = away.toSorted((a, b) => a.awaySince - b.awaySince);
  if (first === undefined) return null;
  const which = shards.length > 1 ? `${away.length} of ${shards.length} shards have ` : '';
  const next = first.nextAt === null ? '' : `; next try ${timeOf(first.nextAt)}`;
  return `${which}no connection since ${timeOf(first.awaySince)}: ${first.reason}${next}`;
}

function gaugesOf(id: number, { up, latencyMs }: Shard, servers: number): Gauge[] {
  const gauge = (name: string, help: string, value: number) => ({ name, help, labels: { shard: String(id) }, value });
  const latency = 'How long the gateway took to answer the last heartbeat.';
  return [
    gauge('discord_shard_connected', 'Whether a shard has a session.', Number(up)),
    gauge('discord_shard_servers', 'Servers that a shard brings the events of.', servers),
    ...(latencyMs === null ? [] : [gauge('discord_shard_latency_seconds', latency, latencyMs / 1_000)]),
  ];
}
