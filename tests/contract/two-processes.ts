import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../src/deliver-due.ts';
import { createFakePlatform } from '../src/delivery/fake-platform.ts';
import { aSubscription, createMovableClock, dueParts } from '../src/delivery/rig.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

/** What two processes that deliver from one database keep to. */
export function twoProcessesContract(createDatabase: CreateDatabase): void {
  describe('two processes on one database', () => {
    test('200 editions: none lost, none twice', () =>
      withTwoStores(createDatabase, async (...stores) => {
        const clock = createMovableClock('2026-03-02T08:00:00Z');
        const platform = createFakePlatform('slack', false, clock);
        for (let index = 0; index < 200; index++) {
          const where = { platform: 'slack', tenantId: `team-${index % 5}`, channelId: `channel-${index}` };
          await stores[0].subscriptions.add(aSubscription({ ...where, topic: `topic ${index}` }));
        }
        const runs = stores.map((store, index) => {
          const parts = dueParts(store, clock, { publishers: [platform.publisher], owner: `process-${index}` });
          return deliverDue(parts, clock.now());
        });
        const results = (await Promise.all(runs)).flatMap((summary) => summary.results);
        expect(results.filter(({ state }) => state === 'posted')).toHaveLength(200);
        expect(platform.messages).toHaveLength(400);
        expect(new Set(platform.messages.map(({ payload }) => payload)).size).toBe(400);
      }));
  });
}
