import { describe, expect, test } from 'vitest';
import { MOST_PER_TENANT } from '../../src/store/subscription-store.ts';
import type { NewSubscription } from '../../src/subscriptions/subscription.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

const CREATED = '2026-03-02T07:00:00.000Z';

/** What every subscription store keeps to. */
export function subscriptionStoreContract(createDatabase: CreateDatabase): void {
  describe('subscription store', () => {
    test('what is added is found, by another connection too, as it was given', () =>
      withTwoStores(createDatabase, async ({ subscriptions }, other) => {
        const given = subscription({ topic: 'Port Ellery “dockers” 🦆 \u202eabc', zone: 'Europe/Lisbon' });
        const added = await subscriptions.add(given);
        const kept = { ...given, id: 1, activeSince: CREATED, state: 'active', pausedBecause: null };
        expect(added).toEqual({ ok: true, value: kept });
        expect(await other.subscriptions.find('discord', 'server-1', 1)).toEqual(kept);
        expect(await other.subscriptions.list('discord', 'server-1')).toEqual([kept]);
        expect(await other.subscriptions.active()).toEqual([kept]);
      }));

    test('another tenant can neither see nor remove it', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        await subscriptions.add(subscription({}));
        for (const [platform, tenant] of [
          ['discord', 'server-2'],
          ['slack', 'server-1'],
        ] as const) {
          expect(await subscriptions.find(platform, tenant, 1)).toBeNull();
          expect(await subscriptions.list(platform, tenant)).toEqual([]);
          expect(await subscriptions.remove(platform, tenant, 1)).toBe(false);
        }
        expect(await subscriptions.remove('discord', 'server-1', 1)).toBe(true);
        expect(await subscriptions.remove('discord', 'server-1', 1)).toBe(false);
      }));

    test('a number is never given twice', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        await subscriptions.add(subscription({}));
        await subscriptions.remove('discord', 'server-1', 1);
        expect(await subscriptions.add(subscription({}))).toMatchObject({ ok: true, value: { id: 2 } });
      }));

    test('a paused one says why and is left to people; a resumed one begins anew', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        await subscriptions.add(subscription({}));
        const later = new Date('2026-03-05T07:00:00.000Z');
        await subscriptions.setState(1, 'paused', 'The channel is gone.', later);
        expect(await subscriptions.active()).toEqual([]);
        const paused = { state: 'paused', pausedBecause: 'The channel is gone.', activeSince: CREATED };
        expect(await subscriptions.list('discord', 'server-1')).toMatchObject([paused]);
        await subscriptions.setState(1, 'active', null, later);
        const resumed = { state: 'active', pausedBecause: null, activeSince: later.toISOString() };
        expect(await subscriptions.active()).toMatchObject([resumed]);
      }));

    test('a tenant may have so many and no more; others are not affected', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        for (let index = 0; index < MOST_PER_TENANT; index++) await subscriptions.add(subscription({}));
        expect(await subscriptions.add(subscription({}))).toMatchObject({ ok: false, refusal: { code: 'too-many' } });
        expect(await subscriptions.add(subscription({ tenantId: 'server-2' }))).toMatchObject({ ok: true });
      }));
  });
}

/** A subscription to save, with defaults. */
export function subscription(given: Partial<NewSubscription>): NewSubscription {
  return {
    platform: 'discord',
    tenantId: 'server-1',
    channelId: 'channel-1',
    createdBy: 'person-1',
    topic: 'port ellery',
    when: 'daily 08:00',
    zone: 'UTC',
    createdAt: CREATED,
    ...given,
  };
}
