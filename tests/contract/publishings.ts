import { describe, expect, test } from 'vitest';
import type { Publishing } from '../../src/delivery/publishings.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';
import { subscription } from './subscription-store.ts';

const ADDRESS = { platform: 'discord', tenantId: 'server-1', channelId: 'news' };
const EDITION = { subscriptionId: 1, dueAt: '2026-03-02T08:00:00.000Z' };

/** So many minutes after the due time. */
function at(minutes: number): Date {
  return new Date(Date.parse(EDITION.dueAt) + minutes * 60_000);
}

/** Posts a part that is to be published. */
async function post(
  { ledger }: Store,
  part: number,
  minutes = 0,
  subscriptionId = 1,
  messageId = `m${part}`,
): Promise<void> {
  const edition = { ...EDITION, subscriptionId };
  await ledger.claim(edition, 'a', at(minutes), at(minutes + 2));
  await ledger.keepParts(edition, 'a', ['one', 'two', 'three']);
  await ledger.beginPart(edition, 'a', part, at(minutes), at(minutes + 2));
  const outcome = { kind: 'posted', messageId } as const;
  await ledger.recordOutcome(edition, part, outcome, at(minutes), ADDRESS);
}

const parts = (taken: readonly Publishing[]) => taken.map(({ part }) => part);
const publishingOf = async ({ ledger }: Store) => (await ledger.history(1, 1))[0]?.publishing;

/** What every store of publishings keeps to. */
export function publishingsContract(createDatabase: CreateDatabase): void {
  describe('publishings', () => {
    test('what was posted waits in order, with where it was posted, and is given to one taker', () =>
      withTwoStores(createDatabase, async (store, other) => {
        await store.subscriptions.add(subscription({ publish: true }));
        for (const part of [0, 1, 2]) await post(store, part);
        expect(await store.publishings.take('slack', at(1), at(3), 9)).toEqual([]);
        const takers = [store, other, store, other].map(({ publishings }) =>
          publishings.take('discord', at(1), at(3), 2),
        );
        const taken = await Promise.all(takers);
        expect(taken.flatMap(parts).toSorted()).toEqual([0, 1, 2]);
        const first = taken.flat().find(({ part }) => part === 0);
        const facts = { part: 0, address: ADDRESS, messageId: 'm0', postedAt: at(0).toISOString(), attempts: 1 };
        expect(first).toEqual({ ...EDITION, ...facts });
        expect(await store.publishings.take('discord', at(2), at(4), 9)).toEqual([]);
        const again = await other.publishings.take('discord', at(3), at(5), 9);
        expect(again.map(({ part, attempts }) => [part, attempts])).toEqual([0, 1, 2].map((part) => [part, 2]));
      }));

    test('what was not posted, or is not asked for, never waits; a fact told twice waits once', () =>
      withTwoStores(createDatabase, async (store) => {
        await store.subscriptions.add(subscription({}));
        await post(store, 0);
        const { ledger } = store;
        await ledger.recordOutcome(EDITION, 0, { kind: 'posted', messageId: 'm0' }, at(1), ADDRESS);
        await ledger.recordOutcome(EDITION, 1, { kind: 'unknown', reason: 'no answer' }, at(1), ADDRESS);
        await ledger.recordOutcome(EDITION, 2, { kind: 'posted', messageId: 'm2' }, at(1));
        expect(parts(await store.publishings.take('discord', at(2), at(4), 9))).toEqual([0]);
      }));

    test('those of one edition are taken alone, and a row that makes no sense is given up, not in the way', () =>
      withTwoStores(createDatabase, async (store) => {
        for (const id of [1, 2]) await store.subscriptions.add(subscription({ publish: true, topic: `topic ${id}` }));
        await post(store, 0, 0, 1);
        await post(store, 0, 0, 2, '');
        await post(store, 1, 0, 2);
        const second = { ...EDITION, subscriptionId: 2 };
        expect((await store.publishings.take('discord', at(1), at(3), 9, second)).map(({ part }) => part)).toEqual([1]);
        const rest = await store.publishings.take('discord', at(5), at(7), 9);
        expect(rest.map(({ subscriptionId, part }) => [subscriptionId, part])).toEqual([
          [1, 0],
          [2, 1],
        ]);
      }));

    test('what became of it is told in the history, the worst part first', () =>
      withTwoStores(createDatabase, async (store) => {
        await store.subscriptions.add(subscription({ publish: true }));
        await post(store, 0);
        await post(store, 1);
        expect(await publishingOf(store)).toEqual({ state: 'waiting', reason: null });
        const [first, second] = await store.publishings.take('discord', at(1), at(3), 9);
        if (!first || !second) throw new Error('nothing waits');
        await store.publishings.settle(first, { state: 'published' });
        await store.publishings.settle(second, { state: 'waiting', reason: 'it had to wait', retryAt: at(30) });
        expect(await publishingOf(store)).toEqual({ state: 'waiting', reason: 'it had to wait' });
        expect(await store.publishings.take('discord', at(29), at(31), 9)).toEqual([]);
        expect(parts(await store.publishings.take('discord', at(30), at(32), 9))).toEqual([1]);
        await store.publishings.settle(second, { state: 'failed', reason: 'no right' });
        expect(await publishingOf(store)).toEqual({ state: 'failed', reason: 'no right' });
        await store.publishings.settle(second, { state: 'published' });
        expect(await publishingOf(store)).toEqual({ state: 'published', reason: null });
      }));

    test('that of a digest that was removed is left alone, and forgotten with its editions', () =>
      withTwoStores(createDatabase, async (store) => {
        const { subscriptions, ledger } = store;
        await subscriptions.add(subscription({ publish: true }));
        await post(store, 0);
        await subscriptions.remove('discord', 'server-1', 1);
        expect(await store.publishings.take('discord', at(1), at(3), 9)).toEqual([]);
        await ledger.settle(EDITION, 'a', { state: 'posted', reason: null }, at(1));
        await ledger.forget(at(2));
        await post(store, 0);
        await subscriptions.add(subscription({ publish: true }));
        await post(store, 1, 3, 2);
        expect(parts(await store.publishings.take('discord', at(4), at(6), 9))).toEqual([1]);
      }));
  });
}
