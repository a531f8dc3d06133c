import { describe, expect, test } from 'vitest';
import type { DeliveryJob } from '../../../src/delivery/deliver.ts';
import { runFairly } from '../../../src/delivery/run-fairly.ts';
import { createFakePlatform } from './fake-platform.ts';
import { aSubscription, createMovableClock } from './rig.ts';

const { publisher } = createFakePlatform('discord', true, createMovableClock('2026-03-02T08:00:00Z'));

function job(id: number, minute: number, tenantId: string, channelId = `channel-${id}`): DeliveryJob {
  const since = { activeSince: '2026-03-02T07:00:00.000Z', state: 'active', pausedBecause: null } as const;
  return {
    edition: { subscriptionId: id, dueAt: new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString() },
    subscription: { ...aSubscription({ tenantId, channelId }), id, ...since },
    publisher,
    superseded: false,
    render: async () => [],
  };
}

async function orderOf(jobs: readonly DeliveryJob[], stopAfter = Number.POSITIVE_INFINITY): Promise<number[]> {
  const order: number[] = [];
  await runFairly(
    jobs,
    1,
    () => order.length >= stopAfter,
    async ({ edition }) => {
      order.push(edition.subscriptionId);
    },
  );
  return order;
}

describe('the order', () => {
  test('is oldest due first', async () => {
    expect(await orderOf([job(1, 5, 'a'), job(2, 0, 'b'), job(3, 3, 'c')])).toEqual([2, 3, 1]);
  });

  test('takes tenants in turn, so that one with many holds up no other', async () => {
    const many = [1, 2, 3, 4].map((id) => job(id, 0, 'large'));
    expect(await orderOf([...many, job(5, 1, 'small'), job(6, 2, 'small')])).toEqual([1, 5, 2, 6, 3, 4]);
  });

  test('ends where it is told to stop', async () => {
    expect(await orderOf([job(1, 0, 'a'), job(2, 1, 'a'), job(3, 2, 'a')], 2)).toEqual([1, 2]);
  });
});

test('so many run at once, but never two of one channel', async () => {
  const running = new Set<string>();
  let most = 0;
  const jobs = Array.from({ length: 40 }, (_, id) => job(id + 1, id, `tenant-${id % 3}`, `channel-${id % 8}`));
  let done = 0;
  await runFairly(
    jobs,
    4,
    () => false,
    async ({ subscription }) => {
      expect(running.has(subscription.channelId)).toBe(false);
      running.add(subscription.channelId);
      most = Math.max(most, running.size);
      await new Promise(setImmediate);
      running.delete(subscription.channelId);
      done++;
    },
  );
  expect([most, done]).toEqual([4, 40]);
});
