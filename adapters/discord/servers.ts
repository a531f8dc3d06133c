/** What is told of servers that come and go. */
export interface ServerReports {
  readonly joined: (serverId: string) => void;
  readonly left: (serverId: string) => void;
  /** Once, when all shards have said at a start which servers the bot is in. */
  readonly present: (serverIds: ReadonlySet<string>) => void;
}

/** The servers that the bot is in: their ids, and nothing else of them. */
export interface Servers {
  /** A session has begun: all servers of that shard, also those that an outage hides. */
  ready(shard: readonly [id: number, count: number], serverIds: readonly string[]): void;
  /** A server is there: a new one, or one that is there again after an outage or that READY has named. */
  entered(serverId: string): void;
  left(serverId: string): void;
  count(): number;
  /** How many belong to each of so many shards. */
  counts(shards: number): readonly number[];
}

/** Tells what changed while no session stood, too. */
export function createServers({ joined, left, present }: ServerReports): Servers {
  const known = new Set<string>();
  const heard = new Set<number>();
  let complete = false;

  function add(serverId: string): void {
    if (known.has(serverId)) return;
    known.add(serverId);
    if (complete) joined(serverId);
  }
  function remove(serverId: string): void {
    if (known.delete(serverId)) left(serverId);
  }
  return {
    ready([id, count], serverIds) {
      const now = new Set(serverIds);
      for (const one of known) if (shardOf(one, count) === id && !now.has(one)) remove(one);
      for (const one of now) add(one);
      heard.add(id);
      if (complete || heard.size < count) return;
      complete = true;
      present(known);
    },
    entered: add,
    left: remove,
    count: () => known.size,
    counts(shards) {
      const counts = new Array<number>(shards).fill(0);
      for (const one of known) {
        const shard = shardOf(one, shards);
        counts[shard] = (counts[shard] ?? 0) + 1;
      }
      return counts;
    },
  };
}

/** Discord's own formula (docs.discord.com/developers/events/gateway, sharding). */
function shardOf(serverId: string, shards: number): number {
  return Number((BigInt(serverId) >> 22n) % BigInt(shards));
}
