import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../src/deliver-due.ts';
import { createFakePlatform } from '../src/delivery/fake-platform.ts';
import { aSubscription, createMovableClock, dueParts } from '../src/delivery/rig.ts';
import { createFeedBot, MEDIATOR, STRIKE } from '../support/feed-bot.ts';
import { startFeedServer } from '../support/feed-server.ts';
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

    test('one asks the feeds, the other has the news too; when the one dies the other goes on within two minutes', async () => {
      const url = await createDatabase();
      const server = await startFeedServer('Ellery Courier', [STRIKE]);
      const asked = () => server.requests.filter((path) => path === '/feed.xml').length;
      const bots = await Promise.all(['one', 'other'].map((name) => createFeedBot(url, server.host, name)));
      const [one, other] = bots;
      if (!one || !other) throw new Error('two bots');
      try {
        await one.run('sources add', { url: server.feedUrl });
        await one.poll('2026-03-05T10:30:00Z');
        await other.poll('2026-03-05T10:30:00.5Z');
        expect(asked()).toBe(2);
        server.articles = [STRIKE, MEDIATOR];
        await one.poll('2026-03-05T11:00:00Z');
        await other.poll('2026-03-05T11:00:00Z');
        expect(asked()).toBe(3);
        expect(await other.complete('ana', 'server-1')).toEqual(['Ana Reis']);
        expect(await other.ask('Anna Reis')).toContain('this is “ana Reis”');
        expect(await other.ask('Port Ellery')).toContain('2 articles');
        await other.poll('2026-03-05T11:01:00Z');
        const now = new Date('2026-03-05T11:01:29Z');
        expect(await one.store.pollLease.take('one', now, new Date('2026-03-05T11:01:30Z'))).toBe(true);
        await other.poll('2026-03-05T11:02:00Z');
        expect(await one.store.pollLease.take('one', new Date('2026-03-05T11:02:00Z'), now)).toBe(false);
        await other.poll('2026-03-05T11:31:00Z');
        expect(asked()).toBe(4);
        expect(server.answers.at(-1)).toBe(304);
        await one.poll('2026-03-05T11:32:00Z');
        expect(asked()).toBe(4);
        await other.sources.stop();
        await one.poll('2026-03-05T11:32:01Z');
        expect(await other.store.pollLease.take('other', new Date('2026-03-05T11:32:02Z'), now)).toBe(false);
        await one.poll('2026-03-05T12:01:00Z');
        expect(asked()).toBe(5);
      } finally {
        for (const bot of bots) {
          await bot.sources.stop();
          await bot.store.close();
        }
        await server.close();
      }
    });

    test('of many that take the turn to ask the feeds at once, one has it, until its time is over or it gives it back', () =>
      withTwoStores(createDatabase, async (...stores) => {
        const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1_000);
        const take = (owner: number, seconds: number) =>
          (stores[owner % 2] ?? stores[0]).pollLease.take(`${owner}`, at(seconds), at(seconds + 90));
        const turns = await Promise.all([0, 1, 2, 3, 4, 5].map((owner) => take(owner, 0)));
        expect(turns.filter(Boolean)).toHaveLength(1);
        const owner = turns.indexOf(true);
        expect(await take(owner, 60)).toBe(true);
        expect(await take(owner + 1, 149)).toBe(false);
        expect(await take(owner + 1, 150)).toBe(true);
        expect(await take(owner, 151)).toBe(false);
        await stores[0].pollLease.giveBack(`${owner}`);
        expect(await take(owner, 152)).toBe(false);
        await stores[0].pollLease.giveBack(`${owner + 1}`);
        expect(await take(owner, 153)).toBe(true);
      }));
  });
}
