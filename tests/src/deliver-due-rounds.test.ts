import { afterEach, describe, expect, test, vi } from 'vitest';
import { deliverDue } from '../../src/deliver-due.ts';
import { createVirtualTime } from '../support/virtual-time.ts';
import { createFakePlatform } from './delivery/fake-platform.ts';
import { aSubscription, dueParts, openOrThrow, states, withDatabase, withRig } from './delivery/rig.ts';

const START = '2026-03-02T08:00:00.000Z';
/** A platform that takes so long to answer needs three minutes for so many channels. */
const SLOW_MS = 14_000;
const SLOW_CHANNELS = 400;

afterEach(() => {
  vi.useRealTimers();
});

/** One run, begun at 08:00, with many channels of a slow platform and three of a fast one, of which the first answer is lost. */
async function runBesideSlowPlatform() {
  const time = createVirtualTime(START);
  const clock = { ...time, set: () => undefined, advance: () => undefined };
  const slow = createFakePlatform('slack', false, clock);
  const fast = createFakePlatform('discord', true, clock, (request) => (request === 0 ? 'answer-lost' : undefined));
  const postedAt = new Map<string, number>();
  const post: typeof fast.publisher.post = async (part) => {
    const outcome = await fast.publisher.post(part);
    if (outcome.kind === 'posted') postedAt.set(part.address.channelId, time.now().getTime() - Date.parse(START));
    return outcome;
  };
  await withDatabase(async (url) => {
    const store = await openOrThrow(url);
    for (let index = 0; index < SLOW_CHANNELS; index++) {
      const where = { platform: 'slack', tenantId: `team-${Math.floor(index / 100)}`, channelId: `slow-${index}` };
      await store.subscriptions.add(aSubscription(where));
    }
    for (const [index, when] of ['daily 08:00', 'daily 08:01', 'daily 08:02'].entries()) {
      await store.subscriptions.add(aSubscription({ channelId: `fast-${index}`, when }));
    }
    const render = () => ['{}'];
    const postSlowly: typeof slow.publisher.post = async (part) => {
      await time.wait(SLOW_MS);
      return slow.publisher.post(part);
    };
    const publishers = [
      { ...slow.publisher, render, post: postSlowly },
      { ...fast.publisher, render, post },
    ];
    await deliverDue(dueParts(store, clock, { publishers }), time.now());
    await store.close();
  });
  return { slow: slow.messages.length, fast: fast.messages, postedAt };
}

describe('a run that takes minutes', { timeout: 60_000 }, () => {
  test('repeats a lost answer while its key is known, and posts what comes due meanwhile', async () => {
    const { slow, fast, postedAt } = await runBesideSlowPlatform();
    expect(slow).toBe(SLOW_CHANNELS);
    expect(fast.map(({ channelId }) => channelId)).toEqual(['fast-0', 'fast-1', 'fast-2']);
    expect(postedAt.get('fast-0')).toBeLessThan(60_000);
    expect(postedAt.get('fast-1')).toBeLessThan(60_000 + 45_000);
    expect(postedAt.get('fast-2')).toBeLessThan(120_000 + 45_000);
  });
});

test('a part in doubt is sent again while its key is known, after however many failures', () =>
  withRig(
    async ({ store, platform, run }) => {
      for (let minute = 0; minute < 40; minute++) await run(new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString());
      expect(platform.messages).toHaveLength(2);
      expect(await states(store)).toEqual([['2026-03-02T08:00', 'posted']]);
    },
    {
      faultAt: (request) => {
        if (request < 7) return { kind: 'failed', reason: '503' };
        return request === 7 ? 'answer-lost' : undefined;
      },
    },
  ));
