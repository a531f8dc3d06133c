import { describe, expect, test } from 'vitest';
import type { DeliveryJob } from '../../../src/delivery/deliver.ts';
import { runFairly } from '../../../src/delivery/run-fairly.ts';
import { createFakePlatform } from './fake-platform.ts';
import { aSaved, createMovableClock } from './rig.ts';

const START = '2026-03-02T08:00:00Z';
const { publisher } = createFakePlatform('discord', true, createMovableClock(START));

function job(id: number, minute: number, tenantId: string, channelId = `channel-${id}`): DeliveryJob {
  return {
    edition: { subscriptionId: id, dueAt: new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString() },
    subscription: aSaved({ tenantId, channelId }, id),
    publisher,
    superseded: false,
    render: async () => null,
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
  const jobs = Array.from({ length: 40 }, (_, id) => job(id + 1, id, `tenant-${id % 8}`, `channel-${id % 16}`));
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

/** Runs so many jobs, each until it is let go; gives those that have begun, by tenant. */
async function begunOf(jobs: readonly DeliveryJob[], atOnce: number) {
  const begun: string[] = [];
  const letGo: (() => void)[] = [];
  const run = runFairly(
    jobs,
    atOnce,
    () => false,
    ({ subscription }) => {
      begun.push(subscription.tenantId);
      return new Promise((resolve) => letGo.push(resolve));
    },
  );
  await new Promise(setImmediate);
  const first = [...begun];
  while (begun.length < jobs.length || letGo.length > 0) {
    for (const go of letGo.splice(0)) go();
    await new Promise(setImmediate);
  }
  await run;
  return { first, begun };
}

test('a tenant that hangs leaves three quarters of the places to others', async () => {
  const large = Array.from({ length: 30 }, (_, id) => job(id + 1, 0, 'large'));
  const small = Array.from({ length: 4 }, (_, id) => job(id + 40, 5, `small-${id}`));
  const { first, begun } = await begunOf([...large, ...small], 8);
  expect(first.sort()).toEqual(['large', 'large', 'small-0', 'small-1', 'small-2', 'small-3']);
  expect(begun).toHaveLength(34);
});

test('a platform that hangs holds up no other', async () => {
  const slack = Array.from({ length: 12 }, (_, id) => {
    const made = job(id + 1, 0, `slack-${id}`);
    return { ...made, subscription: { ...made.subscription, platform: 'slack' } };
  });
  const { first } = await begunOf([...slack, job(20, 5, 'discord')], 4);
  expect(first.filter((tenant) => tenant.startsWith('slack'))).toHaveLength(4);
  expect(first).toContain('discord');
});
