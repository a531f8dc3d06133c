import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../src/deliver-due.ts';
import { type Document, note } from '../../src/presentation/document.ts';
import { aSubscription, states, withRig } from './delivery/rig.ts';

describe('what is due', () => {
  test('is posted at its time, in order, once', () =>
    withRig(async ({ store, platform, run }) => {
      await run('2026-03-02T07:59:00Z');
      expect(platform.messages).toEqual([]);
      const { results } = await run('2026-03-02T08:00:00Z');
      expect(results).toMatchObject([{ subscriptionId: 1, state: 'posted', platform: 'discord' }]);
      await run('2026-03-02T08:00:00Z');
      await run('2026-03-02T08:01:00Z');
      expect(platform.messages.map(({ payload }) => payload)).toEqual([
        expect.stringContaining('port ellery: news"'),
        expect.stringContaining('port ellery: more"'),
      ]);
      expect(platform.messages[1]?.firstMessageId).toBe('discord-1');
      expect(await store.ledger.history(1, 9)).toMatchObject([
        { dueAt: '2026-03-02T08:00:00.000Z', state: 'posted', attempts: 1, messageIds: ['discord-1', 'discord-2'] },
      ]);
      await run('2026-03-03T08:00:00Z');
      expect(platform.messages).toHaveLength(4);
    }));

  test('after downtime: the newest, labelled with how late; the older ones are skipped', () =>
    withRig(async ({ store, platform, run }) => {
      const { missed } = await run('2026-03-05T08:41:00Z');
      expect(missed).toBe(3);
      expect(platform.messages).toHaveLength(2);
      expect(platform.messages[0]?.payload).toContain('(41 minutes late)');
      expect(await states(store)).toEqual([
        ['2026-03-05T08:00', 'posted'],
        ['2026-03-04T08:00', 'skipped'],
        ['2026-03-03T08:00', 'skipped'],
        ['2026-03-02T08:00', 'skipped'],
      ]);
    }));

  test('a clock that jumps forward and back posts nothing twice and goes on afterwards', () =>
    withRig(async ({ platform, run }) => {
      await run('2026-03-02T08:00:00Z');
      await run('2026-03-04T08:00:00Z');
      await run('2026-03-02T08:00:00Z');
      await run('2026-03-01T08:00:00Z');
      await run('2026-03-04T08:00:00Z');
      expect(platform.messages).toHaveLength(4);
      await run('2026-03-05T08:00:00Z');
      expect(platform.messages).toHaveLength(6);
    }));

  test.each([
    ['08:00', [720, 780], ['08:00']],
    ['02:30', [390, 420, 450], ['02:30', '03:00']],
  ] as const)('a year in New York has 365 editions at %s there', { timeout: 30_000 }, (time, minutes, seen) =>
    withRig(
      async ({ store, platform, run }) => {
        await store.subscriptions.remove('discord', 'server-1', 1);
        const [zone, when] = ['America/New_York', `daily ${time}`];
        await store.subscriptions.add(aSubscription({ zone, when, createdAt: '2026-01-01T06:00:00.000Z' }));
        for (let day = 0; day < 365; day++) {
          for (const minute of minutes) await run(new Date(Date.UTC(2026, 0, 1 + day, 0, minute)).toISOString());
        }
        expect(platform.messages).toHaveLength(365);
        const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
        const dues = platform.messages.map(({ payload }) => /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(payload)?.[0] ?? '');
        expect(new Set(dues).size).toBe(365);
        expect(new Set(dues.map((due) => local.format(new Date(due))))).toEqual(new Set(seen));
      },
      { parts: { makeDigest: async (_, dueAt) => note(dueAt.toISOString()) } },
    ),
  );

  test('what is due on a platform that is not connected waits for it', () =>
    withRig(async ({ store, parts, clock, platform, run }) => {
      await deliverDue({ ...parts, publishers: [] }, clock.now());
      expect(await states(store)).toEqual([]);
      await run('2026-03-02T09:00:00Z');
      expect(platform.messages[0]?.payload).toContain('(60 minutes late)');
    }));

  test('what many channels get alike is rendered once for each platform', () =>
    withRig(async ({ store, parts, clock, platform }) => {
      for (let index = 2; index <= 20; index++) {
        await store.subscriptions.add(aSubscription({ channelId: `channel-${index}`, tenantId: `server-${index}` }));
      }
      let renderings = 0;
      const render = (document: Document) => {
        renderings += 1;
        return platform.publisher.render(document);
      };
      await deliverDue({ ...parts, publishers: [{ ...platform.publisher, render }] }, clock.now());
      expect(new Set(platform.messages.map(({ channelId }) => channelId)).size).toBe(20);
      expect(renderings).toBe(1);
    }));

  test('nothing new is nothing posted', () =>
    withRig(
      async ({ store, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        expect(platform.requests).toEqual([]);
        expect(await store.ledger.history(1, 9)).toMatchObject([{ state: 'skipped', reason: 'nothing new' }]);
      },
      { parts: { makeDigest: async () => null } },
    ));
});
