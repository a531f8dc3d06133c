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
    expect(waits).toEqual([1_000, 100, 20, 200, 40, 60]);
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

  test('over an hour, a busy platform gets at least nine tenths of what its limit allows, and never more', async () => {
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const pace = createPace(clock, clock.wait);
    const limits = { platformMs: 21, tenantMs: 0, channelMs: 1_000 };
    const start = clock.now().getTime();
    for (let post = 0; post < 5_000; post++) await pace.take(address(`channel-${post % 500}`), limits);
    const perSecond = 5_000 / ((clock.now().getTime() - start) / 1_000);
    expect(perSecond).toBeGreaterThan(45);
    expect(perSecond).toBeLessThanOrEqual(50);
  });
});
