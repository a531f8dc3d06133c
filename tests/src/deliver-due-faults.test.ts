import { describe, expect, test } from 'vitest';
import { type DeliverDueParts, deliverDue } from '../../src/deliver-due.ts';
import { note } from '../../src/presentation/document.ts';
import type { Fault } from './delivery/fake-platform.ts';
import { aSubscription, states, withRig } from './delivery/rig.ts';

const FAILED: Fault = { kind: 'failed', reason: '503' };

describe('what goes wrong', () => {
  test('a failure is tried again with the same bytes and key, from the part that failed', () =>
    withRig(
      async ({ store, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        expect(platform.messages).toHaveLength(2);
        const [, failed, repeated] = platform.requests;
        expect(platform.requests).toHaveLength(3);
        expect(repeated).toEqual(failed);
        expect(await store.ledger.history(1, 9)).toMatchObject([{ state: 'posted', attempts: 2 }]);
      },
      { faultAt: (request) => (request === 1 ? FAILED : undefined) },
    ));

  test('after an hour of failures the edition fails and says why; the next one is tried', () =>
    withRig(
      async ({ store, platform, run }) => {
        for (let minute = 0; minute <= 70; minute++) {
          await run(new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString());
        }
        expect(await store.ledger.history(1, 9)).toMatchObject([
          { state: 'failed', reason: expect.stringContaining('not posted within an hour: part 1 of 2: 503') },
        ]);
        expect(platform.requests.length).toBeGreaterThan(8);
        expect(platform.requests.length).toBeLessThan(25);
        await run('2026-03-03T08:00:00Z');
        expect(await states(store)).toContainEqual(['2026-03-03T08:00', 'due']);
      },
      { faultAt: () => FAILED },
    ));

  test('a rate limit is waited for', () =>
    withRig(
      async ({ clock, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        expect(platform.messages).toHaveLength(2);
        expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.UTC(2026, 2, 2, 8, 0, 7));
      },
      { faultAt: (request) => (request === 0 ? { kind: 'rate-limited', retryAfterMs: 7_000 } : undefined) },
    ));

  test('a channel that must wait long holds up no other', () =>
    withRig(
      async ({ store, clock, platform, run }) => {
        for (const channelId of ['channel-2', 'channel-3']) await store.subscriptions.add(aSubscription({ channelId }));
        await run('2026-03-02T08:00:00Z');
        expect(platform.messages.map(({ channelId }) => channelId).sort()).toEqual(
          ['channel-2', 'channel-3'].flatMap((channelId) => [channelId, channelId]),
        );
        expect(clock.now().getTime()).toBeLessThan(Date.UTC(2026, 2, 2, 8, 0, 10));
        await run('2026-03-02T08:09:00Z');
        expect(platform.messages).toHaveLength(4);
        await run('2026-03-02T08:11:00Z');
        expect(platform.messages).toHaveLength(6);
      },
      { faultAt: (request) => (request === 0 ? { kind: 'rate-limited', retryAfterMs: 600_000 } : undefined) },
    ));

  test('a channel that is gone pauses the subscription and says the way back', () =>
    withRig(
      async ({ store, platform, run }) => {
        const { paused } = await run('2026-03-02T08:00:00Z');
        expect(paused).toMatchObject([{ subscription: { id: 1 }, advice: 'Choose another.' }]);
        const pausedBecause = 'Choose another.';
        expect(await store.subscriptions.find('discord', 'server-1', 1)).toMatchObject({
          state: 'paused',
          pausedBecause,
        });
        await run('2026-03-03T08:00:00Z');
        expect(platform.requests).toHaveLength(1);
      },
      { faultAt: () => ({ kind: 'gone', reason: 'The channel is gone', advice: 'Choose another.' }) },
    ));

  test('what the platform will never take fails at once', () =>
    withRig(
      async ({ store, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        await run('2026-03-02T08:10:00Z');
        expect(platform.requests).toHaveLength(1);
        expect(await store.ledger.history(1, 9)).toMatchObject([
          { state: 'failed', reason: 'part 1 of 2 was refused: too long' },
        ]);
      },
      { faultAt: () => ({ kind: 'refused', reason: 'too long' }) },
    ));

  test('a digest that cannot be made is tried again and stops no other', () => {
    let tries = 0;
    const makeDigest: DeliverDueParts['makeDigest'] = async ({ topic }) => {
      if (topic === 'port ellery' && tries++ === 0) throw new Error('broken');
      return note(topic);
    };
    return withRig(
      async ({ store, platform, run }) => {
        await store.subscriptions.add(aSubscription({ topic: 'the other', channelId: 'channel-2' }));
        await run('2026-03-02T08:00:00Z');
        expect(platform.messages.map(({ channelId }) => channelId)).toEqual(['channel-2', 'channel-1']);
      },
      { parts: { makeDigest } },
    );
  });
});

describe('an answer that never came', () => {
  test.each(['answer-lost', 'request-lost'] as const)(
    'where a key prevents a second post, it is repeated: %s',
    (fault) =>
      withRig(
        async ({ store, platform, run }) => {
          await run('2026-03-02T08:00:00Z');
          expect(platform.messages).toHaveLength(2);
          expect(platform.requests[1]?.key).toBe(platform.requests[0]?.key);
          expect(await states(store)).toEqual([['2026-03-02T08:00', 'posted']]);
        },
        { faultAt: (request) => (request === 0 ? fault : undefined) },
      ),
  );

  test.each(['answer-lost', 'request-lost'] as const)('elsewhere it is not, and the ledger shows it: %s', (fault) =>
    withRig(
      async ({ store, platform, run }) => {
        for (const time of ['08:00', '08:05', '09:30']) await run(`2026-03-02T${time}:00Z`);
        expect(platform.requests).toHaveLength(1);
        const reason = 'part 1 of 2: no answer; it may have been posted, so it was not sent again';
        expect(await store.ledger.history(1, 9)).toMatchObject([
          { state: 'unknown', reason, messageIds: [null, null] },
        ]);
      },
      { idempotent: false, faultAt: (request) => (request === 0 ? fault : undefined) },
    ),
  );

  test('once keys are forgotten it is not repeated either', () =>
    withRig(
      async ({ store, platform, parts, clock, run }) => {
        await deliverDue({ ...parts, wait: () => Promise.reject(new Error('killed')) }, clock.now()).catch(() => null);
        await run('2026-03-02T08:20:00Z');
        expect(platform.messages).toHaveLength(1);
        expect(await states(store)).toEqual([['2026-03-02T08:00', 'unknown']]);
      },
      { faultAt: (request) => (request === 0 ? 'answer-lost' : undefined) },
    ));
});

describe('many channels at once', () => {
  /** Of every hundred requests, five fail, five are limited and one is dropped after it was taken. */
  const faultAt = (request: number): Fault | undefined => {
    const turn = request % 100;
    if (turn < 5) return FAILED;
    if (turn < 10) return { kind: 'rate-limited', retryAfterMs: 2_000 };
    return turn === 50 ? 'answer-lost' : undefined;
  };

  test('with faults all the time: all posted, none twice', { timeout: 30_000 }, () =>
    withRig(
      async ({ store, platform, run }) => {
        for (let index = 2; index <= 250; index++) {
          const where = { tenantId: `server-${index % 7}`, channelId: `channel-${index}` };
          await store.subscriptions.add(aSubscription({ ...where, topic: `topic ${index}` }));
        }
        for (let minute = 0; minute < 5; minute++) await run(`2026-03-02T08:0${minute}:00Z`);
        expect(platform.requests.length).toBeGreaterThan(550);
        expect(platform.messages).toHaveLength(500);
        expect(new Set(platform.messages.map(({ payload }) => payload)).size).toBe(500);
      },
      { faultAt },
    ),
  );
});

describe('unfinished editions', () => {
  test('one of which nothing was sent gives way to a newer one', () =>
    withRig(
      async ({ store, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        await run('2026-03-02T08:15:00Z');
        expect(platform.messages).toHaveLength(2);
        expect(await store.ledger.history(1, 9)).toMatchObject([
          { dueAt: '2026-03-02T08:15:00.000Z', state: 'posted' },
          { dueAt: '2026-03-02T08:00:00.000Z', state: 'skipped', reason: 'a newer edition was due' },
          { state: 'skipped' },
          { state: 'skipped' },
          { state: 'skipped' },
        ]);
      },
      { when: 'every 15 minutes', faultAt: (request) => (request < 3 ? FAILED : undefined) },
    ));

  test('one that is half posted is finished', () =>
    withRig(
      async ({ platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        expect(platform.messages).toHaveLength(1);
        await run('2026-03-03T08:00:00Z');
        expect(platform.messages).toHaveLength(4);
        expect(platform.messages[1]?.firstMessageId).toBe('discord-1');
      },
      { faultAt: (request) => (request >= 1 && request <= 3 ? FAILED : undefined) },
    ));

  test('one whose subscription was removed is not posted', () =>
    withRig(
      async ({ store, platform, run }) => {
        await run('2026-03-02T08:00:00Z');
        await store.subscriptions.remove('discord', 'server-1', 1);
        await run('2026-03-02T08:10:00Z');
        expect(platform.messages).toEqual([]);
        expect(await store.ledger.history(1, 9)).toMatchObject([
          { state: 'skipped', reason: 'the digest was paused or removed' },
        ]);
      },
      { faultAt: (request) => (request < 9 ? FAILED : undefined) },
    ));

  test('a shutdown gives back what is not sent, and the next process posts it', () => {
    const stop = new AbortController();
    return withRig(async ({ store, clock, platform, parts, run }) => {
      const makeDigest: DeliverDueParts['makeDigest'] = async ({ topic }) => {
        stop.abort();
        return note(topic);
      };
      await deliverDue({ ...parts, makeDigest, signal: stop.signal }, clock.now());
      expect(platform.requests).toEqual([]);
      expect(await states(store)).toEqual([['2026-03-02T08:00', 'due']]);
      await run('2026-03-02T08:00:01Z');
      expect(platform.messages).toHaveLength(1);
    });
  });

  test('a shutdown begins nothing new', () => {
    const stop = new AbortController();
    return withRig(
      async ({ store, platform, run }) => {
        stop.abort();
        await run('2026-03-02T08:00:00Z');
        expect(platform.requests).toEqual([]);
        expect(await states(store)).toEqual([]);
      },
      { parts: { signal: stop.signal } },
    );
  });
});
