import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiscordAdapter } from '../../adapters/discord/index.ts';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import type { Briefer } from '../../src/create-briefer.ts';
import {
  type CommandMessage,
  createCore,
  openStore,
  type PictureThread,
  refuse,
  systemClock,
} from '../../src/index.ts';
import type { ShownBriefing } from '../../src/presentation/shown-briefing.ts';
import { createKeptLogger, type KeptLogger } from '../adapters/discord/kept-logger.ts';
import { aBriefing, aQuote, aShownBriefing } from './builders.ts';
import { drawHere } from './draw-here.ts';
import { type FakeDiscord, startFakeDiscord } from './fake-discord.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack/index.ts';
import { noSources } from './no-sources.ts';

/** A bot on a real store with both adapters and their real clients, in a Discord with two servers and a Slack. */
export interface BothChats {
  readonly discord: FakeDiscord;
  readonly slack: FakeSlack;
  readonly logger: KeptLogger;
  /** What the next question is answered with. */
  shown: ShownBriefing;
  /** Whether a message is about a story that is known. */
  told: boolean;
  /** Draws quotes. */
  draw: PictureThread['draw'];
  /** The messages that were asked about, as the core is given them. */
  readonly asked: CommandMessage[];
  /** What happens while a briefing is made. */
  whileBriefing: (working?: (what: string) => void) => Promise<void>;
  /** Lets what is slow be told: two seconds have passed. */
  pass(): void;
  /** Stops the bot and starts another on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A briefing of three stories; the first has so many quotes, of which six fit on a page. */
export function threeStories(quotes = 14): ShownBriefing {
  const [story] = aBriefing().stories;
  if (!story) throw new Error('the builder makes a story');
  const first = {
    ...story,
    quotes: Array.from({ length: quotes }, (_, index) => aQuote({ text: `Number ${index}.` })),
  };
  const others = ['Farmers ask for talks', 'Ships go elsewhere'].map((headline) => ({
    ...story,
    headline,
    quotes: [],
  }));
  const { briefing, excerpts } = aShownBriefing(aBriefing({ stories: [first, ...others] }));
  return { id: 'feedc0ffee', briefing, excerpts };
}

/** Starts it, connected to both. */
export async function startBothChats(): Promise<BothChats> {
  const [discord, slack] = await Promise.all([startFakeDiscord({ guilds: 2 }), startFakeSlack()]);
  const database = `file:${join(mkdtempSync(join(tmpdir(), 'briefing-chats-')), 'bot.db')}`;
  const logger = createKeptLogger();
  let waiting: (() => void)[] = [];
  const timer = () => new Promise<void>((resolve) => waiting.push(resolve));
  const briefer: Briefer = {
    brief: async (_topic, _length, _scope, _since, working) => {
      await chats.whileBriefing(working);
      return { found: true, shown: chats.shown };
    },
    about: async (message, _length, _scope, working) => {
      chats.asked.push(message);
      await chats.whileBriefing(working);
      return chats.told ? { shown: chats.shown, storyId: 'courier-1', by: 'link' } : null;
    },
    suggest: async () => ['Harbour'],
    written: (topic) => topic,
  };

  async function start(): Promise<() => Promise<void>> {
    const store = await openStore(database);
    if (!store.ok) throw new Error(store.refusal.advice);
    const draw: PictureThread['draw'] = (...asked) => chats.draw(...asked);
    const deliverNow = async () => ({ state: 'posted' as const, reason: null });
    const common = { clock: systemClock, logger };
    const core = {
      ...store.value,
      briefer,
      sources: noSources(2),
      draw,
      deliverNow,
      defaultZone: 'UTC',
      ...common,
    };
    const { service } = createCore(core);
    const fetchFile = async () => refuse('no-file', 'There are no files here.');
    const shared = { ...common, service, fetchFile, timer };
    const nothing = async () => undefined;
    const tenants = { left: nothing, joined: nothing, present: nothing };
    const { apiUrl, token } = discord;
    const onDiscord = createDiscordAdapter({
      apiUrl,
      token,
      mentions: true,
      tenants,
      pauses: [5],
      ...shared,
    });
    const { botToken, appToken } = slack.workspace;
    const onSlack = createSlackAdapter({ botToken, appToken, apiUrl: slack.apiUrl, ...shared });
    for (const adapter of [onDiscord, onSlack]) {
      const started = await adapter.start();
      if (!started.ok) throw new Error(started.refusal.advice);
    }
    await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
    return async () => {
      await Promise.all([onDiscord.stop(), onSlack.stop()]);
      await store.value.close();
    };
  }

  const chats: BothChats = {
    discord,
    slack,
    logger,
    shown: threeStories(),
    told: true,
    draw: drawHere,
    asked: [],
    whileBriefing: async () => undefined,
    pass() {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    async restart() {
      await stop();
      stop = await start();
    },
    async close() {
      await stop();
      await Promise.all([discord.close(), slack.close()]);
    },
  };
  let stop = await start();
  return chats;
}
