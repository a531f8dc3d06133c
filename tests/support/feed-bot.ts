import type { Reply } from '../../src/commands/command.ts';
import { createBriefer } from '../../src/create-briefer.ts';
import { createCore } from '../../src/create-core.ts';
import { createSources, type Sources } from '../../src/create-sources.ts';
import { deliverDue } from '../../src/deliver-due.ts';
import type { Publisher } from '../../src/delivery/publisher.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { liveBriefings } from '../../src/live-briefings.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import type { Document } from '../../src/presentation/document.ts';
import { renderPlainText } from '../../src/presentation/plain-text.ts';
import { parseAllowedHosts } from '../../src/sources/guard/allowed-hosts.ts';
import { readOpmlFile } from '../../src/sources/opml.ts';
import { readPage } from '../../src/sources/page/read-page.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createMovableClock, dueParts, type MovableClock, openOrThrow, withDatabase } from '../src/delivery/rig.ts';
import { briefHere } from './brief-here.ts';
import { drawHere } from './draw-here.ts';
import type { FeedServer, ServedArticle } from './feed-server.ts';

export const STRIKE: ServedArticle = {
  slug: 'strike',
  title: 'Dockers at Port Ellery vote to strike',
  date: 'Wed, 04 Mar 2026 14:05:00 GMT',
  text: `Dock workers at Port Ellery voted by 71 percent to strike from Friday over a new roster, the union said on Wednesday.
The port handles two fifths of the grain of the region, and employs about 2,100 people in three shifts around the clock.
"Nobody was asked about the roster before it came," said Maria Tovar, the secretary of the dockers' union in Port Ellery.
Farmers have asked the province to mediate before the harvest has to be loaded, which begins in the second half of May.
The last strike in the port, in 2019, lasted nine days and ended with a rise of four percent for everyone who works there.`,
};
export const MEDIATOR: ServedArticle = {
  slug: 'mediator',
  title: 'Province names a mediator for the Port Ellery strike',
  date: 'Thu, 05 Mar 2026 09:00:00 GMT',
  text: `The province named retired judge Ana Reis as mediator in the strike of the dockers at Port Ellery on Thursday morning.
Reis mediated in the strike of 2019, which lasted nine days, and is trusted by the union and by the company that runs the port.
She will meet Maria Tovar of the dockers' union on Friday, before the strike over the new roster begins at noon that day.
"I have one question for both sides, and they know which one it is," Reis told reporters in front of the harbour office.
The company said that it would take part in the talks, and that the roster would stay as it is until there was an agreement.`,
};

/** A bot with a database, whose clock tests move; another one on the same database is as after a restart. */
export interface FeedBot {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly sources: Sources;
  run(path: string, input?: object, where?: object): Promise<string>;
  ask(topic: string, where?: object): Promise<string>;
  poll(iso: string): Promise<void>;
  complete(typed: string, tenantId: string): Promise<readonly string[]>;
  /** Presses a button. */
  act(actionId: string): Promise<string>;
  /** Moves the clock and delivers what is due; what was posted, and the ids of its buttons. */
  digest(iso: string): Promise<string>;
}

const HERE = { platform: 'discord', tenantId: 'server-1', channelId: 'channel-1', userId: 'u1', mayManage: true };

/** Creates one that may follow feeds of this host. */
export async function createFeedBot(url: string, host: string, owner = 'process-1'): Promise<FeedBot> {
  const store = await openOrThrow(url);
  const clock = createMovableClock('2026-03-05T10:00:00Z');
  const live = createLiveStories(store, silentLogger);
  await live.restore();
  const allowed = parseAllowedHosts(host);
  if (!allowed.ok) throw new Error(allowed.refusal.advice);
  const sources = createSources({
    ...store,
    stories: live,
    owner,
    allowed: allowed.value,
    intervalSeconds: 900,
    retentionDays: 90,
    contact: null,
    pauseMs: 0,
    reading: {
      readPage,
      parseFeed: async (...given) => parseFeed(...given),
      readList: async (bytes) => readOpmlFile(bytes),
      close: async () => undefined,
    },
    clock,
    logger: silentLogger,
  });
  const { service, makeDigest } = createCore({
    ...store,
    briefer: createBriefer(liveBriefings(live, briefHere()), clock),
    sources,
    draw: drawHere,
    deliverNow: async () => ({ state: 'failed', reason: 'no platform' }),
    defaultZone: 'UTC',
    clock,
    logger: silentLogger,
  });
  const shown = ({ code, document }: Reply) =>
    `${code}: ${renderPlainText(document, { width: 400, colour: false }).trim()}`;
  const run: FeedBot['run'] = async (path, input = {}, where = {}) =>
    shown(await service.run(path, { ...input }, { ...HERE, ...where }));
  return {
    store,
    clock,
    sources,
    run,
    act: async (actionId) => shown(await service.act(actionId, HERE)),
    complete: (typed, tenantId) => service.complete('topic', typed, { ...HERE, tenantId }),
    digest: async (iso) => {
      clock.set(iso);
      const posted: string[] = [];
      const publisher: Publisher = {
        platform: 'discord',
        idempotent: true,
        render: (document) => [
          [renderPlainText(document, { width: 400, colour: false }), ...idsOfButtons(document)].join('\n'),
        ],
        post: async ({ payload }) => {
          posted.push(payload);
          return { kind: 'posted', messageId: 'm' };
        },
      };
      await deliverDue(dueParts(store, clock, { publishers: [publisher], owner, makeDigest }), clock.now());
      return posted.join('\n');
    },
    ask: (topic, where) => run('briefing', { topic }, where),
    poll: async (iso) => {
      clock.set(iso);
      await sources.poll(clock.now());
    },
  };
}

function idsOfButtons({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ id }) => id) : []));
}

/** Gives a bot on an empty database, which may follow the feed of this server, to `use`, and ends it. */
export function withFeedBot(server: FeedServer, use: (bot: FeedBot) => Promise<void>): Promise<void> {
  return withDatabase(async (url) => {
    const bot = await createFeedBot(url, server.host);
    try {
      await use(bot);
    } finally {
      await bot.sources.stop();
      await bot.store.close();
    }
  });
}
