import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/index.ts';
import { createDrivenBench, type DrivenBench } from './driven-bench.ts';

const MINUTE = 60_000;

let bench: DrivenBench;
let discord: DrivenBench['discord'];
let time: DrivenBench['time'];
let adapter: Platform;

beforeEach(async () => {
  bench = await createDrivenBench();
  ({ discord, time } = bench);
  adapter = await bench.connect();
});

afterEach(() => bench.close());

const lost = () => time.until('the loss', () => adapter.problem() !== null, 3 * MINUTE);

describe('a connection that is closed', () => {
  it.each([
    [1_006, 'resumed'],
    [1_012, 'resumed'],
    [4_000, 'resumed'],
    [4_001, 'resumed'],
    [4_002, 'resumed'],
    [4_009, 'resumed'],
    [1_000, 'identified'],
    [4_003, 'identified'],
    [4_005, 'identified'],
    [4_007, 'identified'],
    [4_008, 'identified'],
  ] as const)('with code %i is %s', async (code, how) => {
    discord.gateway.drop(code);
    await lost();
    await bench.recovery(adapter, MINUTE);
    const { identified, resumed } = discord.gateway.counts;
    expect({ identified, resumed }).toEqual(
      how === 'resumed' ? { identified: 1, resumed: 1 } : { identified: 2, resumed: 0 },
    );
    expect(await bench.answersOnce()).toBe(true);
  });

  it('is resumed with what came meanwhile', async () => {
    discord.gateway.drop(1_012);
    await time.until('the loss', () => discord.gateway.connected() === 0);
    const { messages } = await time.during(discord.command('briefing', { topic: 'x' }));
    expect(messages).toHaveLength(1);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  });

  it('is replaced by a new session when the old one is gone', async () => {
    discord.gateway.drop(1_012, true);
    await lost();
    await bench.recovery(adapter, MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
    expect(await bench.answersOnce()).toBe(true);
  });
});

describe('what the gateway says', () => {
  it('op 7: reconnects and resumes', async () => {
    discord.gateway.askToReconnect();
    await lost();
    await bench.recovery(adapter, MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
    expect(await bench.answersOnce()).toBe(true);
  });

  it('op 9, resumable: resumes on the same connection', async () => {
    discord.gateway.invalidate(true);
    await time.until('the resumed session', () => discord.gateway.counts.resumed === 1, MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, opened: 1 });
    expect(await bench.answersOnce()).toBe(true);
  });

  it('op 9, not resumable: begins a new session', async () => {
    discord.gateway.invalidate(false);
    await lost();
    await bench.recovery(adapter, MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
    expect(await bench.answersOnce()).toBe(true);
  });
});

describe('what the gateway does not say', { timeout: 20_000 }, () => {
  it('no heartbeat is acknowledged: connects anew and resumes', async () => {
    discord.gateway.moods.silent.add('ack');
    await lost();
    expect(discord.gateway.counts.opened).toBe(1);
    discord.gateway.moods.silent.delete('ack');
    await bench.recovery(adapter, MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
    expect(await bench.answersOnce()).toBe(true);
  });

  it('no answer to a resume: begins a new session', async () => {
    discord.gateway.moods.silent.add('resumed');
    discord.gateway.drop(1_012);
    await lost();
    await bench.recovery(adapter, 2 * MINUTE);
    expect(discord.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
    expect(await bench.answersOnce()).toBe(true);
  });

  it.each([
    ['hello', false],
    ['ready', true],
  ] as const)('no %s for ten minutes: tries a few times, and goes on when it comes', async (event, forget) => {
    discord.gateway.moods.silent.add(event);
    discord.gateway.drop(1_012, forget);
    await time.pass(10 * MINUTE);
    expect(adapter.problem()).toMatch(/^no connection since 08:00:\d\d UTC: /);
    expect(discord.gateway.counts.opened).toBeGreaterThan(2);
    expect(discord.gateway.counts.opened).toBeLessThan(20);
    discord.gateway.moods.silent.clear();
    await bench.recovery(adapter, 3 * MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });
});

describe('a gateway that takes no connections', { timeout: 20_000 }, () => {
  it.each(['cut', 'answer'] as const)(
    'for 25 minutes (%s): tries more and more slowly, says so, and comes back',
    async (how) => {
      discord.gateway.moods.refusing = how;
      discord.gateway.drop(1_006);
      await time.pass(25 * MINUTE);
      expect(adapter.problem()).toMatch(/^no connection since 08:00:\d\d UTC: .*; next try 08:2\d:\d\d UTC$/);
      const tries = bench.logger.lines.filter(({ message }) => message === 'connecting to Discord waits');
      expect(tries.length).toBeGreaterThan(20);
      expect(tries.length).toBeLessThan(40);
      discord.gateway.moods.refusing = null;
      await bench.recovery(adapter, 2 * MINUTE);
      expect(bench.logger.lines.filter(({ message }) => message === 'connected to Discord again')).toHaveLength(1);
      expect(await bench.answersOnce()).toBe(true);
    },
  );
});

it('ends its attempts when it is stopped between two', async () => {
  discord.gateway.moods.refusing = 'cut';
  discord.gateway.drop(1_006);
  await time.pass(5_000);
  await time.during(adapter.stop());
  discord.gateway.moods.refusing = null;
  await time.pass(5 * MINUTE);
  expect(discord.gateway.counts.opened).toBe(1);
  expect(adapter.problem()).toBe('stopped');
});
