import { describe, expect, test } from 'vitest';
import { createMortal } from '../../src/delivery/mortal.ts';
import { broken, writeLimited } from '../../support/fake-discord.ts';
import { type DeliveryBench, withDeliveryBench } from './delivery-bench.ts';

const NEWS = { name: 'news', type: 5 } as const;
const CROSSPOSTED = 1;

/** Whether each message of the channel is published, in order. */
function published({ discord }: DeliveryBench): readonly boolean[] {
  return discord.messages(discord.channel('news')).map(({ flags }) => (flags & CROSSPOSTED) !== 0);
}

const asked = ({ discord }: DeliveryBench) => discord.requests.filter(({ path }) => path.endsWith('/crosspost'));
const lastOf = async ({ store }: DeliveryBench) => (await store.ledger.history(1, 1))[0];

/** A published digest in an announcement channel, its first edition due. */
function withNews(use: (bench: DeliveryBench) => Promise<void>, given: { when?: string; limited?: boolean } = {}) {
  const { when = 'daily 08:00', limited = false } = given;
  return withDeliveryBench(
    async (bench) => {
      await bench.subscribe(bench.discord.addChannel(NEWS), { when, publish: true });
      await use(bench);
    },
    { limited },
  );
}

describe('publishing in an announcement channel', () => {
  test('each message is published once it is posted; without being asked none is', () =>
    withNews(async (bench) => {
      const plain = bench.discord.addChannel({ name: 'plain', type: 5 });
      await bench.subscribe(plain);
      await bench.run();
      expect(published(bench)).toEqual([true, true, true]);
      expect(bench.discord.messages(plain).map(({ flags }) => flags & CROSSPOSTED)).toEqual([0, 0, 0]);
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing: { state: 'published', reason: null } });
      await bench.tick(3);
      expect(asked(bench)).toHaveLength(3);
    }));

  test('too many in the hour: the edition stays posted, and is published when Discord’s own time has passed', () =>
    withNews(async (bench) => {
      bench.discord.fail({ path: /crosspost$/, times: 1, does: writeLimited(1_200) });
      await bench.run();
      expect(published(bench)).toEqual([false, false, false]);
      const publishing = { state: 'waiting', reason: 'it had to wait' };
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing });
      await bench.tick(19);
      expect(asked(bench)).toHaveLength(1);
      await bench.tick(2);
      expect(published(bench)).toEqual([true, true, true]);
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing: { state: 'published' } });
    }));

  test('ten an hour and no more: what is over waits for the next hour, and no post for it', () =>
    withNews(
      async (bench) => {
        await bench.tick(20);
        expect(published(bench).length).toBeGreaterThanOrEqual(12);
        expect(published(bench).filter(Boolean)).toHaveLength(10);
        await bench.store.subscriptions.setState(1, 'paused', 'by hand', bench.clock.now());
        await bench.tick(60);
        expect(published(bench)).not.toContain(false);
      },
      { when: 'every 5 minutes', limited: true },
    ));

  test.each([
    ['an answer that is lost', 'lose'],
    ['a request that is lost', 'drop'],
    ['a 500', broken(500)],
  ] as const)('after %s it is tried again, and is not published twice', (_, does) =>
    withNews(async (bench) => {
      bench.discord.fail({ path: /crosspost$/, times: 1, does });
      await bench.run();
      await bench.tick(2);
      expect(published(bench)).toEqual([true, true, true]);
      expect(await lastOf(bench)).toMatchObject({ publishing: { state: 'published' } });
      expect(asked(bench)).toHaveLength(4);
    }),
  );

  test('what Discord refuses, or does not do within two hours, is told in the history; the digest goes on', () =>
    withNews(async (bench) => {
      const forbidden = { status: 403, body: { code: 50_013, message: 'Missing Permissions' } };
      const mend = bench.discord.fail({ path: /crosspost$/, does: forbidden });
      await bench.run();
      const refused = { state: 'failed', reason: 'I lack Send Messages there' };
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing: refused });
      mend();
      bench.discord.fail({ path: /crosspost$/, does: broken(503) });
      bench.clock.set('2026-03-03T08:00:00Z');
      await bench.run();
      await bench.tick(125);
      const reason = expect.stringMatching(/^not done within two hours: HTTP 503/);
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing: { state: 'failed', reason } });
      expect(published(bench)).toEqual([false, false, false, false, false, false]);
      expect(asked(bench).length).toBeLessThan(80);
      expect(await bench.store.subscriptions.active()).toHaveLength(1);
    }));

  test('a channel that is no announcement channel any more says so', () =>
    withDeliveryBench(async (bench) => {
      await bench.subscribe(bench.discord.channel('harbour'), { publish: true });
      await bench.run();
      const publishing = { state: 'failed', reason: 'the channel is not an announcement channel' };
      expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing });
    }));

  test.each(['before', 'after'] as const)(
    'killed %s the last part is recorded: all is published all the same',
    (when) =>
      withNews(async (bench) => {
        const mortal = createMortal(14, when);
        const doomed = { ledger: mortal.ledgerOf(bench.store), publishers: [mortal.publisherOf(bench.newPublisher())] };
        await bench.run({ ...doomed, owner: 'doomed' }).catch(() => null);
        expect(mortal.death()).toBe('recordOutcome');
        await bench.tick(4);
        expect(published(bench)).toEqual([true, true, true]);
        expect(await lastOf(bench)).toMatchObject({ state: 'posted', publishing: { state: 'published' } });
      }),
  );
});
