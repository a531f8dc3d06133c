import { describe, expect, test } from 'vitest';
import { MOST_PER_TENANT } from '../../src/store/subscription-store.ts';
import { type NewSubscription, USUAL_CARE } from '../../src/subscriptions/subscription.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

const FRESH = { ...USUAL_CARE, forum: false, state: 'active', pausedBecause: null, goneSince: null, quietHours: null };
const CREATED = '2026-03-02T07:00:00.000Z';

/** What every subscription store keeps to. */
export function subscriptionStoreContract(createDatabase: CreateDatabase): void {
  describe('subscription store', () => {
    test('what is added is found, by another connection too, as it was given', () =>
      withTwoStores(createDatabase, async ({ subscriptions }, other) => {
        const wide = { topic: 'Port Ellery “dockers” 🦆 \u202eabc', zone: 'Europe/Lisbon' };
        const given = subscription({ ...wide, forum: true, publish: true });
        const added = await subscriptions.add(given);
        const kept = { ...FRESH, ...given, id: 1, activeSince: CREATED };
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

    test('many that are added at once do not bring a tenant over the limit', () =>
      withTwoStores(createDatabase, async ({ subscriptions }, other) => {
        for (let index = 2; index < MOST_PER_TENANT; index++) await subscriptions.add(subscription({}));
        const stores = [subscriptions, other.subscriptions, subscriptions, other.subscriptions];
        await Promise.all(stores.map((store) => store.add(subscription({}))));
        const kept = (await subscriptions.list('discord', 'server-1')).length;
        expect(kept).toBeLessThanOrEqual(MOST_PER_TENANT);
        expect(kept).toBeGreaterThanOrEqual(MOST_PER_TENANT - 2);
      }));

    test('a change keeps what it does not name; a new schedule begins anew, a new topic does not', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        await subscriptions.add(subscription({}));
        const later = new Date('2026-03-05T07:00:00.000Z');
        const care = { quiet: true, mention: 'S123', alarmAfter: 0, publish: true };
        const given = { topic: 'harvest', forum: true, ...care };
        const topic = await subscriptions.change('discord', 'server-1', 1, given, later);
        expect(topic).toMatchObject({ ...given, when: 'daily 08:00', activeSince: CREATED });
        const when = await subscriptions.change('discord', 'server-1', 1, { when: 'hourly', mention: null }, later);
        expect(when).toMatchObject({
          topic: 'harvest',
          mention: null,
          forum: true,
          publish: true,
          activeSince: later.toISOString(),
        });
        expect(await subscriptions.change('discord', 'server-2', 1, { topic: 'theirs' }, later)).toBeNull();
        expect(await subscriptions.find('discord', 'server-1', 1)).toMatchObject({ topic: 'harvest' });
      }));

    test('one whose channel is gone is paused once, and forgotten after its time unless it was resumed', () =>
      withTwoStores(createDatabase, async ({ subscriptions }, other) => {
        for (const channelId of ['a', 'b', 'c']) await subscriptions.add(subscription({ channelId }));
        const day = (count: number) => new Date(Date.parse(CREATED) + count * 86_400_000);
        expect(await subscriptions.setGone(1, 'gone', day(0))).toBe(true);
        expect(await other.subscriptions.setGone(1, 'gone', day(1))).toBe(false);
        await subscriptions.setGone(2, 'gone', day(0));
        await subscriptions.setState(2, 'active', null, day(2));
        await subscriptions.setState(3, 'paused', 'by hand', day(0));
        expect(await subscriptions.forgetGone(day(0))).toBe(0);
        expect(await subscriptions.forgetGone(day(30))).toBe(1);
        expect((await subscriptions.list('discord', 'server-1')).map(({ id }) => id)).toEqual([2, 3]);
      }));

    test('a tenant that the bot left keeps its digests, and has them again when it is back', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        for (const tenantId of ['server-1', 'server-1', 'server-2'])
          await subscriptions.add(subscription({ tenantId }));
        await subscriptions.setState(2, 'paused', 'by hand', new Date(CREATED));
        const later = new Date('2026-03-05T07:00:00.000Z');
        expect(await subscriptions.tenantGone('discord', 'server-1', 'removed', later)).toBe(1);
        expect((await subscriptions.active()).map(({ id }) => id)).toEqual([3]);
        expect(await subscriptions.tenantBack('discord', 'server-1', later)).toBe(1);
        expect(await subscriptions.active()).toMatchObject([{ id: 1, activeSince: later.toISOString() }, { id: 3 }]);
      }));

    test('it tells which tenants have something paused for a reason, each once', () =>
      withTwoStores(createDatabase, async ({ subscriptions }) => {
        for (const tenantId of ['server-2', 'server-1', 'server-1', 'server-3'])
          await subscriptions.add(subscription({ tenantId }));
        await subscriptions.add(subscription({ tenantId: 'team-1', platform: 'slack' }));
        expect(await subscriptions.tenantsPaused('discord', 'removed')).toEqual([]);
        const now = new Date(CREATED);
        for (const id of [1, 2, 3, 5]) await subscriptions.setGone(id, 'removed', now);
        await subscriptions.setGone(4, 'the channel is gone', now);
        expect(await subscriptions.tenantsPaused('discord', 'removed')).toEqual(['server-1', 'server-2']);
      }));

    test('quiet hours are those of a channel, for all its digests', () =>
      withTwoStores(createDatabase, async ({ subscriptions }, other) => {
        for (const channelId of ['a', 'a', 'b']) await subscriptions.add(subscription({ channelId }));
        const [address, hours] = [{ ...subscription({ channelId: 'a' }) }, { from: '22:00', to: '07:00', zone: 'UTC' }];
        expect(await subscriptions.quietHours(address)).toBeNull();
        await subscriptions.setQuietHours(address, { ...hours, from: '23:00' });
        await subscriptions.setQuietHours(address, hours);
        expect(await other.subscriptions.quietHours(address)).toEqual(hours);
        expect((await other.subscriptions.active()).map(({ quietHours }) => quietHours)).toEqual([hours, hours, null]);
        await subscriptions.setQuietHours(address, null);
        expect((await other.subscriptions.active()).map(({ quietHours }) => quietHours)).toEqual([null, null, null]);
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
