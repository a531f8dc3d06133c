import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDrivenBench, type DrivenBench } from './driven-bench.ts';

const MINUTE = 60_000;

let bench: DrivenBench;
let discord: DrivenBench['discord'];
let time: DrivenBench['time'];

beforeEach(async () => {
  bench = await createDrivenBench({ guilds: 12 });
  ({ discord, time } = bench);
  Object.assign(discord.gateway.info, { shards: 3, apartMs: 5_000 });
});

afterEach(() => bench.close());

/** A command from each server gets one answer. */
async function everyServerIsAnswered(): Promise<boolean> {
  for (const { channels } of discord.world.guilds) {
    const [channel] = channels;
    const { messages } = await time.during(discord.command('briefing', { topic: 'x' }, channel ? { channel } : {}));
    if (messages.length !== 1) return false;
  }
  return true;
}

describe('as many shards as Discord recommends', () => {
  it('begin sessions as far apart as it asks, and answer every server', async () => {
    const begun = time.now();
    const adapter = await bench.connect();
    expect(time.now() - begun).toBeGreaterThan(10_000);
    expect(time.now() - begun).toBeLessThan(15_000);
    expect(discord.gateway.counts).toMatchObject({ identified: 3, opened: 3 });
    expect(adapter.problem()).toBeNull();
    expect(await everyServerIsAnswered()).toBe(true);
  });

  it('all at once where it lets so many begin together', async () => {
    discord.gateway.info.maxConcurrency = 16;
    const begun = time.now();
    await bench.connect();
    expect(time.now() - begun).toBeLessThan(2_000);
  });

  it('survive that connections are lost while some wait for their turn', async () => {
    const adapter = bench.createAdapter();
    const started = adapter.start();
    await time.until(
      'one session',
      () => discord.gateway.counts.identified === 1 && discord.gateway.counts.opened === 3,
    );
    discord.gateway.drop(1_006);
    await time.during(started);
    await bench.recovery(adapter, MINUTE);
    await time.pass(MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 3, resumed: 1, opened: 6 });
    expect(await everyServerIsAnswered()).toBe(true);
  });

  it('tell each how it stands and how many servers it has', async () => {
    const adapter = await bench.connect();
    await time.pass(MINUTE);
    const gauges = adapter.gauges?.() ?? [];
    const of = (name: string) => gauges.filter((gauge) => gauge.name === name).map(({ value }) => value);
    expect(of('discord_shard_connected')).toEqual([1, 1, 1]);
    const servers = (shard: bigint) =>
      discord.world.guilds.filter(({ id }) => (BigInt(id) >> 22n) % 3n === shard).length;
    expect(of('discord_shard_servers')).toEqual([servers(0n), servers(1n), servers(2n)]);
    expect(of('discord_shard_latency_seconds')).toHaveLength(3);
  });

  it('come back one by one after an outage, and answer every server', async () => {
    const adapter = await bench.connect();
    discord.gateway.moods.refusing = 'cut';
    discord.gateway.drop(1_006);
    await time.pass(3 * MINUTE);
    expect(adapter.problem()).toMatch(/^3 of 3 shards have no connection since /);
    discord.gateway.moods.refusing = null;
    await bench.recovery(adapter, 2 * MINUTE);
    expect(await everyServerIsAnswered()).toBe(true);
  });

  it('are more once Discord wants more', async () => {
    const adapter = await bench.connect();
    discord.gateway.info.shards = 4;
    discord.gateway.drop(4_011, true);
    await time.until('the loss', () => adapter.problem() !== null);
    await bench.recovery(adapter, MINUTE);
    expect(adapter.gauges?.().filter(({ name }) => name === 'discord_shard_connected')).toHaveLength(4);
    expect(await everyServerIsAnswered()).toBe(true);
    expect(discord.gateway.connected()).toBe(4);
  });
});
