import { expect, test } from 'vitest';
import { createServers } from '../../../adapters/discord/servers.ts';

/** Ids of servers that belong to shard 0, 1, 2 … of so many. */
const id = (shard: number, more = 0) => String(BigInt(shard + more * 12) << 22n);

function createHeard() {
  const heard: string[] = [];
  const servers = createServers({
    joined: (one) => heard.push(`joined ${one}`),
    left: (one) => heard.push(`left ${one}`),
    present: (all) => heard.push(`present ${all.size}`),
  });
  return { heard, servers };
}

test('what the bot is in at the start is told once all shards have said so, and joined by none', () => {
  const { heard, servers } = createHeard();
  servers.ready([0, 2], [id(0), id(2)]);
  servers.entered(id(0));
  expect(heard).toEqual([]);
  servers.ready([1, 2], [id(1)]);
  expect(heard).toEqual(['present 3']);
  expect([servers.count(), servers.counts(2)]).toEqual([3, [2, 1]]);
});

test('a server that comes, and one that goes, is told once', () => {
  const { heard, servers } = createHeard();
  servers.ready([0, 1], [id(0)]);
  servers.entered(id(1));
  servers.entered(id(1));
  servers.left(id(0));
  servers.left(id(0));
  expect(heard).toEqual(['present 1', `joined ${id(1)}`, `left ${id(0)}`]);
});

test('what changed while there was no session is told with the next one, for its own shard only', () => {
  const { heard, servers } = createHeard();
  servers.ready([0, 2], [id(0), id(2)]);
  servers.ready([1, 2], [id(1)]);
  heard.length = 0;
  servers.ready([0, 2], [id(2), id(4)]);
  expect(heard).toEqual([`left ${id(0)}`, `joined ${id(4)}`]);
});

test('another number of shards changes nothing', () => {
  const { heard, servers } = createHeard();
  const all = [0, 1, 2, 3, 4, 5].map((shard) => id(shard));
  servers.ready([0, 1], all);
  heard.length = 0;
  for (const shard of [0, 1, 2]) {
    servers.ready(
      [shard, 3],
      all.filter((_, index) => index % 3 === shard),
    );
  }
  expect(heard).toEqual([]);
  expect(servers.counts(3)).toEqual([2, 2, 2]);
});
