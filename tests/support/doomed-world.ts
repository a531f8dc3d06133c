import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { EditionRecord } from '../../src/delivery/delivery-ledger.ts';
import { within } from '../../src/delivery/within.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startFakeDiscord } from './fake-discord.ts';
import { startFakeSlack } from './fake-slack/index.ts';
import { platformEnvironment } from './platform-environment.ts';
import { type RunningBot, runBot, SHORT_LIFE } from './run-bot.ts';

/** When a run is killed. `channel` counts the channels of that platform in which something came due for this run. */
export type Instant =
  | { readonly statement: string; readonly nth: number; readonly when: 'before' | 'after' }
  | {
      readonly platform: 'discord' | 'slack';
      readonly channel: number;
      readonly when: 'received' | 'done' | 'answered';
    }
  | { readonly msAfter: 'spawned' | 'ready'; readonly ms: number };

/** What became of the one edition of a subscription, what stands in its channel, and how often a post there was asked for. */
interface Ending {
  readonly platform: string;
  readonly record: EditionRecord | undefined;
  readonly requests: number;
  readonly messageIds: readonly string[];
}

/** A database and both platforms, over many runs of the bot that are killed one after the other. */
export interface DoomedWorld {
  /** Lets a digest come due in each channel, starts the bot, and kills it at that instant. */
  kill(instant: Instant): Promise<void>;
  /** Starts the bot a little later than claims last, and kills it once all that is due is settled. */
  recover(): Promise<void>;
  endings(): Promise<readonly Ending[]>;
  /** Kills what still runs, and ends the platforms. */
  close(): Promise<void>;
}

/** How many channels of each platform get a digest in each run; a platform without any is not set up. */
export interface Channels {
  readonly discord: number;
  readonly slack: number;
}

/** A claim lasts 90 seconds; keys are trusted for 180, so that both must fit between a kill and the recovery. */
const LATER_MS = 92_000;
const MOST_SPAN_MS = 70_000;
const PATIENCE_MS = 40_000;
const PRELOADS = ['shift-clock.mjs', 'mortal.mjs'].map(
  (file) => `--import=${pathToFileURL(join(import.meta.dirname, file)).href}`,
);
const FINAL = new Set(['posted', 'failed', 'skipped', 'unknown']);
const FAULTS = {
  discord: { received: 'drop', done: 'lose', answered: 'answer' },
  slack: { received: 'cut-before', done: 'cut-after', answered: 'answered' },
} as const;
/** Not in English: the tagger of English would cost each start a fifth of a second. */
const STORY = `Estivadores de Porto Ellery votam pela greve

ELLERY, 4 mar - Os estivadores de Porto Ellery votaram na quarta-feira pela greve a partir de sexta-feira, por causa da nova escala, disse o sindicato.

"Ninguém nos perguntou sobre a nova escala", disse Maria Tovar, secretária do sindicato. A empresa do porto ofereceu conversas.
`;

/** Creates a world with room for so many kills, each with channels of its own. */
export async function createDoomedWorld(kills: number, each: Channels): Promise<DoomedWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-doomed-'));
  writeFileSync(join(folder, 'ellery.txt'), STORY);
  const database = `file:${join(folder, 'bot.db')}`;
  let shiftMs = 0;
  const now = () => Date.now() + shiftMs;
  const [discord, slack] = await Promise.all([
    startFakeDiscord({ guilds: 1 + kills * each.discord, now }),
    startFakeSlack(),
  ]);
  const guilds = discord.world.guilds.slice(1);
  const ids: number[] = [];
  let generation = 0;
  let running: RunningBot | null = null;
  let firstKillAt: number | null = null;

  async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const opened = await openStore(database);
    if (!opened.ok) throw new Error(opened.refusal.advice);
    return await use(opened.value).finally(() => opened.value.close());
  }

  function start(mortal: { sql: string; nth: number; when: string } | null = null): RunningBot {
    const environment = {
      DATABASE_URL: database,
      SEEDS_DIR: folder,
      ...platformEnvironment({ discord: each.discord > 0 ? discord : null, slack: each.slack > 0 ? slack : null }),
      NODE_OPTIONS: PRELOADS.join(' '),
      CLOCK_SHIFT_MS: String(shiftMs),
      ...(mortal !== null && { MORTAL: JSON.stringify(mortal) }),
    };
    running = runBot(environment, SHORT_LIFE);
    return running;
  }

  /** The channels of the next run, by platform. */
  function nextChannels() {
    const run = generation++;
    const servers = guilds.slice(run * each.discord, (run + 1) * each.discord);
    const slackIds = Array.from({ length: each.slack }, (_, index) => `C0RUN${run}N${index}`);
    for (const id of slackIds) {
      slack.workspace.channels.set(id, { id, name: id, member: true, secret: false, archived: false });
    }
    return {
      discord: servers.map(({ id, channels }) => ({ tenantId: id, channelId: channels[0]?.id ?? '' })),
      slack: slackIds.map((channelId) => ({ tenantId: slack.workspace.teamId, channelId })),
    };
  }

  /** Daily digests that came due half an hour ago. */
  async function subscribe(channels: ReturnType<typeof nextChannels>): Promise<void> {
    const due = new Date(now() - 30 * 60_000);
    const when = `daily ${due.toISOString().slice(11, 16)}`;
    const createdAt = new Date(due.getTime() - 3_600_000).toISOString();
    const common = { createdBy: 'u', topic: 'porto ellery', when, zone: 'UTC', createdAt };
    await withStore(async ({ subscriptions }) => {
      for (const platform of ['discord', 'slack'] as const) {
        for (const where of channels[platform]) {
          const added = await subscriptions.add({ ...common, platform, ...where });
          if (!added.ok) throw new Error(added.refusal.advice);
          ids.push(added.value.id);
        }
      }
    });
  }

  function killAt(instant: Instant, channels: ReturnType<typeof nextChannels>): RunningBot {
    if ('statement' in instant) return start({ sql: instant.statement, nth: instant.nth, when: instant.when });
    const bot = start();
    const then = () => void bot.child.kill('SIGKILL');
    if ('ms' in instant) {
      const begun = instant.msAfter === 'spawned' ? Promise.resolve('') : bot.line(/^health/);
      void begun.then(() => setTimeout(then, instant.ms), then);
      return bot;
    }
    const channelId = channels[instant.platform][instant.channel]?.channelId ?? '';
    const path = new RegExp(`^/channels/${channelId}/messages$`);
    if (instant.platform === 'slack') slack.interrupt(channelId, { when: FAULTS.slack[instant.when], then });
    else discord.fail({ method: 'POST', path, times: 1, does: FAULTS.discord[instant.when], then });
    return bot;
  }

  async function recover(): Promise<void> {
    shiftMs += LATER_MS;
    firstKillAt = null;
    const bot = start();
    await withStore(({ ledger }) =>
      vi.waitFor(
        async () => {
          for (const id of ids) {
            const [record] = await ledger.history(id, 1);
            if (!FINAL.has(record?.state ?? '')) throw new Error(`digest ${id} is not settled:\n${bot.err()}`);
          }
        },
        { timeout: PATIENCE_MS, interval: 100 },
      ),
    ).finally(() => bot.end('SIGKILL'));
  }

  return {
    recover,
    async kill(instant) {
      if (firstKillAt !== null && Date.now() - firstKillAt > MOST_SPAN_MS) await recover();
      firstKillAt ??= Date.now();
      const channels = nextChannels();
      await subscribe(channels);
      const bot = killAt(instant, channels);
      await within(PATIENCE_MS, bot.exit, () => {
        bot.child.kill('SIGKILL');
        throw new Error(`${JSON.stringify(instant)} was not reached:\n${bot.out()}\n${bot.err()}`);
      });
      if (bot.child.signalCode !== 'SIGKILL') throw new Error(`it ended by itself:\n${bot.out()}\n${bot.err()}`);
    },
    endings: () =>
      withStore(async ({ ledger, subscriptions }) => {
        const active = new Map((await subscriptions.active()).map((one) => [one.id, one]));
        return await Promise.all(
          ids.map(async (id): Promise<Ending> => {
            const { platform = '', channelId = '' } = active.get(id) ?? {};
            const records = await ledger.history(id, 9);
            if (records.length > 1) throw new Error(`digest ${id} has ${records.length} editions`);
            const onDiscord = guilds.flatMap(({ channels }) => channels).find((channel) => channel.id === channelId);
            if (onDiscord !== undefined) {
              const asked = discord.requests.filter(({ path }) => path === `/channels/${channelId}/messages`);
              const posted = discord.messages(onDiscord).map((message) => message.id);
              return { platform, record: records[0], messageIds: posted, requests: asked.length };
            }
            const asked = slack.calls('chat.postMessage').filter((fields) => fields['channel'] === channelId);
            const posted = slack.messages(channelId).map(({ ts }) => ts);
            return { platform, record: records[0], messageIds: posted, requests: asked.length };
          }),
        );
      }),
    async close() {
      await running?.end('SIGKILL');
      await Promise.all([discord.close(), slack.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
