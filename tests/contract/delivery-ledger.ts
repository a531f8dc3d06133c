import { describe, expect, test } from 'vitest';
import type { Edition } from '../../src/delivery/delivery-ledger.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';
import { subscription } from './subscription-store.ts';

const EDITION: Edition = { subscriptionId: 1, dueAt: '2026-03-02T08:00:00.000Z' };
const POSTED = { kind: 'posted', messageId: 'm1' } as const;
const UNKNOWN = { kind: 'unknown', reason: 'no answer' } as const;

/** So many seconds after the due time. */
function at(seconds: number): Date {
  return new Date(Date.parse(EDITION.dueAt) + seconds * 1000);
}

function dueAfterDays(days: number): Edition {
  return { subscriptionId: 1, dueAt: at(days * 86_400).toISOString() };
}

/** What every delivery ledger keeps to. */
export function deliveryLedgerContract(createDatabase: CreateDatabase): void {
  claimContract(createDatabase);
  partContract(createDatabase);
  settleContract(createDatabase);
}

function claimContract(createDatabase: CreateDatabase): void {
  describe('delivery ledger: claims', () => {
    test('of many that claim at once over two connections, one has it', () =>
      withTwoStores(createDatabase, async (one, other) => {
        for (let round = 0; round < 20; round++) {
          const edition = { ...EDITION, subscriptionId: round + 1 };
          const claims = await Promise.all(
            [one, other, one, other].map(({ ledger }, index) => ledger.claim(edition, `owner-${index}`, at(0), at(60))),
          );
          expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
        }
      }));

    test('a fresh claim has nothing rendered; an expired one is taken over with what is known', () =>
      withTwoStores(createDatabase, async ({ ledger }, other) => {
        const first = { ...EDITION, owner: 'a', until: at(60).toISOString(), parts: null, attempts: 1 };
        expect(await ledger.claim(EDITION, 'a', at(0), at(60))).toEqual({
          ...first,
          firstClaimedAt: at(0).toISOString(),
        });
        await ledger.keepParts(EDITION, 'a', ['one', 'two']);
        expect(await other.ledger.claim(EDITION, 'b', at(59), at(120))).toBeNull();
        const taken = await other.ledger.claim(EDITION, 'b', at(60), at(120));
        expect(taken).toMatchObject({ owner: 'b', attempts: 2, firstClaimedAt: at(0).toISOString() });
        expect(taken?.parts).toEqual([
          { payload: 'one', messageId: null, inDoubt: null },
          { payload: 'two', messageId: null, inDoubt: null },
        ]);
      }));

    test('who lost the claim can no longer keep, begin or settle, but facts are still recorded', () =>
      withTwoStores(createDatabase, async ({ ledger }, other) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.keepParts(EDITION, 'a', ['one']);
        await ledger.beginPart(EDITION, 'a', 0, at(1), at(61));
        await other.ledger.claim(EDITION, 'b', at(61), at(120));
        expect(await ledger.keepParts(EDITION, 'a', ['changed'])).toBe(false);
        expect(await ledger.beginPart(EDITION, 'a', 0, at(62), at(130))).toBe(false);
        expect(await ledger.settle(EDITION, 'a', { state: 'posted', reason: null }, at(62))).toBe(false);
        await ledger.recordOutcome(EDITION, 0, POSTED, at(62));
        expect(await other.ledger.history(1, 9)).toMatchObject([{ state: 'claimed', messageIds: ['m1'] }]);
        expect(await other.ledger.beginPart(EDITION, 'b', 0, at(63), at(130))).toBe(false);
      }));

    test('what is final is never claimed again', () =>
      withTwoStores(createDatabase, async ({ ledger }) => {
        const endings = [
          { state: 'posted', reason: null },
          ...(['failed', 'skipped', 'unknown'] as const).map((state) => ({ state, reason: 'why' }) as const),
        ] as const;
        for (const [index, ending] of endings.entries()) {
          const edition = dueAfterDays(index);
          await ledger.claim(edition, 'a', at(0), at(60));
          expect(await ledger.settle(edition, 'a', ending, at(1))).toBe(true);
          expect(await ledger.claim(edition, 'b', at(1e9), at(2e9))).toBeNull();
        }
        expect(await ledger.waiting(at(1e9))).toEqual([]);
      }));
  });
}

function partContract(createDatabase: CreateDatabase): void {
  describe('delivery ledger: parts', () => {
    const partsAfter = (outcomes: readonly ('crash' | typeof POSTED | typeof UNKNOWN | 'failed')[]) => {
      let found: unknown;
      return withTwoStores(createDatabase, async ({ ledger }) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.keepParts(EDITION, 'a', ['one', 'two']);
        for (const [index, outcome] of outcomes.entries()) {
          expect(await ledger.beginPart(EDITION, 'a', 0, at(index + 1), at(60))).toBe(true);
          if (outcome === 'crash') continue;
          const answer = outcome === 'failed' ? ({ kind: 'failed', reason: '500' } as const) : outcome;
          await ledger.recordOutcome(EDITION, 0, answer, at(index + 1));
        }
        found = (await ledger.claim(EDITION, 'b', at(60), at(120)))?.parts;
      }).then(() => found);
    };
    const second = { payload: 'two', messageId: null, inDoubt: null };
    const doubt = (since: number, last: number) => ({ since: at(since).toISOString(), last: at(last).toISOString() });

    test.each([
      ['posted', [POSTED], { messageId: 'm1', inDoubt: null }],
      ['failed: nothing is in doubt', ['failed'], { messageId: null, inDoubt: null }],
      ['no answer: in doubt', [UNKNOWN], { messageId: null, inDoubt: doubt(1, 1) }],
      ['a crash while sending: in doubt', ['crash'], { messageId: null, inDoubt: doubt(1, 1) }],
      ['in doubt from the first to the last', ['crash', UNKNOWN], { messageId: null, inDoubt: doubt(1, 2) }],
      ['no answer, then a crash', [UNKNOWN, 'failed', 'crash'], { messageId: null, inDoubt: doubt(1, 3) }],
      ['a later failure settles no doubt', ['crash', 'failed'], { messageId: null, inDoubt: doubt(1, 1) }],
      ['a later success does', [UNKNOWN, POSTED], { messageId: 'm1', inDoubt: null }],
    ] as const)('%s', async (_, outcomes, expected) => {
      expect(await partsAfter(outcomes)).toEqual([{ payload: 'one', ...expected }, second]);
    });

    test('parts are rendered anew only where nothing of them was sent', () =>
      withTwoStores(createDatabase, async ({ ledger }) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.keepParts(EDITION, 'a', ['one', 'two', 'three']);
        await ledger.beginPart(EDITION, 'a', 0, at(1), at(60));
        await ledger.keepParts(EDITION, 'a', ['other one', 'other two']);
        const claim = await ledger.claim(EDITION, 'b', at(60), at(120));
        expect(claim?.parts?.map(({ payload }) => payload)).toEqual(['one', 'other two']);
      }));

    test('every answer stays in the record, in order', () =>
      withTwoStores(createDatabase, async ({ ledger }) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.keepParts(EDITION, 'a', ['one']);
        const outcomes = [
          { kind: 'rate-limited', retryAfterMs: 1500 },
          { kind: 'gone', reason: 'no such channel', advice: 'Choose another.' },
          POSTED,
        ] as const;
        for (const [index, outcome] of outcomes.entries()) await ledger.recordOutcome(EDITION, 0, outcome, at(index));
        expect(await ledger.outcomes(EDITION)).toEqual([
          { part: 0, at: at(0).toISOString(), kind: 'rate-limited', detail: '1500' },
          { part: 0, at: at(1).toISOString(), kind: 'gone', detail: 'no such channel' },
          { part: 0, at: at(2).toISOString(), kind: 'posted', detail: 'm1' },
        ]);
      }));
  });
}

function settleContract(createDatabase: CreateDatabase): void {
  describe('delivery ledger: settling and looking back', () => {
    test('one that waits is claimed when its time has come, not before', () =>
      withTwoStores(createDatabase, async ({ ledger }, other) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.settle(EDITION, 'a', { state: 'due', reason: '503', retryAt: at(30) }, at(1));
        expect(await other.ledger.waiting(at(29))).toEqual([]);
        expect(await other.ledger.claim(EDITION, 'b', at(29), at(90))).toBeNull();
        expect(await other.ledger.waiting(at(30))).toEqual([EDITION]);
        const due = { state: 'due', reason: '503', retryAt: at(30).toISOString(), settledAt: null, attempts: 1 };
        expect(await ledger.history(1, 9)).toEqual([
          { ...EDITION, ...due, tells: false, publishing: null, messageIds: [] },
        ]);
        expect(await other.ledger.claim(EDITION, 'b', at(30), at(90))).toMatchObject({ attempts: 2 });
        expect(await ledger.waiting(at(89))).toEqual([]);
        expect(await ledger.waiting(at(90))).toEqual([EDITION]);
      }));

    test('skipping leaves what is known as it is', () =>
      withTwoStores(createDatabase, async ({ ledger }) => {
        await ledger.claim(EDITION, 'a', at(0), at(60));
        await ledger.skip([], 'nothing', at(1));
        await ledger.skip([EDITION, dueAfterDays(-1)], 'missed', at(1));
        expect(await ledger.history(1, 9)).toMatchObject([
          { ...EDITION, state: 'claimed' },
          { ...dueAfterDays(-1), state: 'skipped', reason: 'missed', settledAt: at(1).toISOString() },
        ]);
      }));

    test('thousands are skipped at once', () =>
      withTwoStores(createDatabase, async ({ ledger }) => {
        const editions = Array.from({ length: 7_000 }, (_, index) => ({ ...EDITION, subscriptionId: index + 1 }));
        await ledger.skip(editions, 'missed', at(0));
        expect(await ledger.history(7_000, 9)).toMatchObject([{ state: 'skipped' }]);
      }));

    test('the newest due time of each active subscription, none of the future', () =>
      withTwoStores(createDatabase, async ({ ledger, subscriptions }) => {
        for (let index = 0; index < 3; index++) await subscriptions.add(subscription({}));
        await ledger.skip([dueAfterDays(0), dueAfterDays(1), dueAfterDays(9)], 'missed', at(0));
        await ledger.skip([{ ...EDITION, subscriptionId: 2 }], 'missed', at(0));
        await subscriptions.setState(2, 'paused', 'why', at(0));
        expect(await ledger.newestDues(at(2 * 86_400))).toEqual(new Map([[1, dueAfterDays(1).dueAt]]));
      }));

    test('what posted editions told is found, newest first; not what was not posted', () =>
      withTwoStores(createDatabase, async ({ ledger }, other) => {
        const endings = [
          [0, 'posted', '{"told":0}'],
          [1, 'posted', null],
          [2, 'failed', '{"told":2}'],
          [3, 'unknown', '{"told":3}'],
        ] as const;
        for (const [days, state, told] of endings) {
          const edition = dueAfterDays(days);
          await ledger.claim(edition, 'a', at(0), at(60));
          await ledger.keepParts(edition, 'a', ['one'], told);
          await ledger.settle(
            edition,
            'a',
            state === 'posted' ? { state, reason: null } : { state, reason: 'why' },
            at(1),
          );
        }
        expect(await other.ledger.told(1, 9)).toEqual([
          { dueAt: dueAfterDays(3).dueAt, told: '{"told":3}' },
          { dueAt: dueAfterDays(0).dueAt, told: '{"told":0}' },
        ]);
        expect(await ledger.told(1, 1)).toHaveLength(1);
        expect((await ledger.history(1, 9)).map(({ tells }) => tells)).toEqual([true, true, false, true]);
      }));

    test('editions of a subscription that was removed are dropped too', () =>
      withTwoStores(createDatabase, async ({ ledger, subscriptions }) => {
        await subscriptions.add(subscription({}));
        await ledger.skip([dueAfterDays(0)], 'missed', at(0));
        await ledger.forget(at(30 * 86_400));
        expect(await ledger.history(1, 9)).toHaveLength(1);
        await subscriptions.remove('discord', 'server-1', 1);
        await ledger.forget(at(30 * 86_400));
        expect(await ledger.history(1, 9)).toEqual([]);
      }));

    test('old final editions are dropped, but the newest stays', () =>
      withTwoStores(createDatabase, async ({ ledger, subscriptions }) => {
        await subscriptions.add(subscription({}));
        await ledger.claim(dueAfterDays(0), 'a', at(0), at(60));
        for (const days of [1, 2, 3]) {
          const edition = dueAfterDays(days);
          await ledger.claim(edition, 'a', at(0), at(60));
          await ledger.keepParts(edition, 'a', ['one']);
          await ledger.recordOutcome(edition, 0, POSTED, at(1));
          await ledger.settle(edition, 'a', { state: 'posted', reason: null }, at(1));
        }
        await ledger.forget(at(30 * 86_400));
        const left = (await ledger.history(1, 9)).map(({ dueAt, state }) => [dueAt, state]);
        expect(left).toEqual([
          [dueAfterDays(3).dueAt, 'posted'],
          [dueAfterDays(0).dueAt, 'claimed'],
        ]);
        expect(await ledger.outcomes(dueAfterDays(2))).toEqual([]);
        expect(await ledger.outcomes(dueAfterDays(3))).toHaveLength(1);
      }));
  });
}
