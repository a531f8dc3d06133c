import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiscordFace } from '../../adapters/discord/index.ts';
import { createHttpServer } from '../../adapters/http/index.ts';
import { createPreview } from '../../adapters/preview/index.ts';
import { createSlackFace } from '../../adapters/slack/index.ts';
import type { StorySource } from '../../src/create-briefer.ts';
import { deliverDue } from '../../src/deliver-due.ts';
import { createBriefer, createCore, createDelivery, type Publisher, type Store } from '../../src/index.ts';
import { createKeptLogger, type KeptLogger } from '../adapters/discord/kept-logger.ts';
import { createMovableClock, dueParts, type MovableClock, openOrThrow } from '../src/delivery/rig.ts';
import { drawHere } from './draw-here.ts';
import { noSources } from './no-sources.ts';

export interface StageOptions {
  readonly stories: StorySource;
  /** When it is; moves only when the test says so. */
  readonly now: string;
  readonly discordUrl?: string;
  readonly slackUrl?: string;
}

/** A bot in this process with nothing but its local page: real store, commands, delivery and HTTP server. */
export interface PageStage {
  readonly url: string;
  readonly clock: MovableClock;
  readonly logger: KeptLogger;
  store(): Store;
  publisher(): Publisher;
  /** Moves the clock and posts what is due. */
  deliver(iso: string): Promise<void>;
  /** Lets what is slow be told: two seconds have passed. */
  pass(): void;
  /** What happens while a briefing is made. */
  whileBriefing: (working?: (what: string) => void) => Promise<void>;
  /** Stops the bot and starts another on the same database and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it on a new database and a free port. */
export async function startPageStage({ stories, now, discordUrl, slackUrl }: StageOptions): Promise<PageStage> {
  const database = `file:${join(mkdtempSync(join(tmpdir(), 'briefing-page-')), 'bot.db')}`;
  const clock = createMovableClock(now);
  const logger = createKeptLogger();
  let waiting: (() => void)[] = [];
  const timer = () => new Promise<void>((resolve) => waiting.push(resolve));

  async function start(port: number) {
    const store = await openOrThrow(database);
    const briefer = createBriefer(stories, clock);
    const publishers: Publisher[] = [];
    const common = { clock, logger };
    const core: ReturnType<typeof createCore> = createCore({
      ...store,
      briefer: {
        ...briefer,
        brief: async (...asked) => {
          await stage.whileBriefing(asked[4]);
          return briefer.brief(...asked);
        },
      },
      sources: noSources(2),
      draw: drawHere,
      deliverNow: (...edition) => delivery.now(...edition),
      defaultZone: 'UTC',
      ...common,
    });
    const makeDigest: typeof core.makeDigest = (...edition) => core.makeDigest(...edition);
    const parts = dueParts(store, clock, { publishers, makeDigest });
    const delivery = createDelivery({ ...parts, store, observe: () => undefined, ...common });
    const preview = createPreview({
      service: core.service,
      conversation: store.conversation,
      loadFaces: async () => ({ discord: createDiscordFace(discordUrl), slack: createSlackFace(slackUrl) }),
      connected: () => ({ discord: null, slack: null }),
      timer,
      ...common,
    });
    publishers.push(preview.publisher);
    const http = createHttpServer({
      host: '127.0.0.1',
      port,
      logger,
      problems: async () => ({}),
      gauges: () => [],
      routes: preview.routes,
    });
    const address = await http.start();
    if (!address.ok) throw new Error(address.refusal.advice);
    const stop = async () => {
      await preview.stop();
      await http.stop();
      await store.close();
    };
    return { store, preview, parts, stop, url: address.value };
  }

  const stage: Omit<PageStage, 'url'> = {
    clock,
    logger,
    store: () => bot.store,
    publisher: () => bot.preview.publisher,
    whileBriefing: async () => undefined,
    async deliver(iso) {
      clock.set(iso);
      await deliverDue(bot.parts, clock.now());
    },
    pass() {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    async restart() {
      const { port } = new URL(bot.url);
      await bot.stop();
      bot = await start(Number(port));
    },
    stop: () => bot.stop(),
  };
  let bot = await start(0);
  return Object.assign(stage, { url: bot.url });
}
