import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverDue } from '../../../src/deliver-due.ts';
import { systemClock, systemWait } from '../../../src/index.ts';
import { aSubscription, dueParts, openOrThrow, withDatabase } from '../../src/delivery/rig.ts';
import { broken } from '../../support/fake-discord.ts';
import { createDrivenBench, type DrivenBench } from './driven-bench.ts';

const MINUTE = 60_000;

let bench: DrivenBench;
let discord: DrivenBench['discord'];
let time: DrivenBench['time'];

beforeEach(async () => {
  bench = await createDrivenBench({ guilds: 6 });
  ({ discord, time } = bench);
});

afterEach(() => bench.close());

const channels = () => discord.world.guilds.slice(1).flatMap((guild) => guild.channels);
const posted = () => channels().map((channel) => discord.messages(channel).map(({ texts }) => texts.join('\n')));

/** Ticks once a minute as the heartbeat does, while `during` lets time pass. */
async function delivering(adapter: Awaited<ReturnType<DrivenBench['connect']>>, during: () => Promise<void>) {
  await withDatabase(async (url) => {
    const store = await openOrThrow(url);
    for (const { id, guildId } of channels()) {
      await store.subscriptions.add(aSubscription({ tenantId: guildId ?? '', channelId: id, when: 'daily 08:05' }));
    }
    const clock = { now: systemClock.now, wait: systemWait, set: () => undefined, advance: () => undefined };
    const parts = dueParts(store, clock, { publishers: [adapter.publisher] });
    let running: Promise<unknown> | null = null;
    const timer = setInterval(() => {
      running ??= deliverDue(parts, clock.now()).finally(() => {
        running = null;
      });
    }, MINUTE);
    await during();
    clearInterval(timer);
    await time.during(Promise.resolve(running));
    await store.close();
  });
}

it.each([
  ['answers 503', broken(503)],
  ['does not answer', 'hang'],
  ['breaks connections', 'drop'],
] as const)(
  'an outage of 25 minutes of API and gateway (%s): digests come after it, each once',
  { timeout: 30_000 },
  async (_, does) => {
    const adapter = await bench.connect();
    await delivering(adapter, async () => {
      await time.pass(4 * MINUTE);
      const mend = discord.fail({ path: /./, does });
      discord.gateway.moods.refusing = 'cut';
      discord.gateway.drop(1_006);
      await time.pass(25 * MINUTE);
      expect(posted().flat()).toEqual([]);
      mend();
      discord.gateway.moods.refusing = null;
      await bench.recovery(adapter, 3 * MINUTE);
      await time.pass(31 * MINUTE);
      for (const texts of posted()) {
        expect(texts).toEqual([
          expect.stringMatching(/^port ellery: news \([\d.]+ minutes late\)\nport ellery: more$/),
        ]);
      }
      expect(await bench.answersOnce()).toBe(true);
    });
  },
);

it('answers lost for 25 minutes, after Discord had posted: nothing comes twice', { timeout: 30_000 }, async () => {
  const adapter = await bench.connect();
  await delivering(adapter, async () => {
    await time.pass(4 * MINUTE);
    const mend = discord.fail({ path: /messages$/, does: 'lose' });
    await time.pass(25 * MINUTE);
    mend();
    await time.pass(31 * MINUTE);
    for (const texts of posted()) expect(texts).toEqual([...new Set(texts)]);
    expect(posted().flat().length).toBeGreaterThan(0);
    expect(await bench.answersOnce()).toBe(true);
  });
});
