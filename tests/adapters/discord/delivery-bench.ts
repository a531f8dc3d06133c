import { createPostLine } from '../../../adapters/discord/post-line.ts';
import { createPublisher } from '../../../adapters/discord/publisher.ts';
import { createPulse } from '../../../adapters/discord/pulse.ts';
import { type DeliverySummary, deliverDue } from '../../../src/deliver-due.ts';
import { type Document, note, type Publisher } from '../../../src/index.ts';
import type { MakeDigest } from '../../../src/make-digest.ts';
import type { Store } from '../../../src/store/open-store.ts';
import type { NewSubscription, Subscription } from '../../../src/subscriptions/subscription.ts';
import {
  aSubscription,
  createMovableClock,
  dueParts,
  type MovableClock,
  openOrThrow,
  withDatabase,
} from '../../src/delivery/rig.ts';
import type { FakeChannel } from '../../support/fake-discord/world.ts';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../../support/fake-discord.ts';

/** Posts to the fake Discord from a store, digests of three parts; it is 8:00 on 2 March 2026 until the clock is moved. */
export interface DeliveryBench {
  readonly discord: FakeDiscord;
  readonly publisher: Publisher;
  /** That of another process, on a connection of its own. */
  newPublisher(): Publisher;
  readonly store: Store;
  readonly clock: MovableClock;
  /** What the next digests are; news in three parts unless changed. */
  makeDigest: MakeDigest;
  subscribe(channel: FakeChannel, given?: Partial<NewSubscription>): Promise<Subscription>;
  /** Delivers what is due now, as another process where `owner` or parts are given. */
  run(changed?: Partial<Parameters<typeof deliverDue>[0]>): Promise<DeliverySummary>;
  /** Runs once a minute for so many minutes. */
  tick(minutes: number, changed?: Parameters<DeliveryBench['run']>[0]): Promise<void>;
  threads(forum: FakeChannel): readonly FakeChannel[];
  /** The texts of a channel's or a thread's messages, by the first line. */
  said(channel: FakeChannel): readonly string[];
}

/** More than two messages hold. */
export function newsOn(topic: string): Document & { readonly told: string; readonly topic: string } {
  const filler = 'The cranes of the harbour stood still from Friday on, its office said. '.repeat(4);
  const bullets = Array.from({ length: 30 }, (_, index) => note(`${index + 1} ${filler}`).blocks).flat();
  return {
    blocks: [{ kind: 'headline', text: `${topic}: news` }, ...bullets],
    summary: topic,
    told: '{}',
    topic,
  };
}

export async function withDeliveryBench(
  use: (bench: DeliveryBench) => Promise<void>,
  given: FakeDiscordOptions = {},
): Promise<void> {
  const clock = createMovableClock('2026-03-02T08:00:00Z');
  const discord = await startFakeDiscord({ guilds: 2, now: () => clock.now().getTime(), ...given });
  const pulse = createPulse(
    clock,
    () => false,
    async () => true,
  );
  const posting = { accepted: () => true, doubt: () => undefined, pulse, clock };
  const newPublisher = () => createPublisher(createPostLine(discord.token, discord.apiUrl), posting);
  const publisher = newPublisher();
  try {
    await withDatabase(async (url) => {
      const store = await openOrThrow(url);
      const run: DeliveryBench['run'] = (changed) => {
        const makeDigest: MakeDigest = (...asked) => bench.makeDigest(...asked);
        return deliverDue(dueParts(store, clock, { publishers: [publisher], makeDigest, ...changed }), clock.now());
      };
      const bench: DeliveryBench = {
        ...{ discord, publisher, newPublisher, store, clock, run },
        makeDigest: async ({ topic }) => newsOn(topic),
        async subscribe({ id, guildId, forum }, more = {}) {
          const where = { tenantId: guildId ?? '', channelId: id, forum: forum !== undefined };
          const added = await store.subscriptions.add(aSubscription({ ...where, topic: 'Port Ellery', ...more }));
          if (!added.ok) throw new Error(added.refusal.advice);
          return added.value;
        },
        async tick(minutes, changed) {
          for (let minute = 0; minute < minutes; minute++) {
            clock.advance(60_000);
            await run(changed);
          }
        },
        threads: ({ id }) =>
          discord.world.guilds.flatMap(({ threads }) => threads).filter(({ parentId }) => parentId === id),
        said: (channel) => discord.messages(channel).map(({ texts }) => texts[0]?.split('\n')[0]?.slice(0, 40) ?? ''),
      };
      try {
        await use(bench);
      } finally {
        await store.close();
      }
    });
  } finally {
    await discord.close();
  }
}
