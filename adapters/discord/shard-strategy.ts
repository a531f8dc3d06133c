import {
  type GatewayDispatchPayload,
  type GatewayReadyDispatchData,
  type IShardingStrategy,
  SimpleShardingStrategy,
  WebSocketShardDestroyRecovery,
  WebSocketShardStatus,
} from 'discord.js';
import type { Manager } from './manager.ts';
import type { Shards } from './shards.ts';
import { withoutServers } from './without-servers.ts';

export interface StrategyParts {
  readonly shards: Shards;
  /** Resolves when a shard may open a connection, to resume its session or to begin one; never once all is over. */
  readonly mayConnect: (shardId: number, resumes: boolean) => Promise<void>;
  /** Sees every event first; gives what discord.js gets of it, null for nothing. */
  readonly sift: (packet: GatewayDispatchPayload, shardId: number) => GatewayDispatchPayload | null;
}

/** How long Discord may leave a resume unanswered, in ms. */
const RESUME_MS = 60_000;

interface ShardPayload {
  readonly shardId: number;
}

/**
 * discord.js's own way to run shards in one process, with what it lacks: a pause before each attempt (it tries twice a
 * second, without end, also once it was told to stop) and an end of a resume that nobody answers. Of what the gateway
 * dispatches only what is used goes on to discord.js, which would keep it.
 */
export function createShardStrategy(manager: Manager, parts: StrategyParts): IShardingStrategy {
  const { shards, mayConnect, sift } = parts;
  const { retrieveSessionInfo } = manager.options;
  const sifted = {
    dispatch: ({ data, shardId }: ShardPayload & { readonly data: GatewayDispatchPayload }) => {
      const passed = sift(data, shardId);
      return passed !== null && manager.emit('dispatch', { data: passed, shardId });
    },
    ready: ({ data, shardId }: ShardPayload & { readonly data: GatewayReadyDispatchData }) =>
      manager.emit('ready', { data: withoutServers(data), shardId }),
  };
  const emit = (event: string, payload: never) =>
    event === 'dispatch' || event === 'ready' ? sifted[event](payload) : manager.emit(event, payload);
  // The shards tell the manager through this; everything else of it is as it was.
  const strategy = new SimpleShardingStrategy(Object.create(manager, { emit: { value: emit } }));

  const resuming = new Set<number>();
  // Asked for before each connection, among others.
  manager.options.retrieveSessionInfo = async (shardId) => {
    if ((await strategy.fetchStatus()).get(shardId) === WebSocketShardStatus.Idle) {
      const resumes = (await retrieveSessionInfo(shardId)) !== null;
      await mayConnect(shardId, resumes);
      if (resumes) resuming.add(shardId);
      else resuming.delete(shardId);
    }
    return retrieveSessionInfo(shardId);
  };
  shards.watch(manager);
  endSilentResumes(manager, resuming, (shardId) => strategy['shards'].get(shardId));
  return {
    spawn(ids) {
      shards.expect(ids);
      return strategy.spawn(ids);
    },
    connect: () => strategy.connect(),
    destroy: (options) => strategy.destroy(options),
    send: (shardId, payload) => strategy.send(shardId, payload),
    fetchStatus: () => strategy.fetchStatus(),
  };
}

/** discord.js waits for the answer to a resume for as long as heartbeats are answered. */
function endSilentResumes(
  manager: Manager,
  resuming: ReadonlySet<number>,
  shardOf: (id: number) => { destroy(options: object): Promise<void> } | undefined,
): void {
  const timers = new Map<number, NodeJS.Timeout>();
  const answered = ({ shardId }: ShardPayload) => clearTimeout(timers.get(shardId));
  const anew = { reason: 'A resume was not answered', recover: WebSocketShardDestroyRecovery.Reconnect };
  manager.on('hello', ({ shardId }: ShardPayload) => {
    clearTimeout(timers.get(shardId));
    const giveUp = () => void shardOf(shardId)?.destroy(anew);
    if (resuming.has(shardId)) timers.set(shardId, setTimeout(giveUp, RESUME_MS).unref());
  });
  for (const event of ['ready', 'resumed', 'closed']) manager.on(event, answered);
}
