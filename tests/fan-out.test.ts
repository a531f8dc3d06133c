import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPostLine } from '../adapters/discord/post-line.ts';
import { createPublisher as createDiscordPublisher } from '../adapters/discord/publisher.ts';
import { createBoltLogger } from '../adapters/slack/bolt-logger.ts';
import { clientOptionsFor } from '../adapters/slack/client-options.ts';
import { createPublisher as createSlackPublisher } from '../adapters/slack/publisher.ts';
import { deliverDue } from '../src/deliver-due.ts';
import type { Publisher } from '../src/delivery/publisher.ts';
import { silentLogger } from '../src/kernel/logger.ts';
import { note } from '../src/presentation/document.ts';
import type { Store } from '../src/store/open-store.ts';
import { aSubscription, dueParts, openOrThrow, withDatabase } from './src/delivery/rig.ts';
import { broken, type FakeDiscord, rateLimited, startFakeDiscord } from './support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from './support/fake-slack/index.ts';
import type { Fault as SlackFault } from './support/fake-slack/web-api.ts';
import { createVirtualTime, type VirtualTime } from './support/virtual-time.ts';

const DISCORD_CHANNELS = 1_000;
/** Half of the channels are in six large servers, the others in small ones. */
const LARGE_SERVERS = 6;
const SERVERS = 50;
const WORKSPACES = 3;
const CHANNELS_OF_WORKSPACE = 100;

/** Of each hundred posts five are answered with 500, five with 429, and one is cut off, before or after it was carried out. */
function faultOf<T>(post: number, faults: { broken: T; limited: T; cut: readonly [T, T] }): T | undefined {
  if (post % 20 === 4) return faults.broken;
  if (post % 20 === 14) return faults.limited;
  return post % 100 === 50 ? faults.cut[Math.floor(post / 100) % 2] : undefined;
}

/** Both platforms with their documented limits, behind the real publishers and clients. */
interface Crowd {
  readonly time: VirtualTime;
  readonly store: Store;
  readonly discord: FakeDiscord;
  readonly workspaces: readonly FakeSlack[];
  /** When posts to Discord arrived, in milliseconds. */
  readonly arrivals: readonly number[];
  /** A run each minute, for ten minutes. */
  deliver(): Promise<void>;
}

async function withCrowd(use: (crowd: Crowd) => Promise<void>): Promise<void> {
  const time = createVirtualTime('2026-03-02T08:00:00Z');
  const now = () => time.now().getTime();
  const arrivals: number[] = [];
  const discord = await startFakeDiscord({
    guilds: DISCORD_CHANNELS,
    limited: true,
    now,
    faultAt: (post) => {
      arrivals.push(now());
      return faultOf(post, { broken: broken(500), limited: rateLimited(2), cut: ['drop', 'lose'] }) ?? null;
    },
  });
  const workspaces = await Promise.all(
    Array.from({ length: WORKSPACES }, (_, team) =>
      startFakeSlack({
        limited: true,
        now,
        faultAt: (post) =>
          faultOf<SlackFault>(post, {
            broken: { status: 500 },
            limited: { status: 429, retryAfter: 2 },
            cut: team === 0 ? ['cut-after', 'cut-before'] : ['cut-before', 'cut-after'],
          }),
      }),
    ),
  );
  const timed = (publisher: Publisher): Publisher => ({
    ...publisher,
    post: (part) => time.during(() => publisher.post(part)),
  });
  const onDiscord = createDiscordPublisher(createPostLine(discord.token, discord.apiUrl), {
    accepted: () => true,
    doubt: () => undefined,
    pulse: { beats: async () => true, felt: () => undefined },
    clock: { now: () => new Date() },
  });
  const onSlack = bySlackWorkspace(workspaces);
  try {
    await withDatabase(async (url) => {
      const store = await openOrThrow(url);
      await subscribeAll(store, discord, workspaces);
      const parts = dueParts(
        store,
        { ...time, set: () => undefined, advance: () => undefined },
        {
          publishers: [timed(onDiscord), timed(onSlack)],
          makeDigest: async ({ topic }) => note(topic),
        },
      );
      const deliver = async () => {
        for (let minute = 0; minute < 10; minute++) {
          await time.wait(Math.max(0, Date.parse('2026-03-02T08:00:00Z') + minute * 60_000 - now()));
          await deliverDue(parts, time.now());
        }
      };
      await use({ time, store, discord, workspaces, arrivals, deliver });
      await store.close();
    });
  } finally {
    await Promise.all([discord, ...workspaces].map((fake) => fake.close()));
  }
}

/** One publisher over several workspaces, each with a client of its own. */
function bySlackWorkspace(workspaces: readonly FakeSlack[]): Publisher {
  const clients = workspaces.map(
    ({ apiUrl, workspace }) =>
      new WebClient(workspace.botToken, clientOptionsFor(apiUrl, createBoltLogger(silentLogger))),
  );
  return createSlackPublisher(async (tenantId) => {
    const client = clients[Number(tenantId.slice('team-'.length))];
    return client ? { client, comesBack: false } : null;
  });
}

async function subscribeAll(store: Store, discord: FakeDiscord, workspaces: readonly FakeSlack[]): Promise<void> {
  const add = async (platform: string, tenantId: string, channelId: string) => {
    const wanted = aSubscription({ platform, tenantId, channelId, topic: `topic of ${channelId}` });
    const added = await store.subscriptions.add(wanted);
    if (!added.ok) throw new Error(added.refusal.advice);
  };
  for (const [index, { channels }] of discord.world.guilds.entries()) {
    const tenant = index % (index % 2 === 0 ? 2 * LARGE_SERVERS : SERVERS);
    await add('discord', `server-${tenant}`, channels[0]?.id ?? '');
  }
  for (const [team, { workspace }] of workspaces.entries()) {
    for (let index = 0; index < CHANNELS_OF_WORKSPACE; index++) {
      const id = `C0T${team}N${index}`;
      workspace.channels.set(id, { id, name: id, member: true, secret: false, archived: false });
      await add('slack', `team-${team}`, id);
    }
  }
}

/** The state of every subscription's one edition, by channel. */
async function statesOf(store: Store, platform: string): Promise<Map<string, string | undefined>> {
  const own = (await store.subscriptions.active()).filter((subscription) => subscription.platform === platform);
  const records = await Promise.all(own.map(({ id }) => store.ledger.history(id, 9)));
  expect(records.filter((editions) => editions.length !== 1)).toEqual([]);
  return new Map(own.map(({ channelId }, index) => [channelId, records[index]?.[0]?.state]));
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a thousand channels due in the same minute, with faults in eleven of a hundred posts', {
  timeout: 120_000,
}, () => {
  test('all are posted, none twice, as fast as the platforms allow and never faster', () =>
    withCrowd(async ({ store, discord, workspaces, arrivals, deliver }) => {
      await deliver();

      const onDiscord = await statesOf(store, 'discord');
      expect(onDiscord.size).toBe(DISCORD_CHANNELS);
      for (const { channels } of discord.world.guilds) {
        const [channel] = channels;
        if (channel === undefined) throw new Error('a server without channels');
        expect(discord.messages(channel)).toHaveLength(1);
        expect(onDiscord.get(channel.id)).toBe('posted');
      }

      // Slack has no keys: a post that was cut off may have been carried out, is not repeated, and the ledger says so.
      const onSlack = await statesOf(store, 'slack');
      const inDoubt = { lost: 0, standing: 0 };
      expect(onSlack.size).toBe(WORKSPACES * CHANNELS_OF_WORKSPACE);
      for (const [channelId, state] of onSlack) {
        const count = workspaces.flatMap((slack) => slack.messages(channelId)).length;
        if (state === 'unknown') inDoubt[count === 0 ? 'lost' : 'standing']++;
        else expect([channelId, state, count]).toEqual([channelId, 'posted', 1]);
        expect(count).toBeLessThanOrEqual(1);
      }
      expect(inDoubt).toEqual({ lost: WORKSPACES - 1, standing: 1 });

      expect([discord, ...workspaces].map((fake) => fake.refusals())).toEqual([0, 0, 0, 0]);
      const [first = 0] = arrivals;
      const perSecond = arrivals.filter((at) => at < first + 10_000).length / 10;
      expect(perSecond).toBeGreaterThanOrEqual(45);
      expect(perSecond).toBeLessThanOrEqual(50);
    }));
});
