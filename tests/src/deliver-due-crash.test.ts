import { describe, expect, test } from 'vitest';
import { deliverDue } from '../../src/deliver-due.ts';
import { createFakePlatform } from './delivery/fake-platform.ts';
import { createMortal } from './delivery/mortal.ts';
import { aSubscription, createMovableClock, dueParts, openOrThrow, withDatabase } from './delivery/rig.ts';

const DUE = '2026-03-02T08:00:00.000Z';

/** Kills a process at that step of an edition of two parts, then lets another one run every minute for an hour. */
async function killAndRestart(idempotent: boolean, diesAt: number, when: 'before' | 'after') {
  const mortal = createMortal(diesAt, when);
  let payloads: string[] = [];
  let state: string | undefined;
  await withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const clock = createMovableClock(DUE);
    const platform = createFakePlatform('discord', idempotent, clock);
    await store.subscriptions.add(aSubscription());
    const parts = dueParts(store, clock, { publishers: [platform.publisher] });
    const doomed = { ledger: mortal.ledgerOf(store), publishers: [mortal.publisherOf(platform.publisher)] };
    await deliverDue({ ...parts, ...doomed, owner: 'doomed' }, clock.now()).catch(() => null);
    for (let minute = 0; minute < 60; minute++) {
      clock.advance(60_000);
      await deliverDue({ ...parts, owner: 'successor' }, clock.now());
    }
    payloads = platform.messages.map(({ payload }) => payload);
    [state] = (await store.ledger.history(1, 9)).map((record) => record.state);
    await store.close();
  });
  return { death: mortal.death(), payloads, state };
}

const STEPS = Array.from({ length: 14 }, (_, index) => index + 1);
const INSTANTS = STEPS.flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]);

describe('killed at any step', () => {
  test('the steps are those of a whole delivery', async () => {
    const deaths = await Promise.all(STEPS.map((step) => killAndRestart(true, step, 'before')));
    const sending = ['beginPart', 'post', 'recordOutcome'];
    const expected = [
      'newestDues',
      'skip',
      'waiting',
      'claim',
      'keepParts',
      ...sending,
      ...sending,
      'settle',
      'forget',
      '',
    ];
    expect(deaths.map(({ death }) => death)).toEqual(expected);
  });

  test.each(INSTANTS)('Discord, step %i, %s: every part is posted exactly once', async (step, when) => {
    const { payloads, state } = await killAndRestart(true, step, when);
    expect(payloads.map((payload) => payload.includes('more'))).toEqual([false, true]);
    expect(state).toBe('posted');
  });

  test.each(INSTANTS)('Slack, step %i, %s: nothing twice; what is in doubt, the ledger shows', async (step, when) => {
    const { death, payloads, state } = await killAndRestart(false, step, when);
    expect(new Set(payloads).size).toBe(payloads.length);
    const inDoubt =
      (death === 'beginPart' && when === 'after') ||
      death === 'post' ||
      (death === 'recordOutcome' && when === 'before');
    expect(state).toBe(inDoubt ? 'unknown' : 'posted');
    if (!inDoubt) expect(payloads).toHaveLength(2);
  });
});
