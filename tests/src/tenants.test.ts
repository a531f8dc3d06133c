import { expect, test } from 'vitest';
import { silentLogger } from '../../src/index.ts';
import { createTenants } from '../../src/tenants.ts';
import { aSubscription, createMovableClock, openOrThrow, withDatabase } from './delivery/rig.ts';

const GONE = 'The channel is gone. Choose another with /digest add.';

test('a server that invited the bot again while it was not running has its digests again, and no other', () =>
  withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const { subscriptions } = store;
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const tenants = createTenants(subscriptions, clock, silentLogger);
    for (const tenantId of ['back', 'still-out', 'other']) await subscriptions.add(aSubscription({ tenantId }));
    await subscriptions.setGone(3, GONE, clock.now());
    await tenants.left('discord', 'back');
    await tenants.left('discord', 'still-out');
    clock.advance(3_600_000);
    await tenants.present('discord', new Set(['back', 'other', 'new']));
    expect((await subscriptions.active()).map(({ id, activeSince }) => [id, activeSince])).toEqual([
      [1, '2026-03-02T09:00:00.000Z'],
    ]);
    await store.close();
  }));
