import { describe, expect, test } from 'vitest';
import { createPace, type PaceLimits } from '../../../src/delivery/pace.ts';
import { createMovableClock } from './rig.ts';

const LIMITS: PaceLimits = { platformMs: 20, tenantMs: 100, channelMs: 1_000 };

function address(channelId: string, tenantId = 'one', platform = 'slack') {
  return { platform, tenantId, channelId };
}

/** A pace whose waits are recorded and do not move the clock. */
function stillPace() {
  const clock = createMovableClock('2026-03-02T08:00:00Z');
  const waits: number[] = [];
  const pace = createPace(clock, async (ms) => {
    waits.push(ms);
  });
  return { pace, waits, clock };
}

describe('pace', () => {
  test('posts in one channel, one tenant and one platform keep their distances', async () => {
    const { pace, waits } = stillPace();
    for (const where of [address('a'), address('a'), address('b'), address('c', 'two')]) {
      expect(await pace.take(where, LIMITS)).toBe(0);
    }
    // channel a; its second post: channel, tenant, platform; channel b: tenant, platform; tenant two: platform.
    // In the first second on a platform they are further apart than 20 ms, so that they do not arrive in a heap.
    expect(waits).toEqual([1_000, 100, 32, 200, 64, 96]);
  });

  test('after a rest a platform is posted to slowly for a second, then as fast as it may be', async () => {
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const pace = createPace(clock, clock.wait);
    const inFirstSecond = async () => {
      const begun = clock.now().getTime();
      let count = 0;
      while (clock.now().getTime() - begun < 1_000) {
        await pace.take(address(`channel-${clock.now().getTime()}`), { platformMs: 20, tenantMs: 0, channelMs: 0 });
        count++;
      }
      return count;
    };
    expect(await inFirstSecond()).toBeLessThan(35);
    expect(await inFirstSecond()).toBeGreaterThan(45);
    clock.advance(5_000);
    expect(await inFirstSecond()).toBeLessThan(35);
  });

  test('a platform that is slow does not slow another', async () => {
    const { pace, waits } = stillPace();
    await pace.take(address('a', 'one', 'slack'), LIMITS);
    await pace.take(address('a', 'one', 'discord'), LIMITS);
    expect(waits).toEqual([]);
  });

  test('a channel that must wait long is given back at once and holds up no other', async () => {
    const { pace, waits, clock } = stillPace();
    pace.hold(address('a'), 30_000);
    expect(await pace.take(address('a'), LIMITS)).toBe(30_000);
    expect(await pace.take(address('b'), LIMITS)).toBe(0);
    expect(waits).toEqual([]);
    clock.advance(30_000);
    expect(await pace.take(address('a'), LIMITS)).toBe(0);
  });

  test('a channel’s distance counts from its post, however long the other turns took', async () => {
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const pace = createPace(clock, clock.wait);
    const limits = { platformMs: 1, tenantMs: 700, channelMs: 1_000 };
    const start = clock.now().getTime();
    const times: number[] = [];
    for (const channel of ['a', 'b', 'b']) {
      await pace.take(address(channel), limits);
      times.push(clock.now().getTime() - start);
    }
    expect(times).toEqual([0, 700, 1_700]);
  });

  test('a clock that was put back holds nothing up', async () => {
    const { pace, waits, clock } = stillPace();
    const take = () => pace.take(address('a'), { ...LIMITS, channelMs: 0, tenantMs: 0 });
    for (let post = 0; post < 60; post++) await take();
    clock.advance(-3_600_000);
    waits.length = 0;
    expect(await take()).toBe(0);
    expect(waits).toEqual([]);
  });

  /** Times of posts on a platform that always has more to post, with a stop of the whole process now and then. */
  async function busyTimes(posts: number, stopMs: number): Promise<number[]> {
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const pace = createPace(clock, clock.wait);
    const start = clock.now().getTime();
    const times: number[] = [];
    for (let post = 0; post < posts; post++) {
      if (post % 47 === 30) clock.advance(stopMs);
      await pace.take(address(`channel-${post % 500}`), { platformMs: 21, tenantMs: 0, channelMs: 1_000 });
      times.push(clock.now().getTime() - start);
    }
    return times;
  }

  test.each([0, 50, 150])(
    'with stops of %i ms each second, it posts over 45 a second, and in no second over 48',
    async (stopMs) => {
      const times = await busyTimes(5_000, stopMs);
      expect(5_000 / ((times.at(-1) ?? 0) / 1_000)).toBeGreaterThan(45);
      for (const [index, time] of times.slice(0, -48).entries()) {
        expect((times[index + 48] ?? 0) - time).toBeGreaterThanOrEqual(1_000);
      }
    },
  );
});
