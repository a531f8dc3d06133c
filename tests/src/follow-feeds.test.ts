import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import { createBriefer } from '../../src/create-briefer.ts';
import { createCore } from '../../src/create-core.ts';
import { createSources, type Sources } from '../../src/create-sources.ts';
import { deliverDue } from '../../src/deliver-due.ts';
import type { Publisher } from '../../src/delivery/publisher.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import type { Document } from '../../src/presentation/document.ts';
import { renderPlainText } from '../../src/presentation/plain-text.ts';
import { parseAllowedHosts } from '../../src/sources/guard/allowed-hosts.ts';
import { readPage } from '../../src/sources/page/read-page.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type FeedServer, type ServedArticle, startFeedServer } from '../support/feed-server.ts';
import { createMovableClock, dueParts, type MovableClock, openOrThrow, withDatabase } from './delivery/rig.ts';

const STRIKE: ServedArticle = {
  slug: 'strike',
  title: 'Dockers at Port Ellery vote to strike',
  date: 'Wed, 04 Mar 2026 14:05:00 GMT',
  text: `Dock workers at Port Ellery voted by 71 percent to strike from Friday over a new roster, the union said on Wednesday.
The port handles two fifths of the grain of the region, and employs about 2,100 people in three shifts around the clock.
"Nobody was asked about the roster before it came," said Maria Tovar, the secretary of the dockers' union in Port Ellery.
Farmers have asked the province to mediate before the harvest has to be loaded, which begins in the second half of May.
The last strike in the port, in 2019, lasted nine days and ended with a rise of four percent for everyone who works there.`,
};
const MEDIATOR: ServedArticle = {
  slug: 'mediator',
  title: 'Province names a mediator for the Port Ellery strike',
  date: 'Thu, 05 Mar 2026 09:00:00 GMT',
  text: `The province named retired judge Ana Reis as mediator in the strike of the dockers at Port Ellery on Thursday morning.
Reis mediated in the strike of 2019, which lasted nine days, and is trusted by the union and by the company that runs the port.
She will meet Maria Tovar of the dockers' union on Friday, before the strike over the new roster begins at noon that day.
"I have one question for both sides, and they know which one it is," Reis told reporters in front of the harbour office.
The company said that it would take part in the talks, and that the roster would stay as it is until there was an agreement.`,
};

const FAIR = `The cattle fair in Tarn Hollow drew nine thousand visitors on its first day, the mayor of the town said on Wednesday.
A bull named Ferdinand took the first prize in front of the old grain hall, which the town bought back last autumn.`;

let server: FeedServer;
beforeEach(async () => {
  server = await startFeedServer('Ellery Courier', [STRIKE]);
});
afterEach(() => server.close());

/** A bot with a database, whose clock tests move; `fresh` gives another one on the same database, as after a restart. */
interface Bot {
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

async function createBot(url: string): Promise<Bot> {
  const store = await openOrThrow(url);
  const clock = createMovableClock('2026-03-05T10:00:00Z');
  const live = createLiveStories(store.archive, silentLogger);
  await live.restore();
  const allowed = parseAllowedHosts(server.host);
  if (!allowed.ok) throw new Error(allowed.refusal.advice);
  const sources = createSources({
    ...store,
    stories: live,
    allowed: allowed.value,
    intervalSeconds: 900,
    retentionDays: 90,
    contact: null,
    pauseMs: 0,
    reading: { readPage, parseFeed: async (...given) => parseFeed(...given), close: async () => undefined },
    clock,
    logger: silentLogger,
  });
  const { service, makeDigest } = createCore({
    ...store,
    briefer: createBriefer(live, clock, silentLogger),
    sources,
    deliverNow: async () => ({ state: 'failed', reason: 'no platform' }),
    defaultZone: 'UTC',
    clock,
    logger: silentLogger,
  });
  const shown = ({ code, document }: Reply) =>
    `${code}: ${renderPlainText(document, { width: 400, colour: false }).trim()}`;
  const run: Bot['run'] = async (path, input = {}, where = {}) =>
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
      await deliverDue(dueParts(store, clock, { publishers: [publisher], makeDigest }), clock.now());
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

function withBot(use: (bot: Bot, url: string) => Promise<void>): Promise<void> {
  return withDatabase(async (url) => {
    const bot = await createBot(url);
    try {
      await use(bot, url);
    } finally {
      await bot.sources.stop();
      await bot.store.close();
    }
  });
}

describe('a feed that is added in chat', () => {
  test('is in the next briefing of that server, and of no other', () =>
    withBot(async (bot) => {
      expect(await bot.ask('Port Ellery')).toContain('nothing-found');
      expect(await bot.run('sources add', { url: server.feedUrl })).toContain(
        'ok: Ellery Courier is followed now: 1 article read',
      );
      const answer = await bot.ask('Port Ellery');
      expect(answer).toContain('71 percent');
      expect(answer).toContain('Maria Tovar');
      const elsewhere = await bot.ask('Port Ellery', { tenantId: 'server-2' });
      expect(elsewhere).toContain('nothing-found');
      expect(elsewhere).not.toContain('Tovar');
    }));

  test('may be given by the address of its site, without the scheme', () =>
    withBot(async (bot) => {
      expect(await bot.run('sources add', { url: server.url })).toContain('Ellery Courier is followed now');
      expect(await bot.run('sources list')).toContain('Ellery Courier');
      expect(await bot.run('sources add', { url: server.feedUrl })).toContain('is followed already');
    }));

  test('is still there after a restart, and its later articles join the story', () =>
    withDatabase(async (url) => {
      const first = await createBot(url);
      await first.run('sources add', { url: server.feedUrl });
      await first.sources.stop();
      await first.store.close();
      server.articles = [MEDIATOR, STRIKE];
      const again = await createBot(url);
      await again.poll('2026-03-05T10:31:00Z');
      const answer = await again.ask('Port Ellery');
      expect(answer).toContain('2 articles');
      expect(answer).toContain('Ana Reis');
      await again.sources.stop();
      await again.store.close();
    }));

  test('that gives excerpts is completed by its pages, and the page is asked for once', () =>
    withBot(async (bot) => {
      server.articles = [{ ...STRIKE, excerpt: true }];
      await bot.run('sources add', { url: server.feedUrl });
      expect(await bot.ask('Port Ellery')).toContain('two fifths of the grain');
      server.articles = [
        { ...MEDIATOR, excerpt: true },
        { ...STRIKE, excerpt: true },
      ];
      await bot.poll('2026-03-05T10:31:00Z');
      expect(server.requests.filter((path) => path === '/strike')).toHaveLength(1);
      expect(server.requests.filter((path) => path === '/mediator')).toHaveLength(1);
    }));
});

describe('the same article', () => {
  test.each([
    ['with another date', { date: 'Thu, 05 Mar 2026 11:00:00 GMT' }],
    ['with another guid', { guid: 'other' }],
    ['with another address', { slug: 'strike-at-port-ellery' }],
  ])('%s is not a new one', (_, change) =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      server.articles = [{ ...STRIKE, guid: STRIKE.slug, ...change }];
      await bot.poll('2026-03-05T10:31:00Z');
      expect(server.requests.filter((path) => path === '/feed.xml')).toHaveLength(2);
      expect(await bot.store.archive.count({ feedIds: [1], mutedOutlets: [] })).toBe(1);
    }),
  );

  test('that was edited is told in its new words', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      server.articles = [{ ...STRIKE, text: STRIKE.text.replace('71 percent', '68 percent') }];
      await bot.poll('2026-03-05T10:31:00Z');
      const answer = await bot.ask('Port Ellery');
      expect(answer).toContain('68 percent');
      expect(answer).not.toContain('71 percent');
      expect(await bot.store.archive.count({ feedIds: [1], mutedOutlets: [] })).toBe(1);
    }));
});

describe('a digest', () => {
  test('says that an outlet corrected what was told', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      await bot.run('digest add', { topic: 'Port Ellery', when: 'hourly' });
      expect(await bot.digest('2026-03-05T11:00:00Z')).toContain('71 percent');
      server.articles = [{ ...STRIKE, text: STRIKE.text.replace('71 percent', '68 percent') }];
      await bot.poll('2026-03-05T11:30:00Z');
      const corrected = await bot.digest('2026-03-05T12:00:00Z');
      expect(corrected).toContain('CHANGED • Dock workers at Port Ellery voted by ~~71~~ 68 percent');
      expect(corrected).toContain('Correction: Ellery Courier wrote otherwise before.');
      expect(await bot.digest('2026-03-05T13:00:00Z')).toContain('nothing new since 12:00');
    }));
});

describe('an article that a digest cites', () => {
  test('stays beyond its time, with the buttons of the edition, until the digest is removed', () =>
    withBot(async (bot) => {
      server.articles = [{ ...STRIKE, slug: 'fair', title: 'Cattle fair in Tarn Hollow', text: FAIR }, STRIKE];
      await bot.run('sources add', { url: server.feedUrl });
      await bot.run('digest add', { topic: 'Port Ellery', when: 'daily 08:00', timezone: 'UTC' });
      const kept = () => bot.store.archive.count({ feedIds: [1], mutedOutlets: [] });
      const [sources = ''] = (await bot.digest('2026-03-06T08:00:00Z')).match(/sources:[\w:]+/) ?? [];
      expect(await kept()).toBe(2);
      server.articles = [];
      await bot.poll('2026-06-03T11:00:00Z');
      expect(await kept()).toBe(1);
      expect(await bot.act(sources)).toContain('voted by 71 percent to strike from Friday');
      expect(await bot.run('digest history', { id: 1 })).toContain('posted, on time');
      await bot.run('digest remove', { id: 1 });
      await bot.poll('2026-06-03T11:30:00Z');
      expect(await kept()).toBe(0);
    }));
});

describe('asking politely', () => {
  test('a feed is asked again after its interval, and answers that nothing changed', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      const asked = () => server.requests.filter((path) => path === '/feed.xml').length;
      expect(asked()).toBe(1);
      await bot.poll('2026-03-05T10:05:00Z');
      expect(asked()).toBe(1);
      await bot.poll('2026-03-05T10:35:00Z');
      expect(asked()).toBe(2);
      expect(await bot.ask('Port Ellery')).toContain('1 article ');
    }));

  test('a feed that fails is named in the health, with why, and what was read stays', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      expect(await bot.run('sources health')).toContain('The feed answered');
      server.status = 503;
      await bot.poll('2026-03-05T10:35:00Z');
      const health = await bot.run('sources health');
      expect(health).toContain('1 of 1 feed fails');
      expect(health).toContain('fails: The server has a fault');
      expect(await bot.ask('Port Ellery')).toContain('71 percent');
    }));

  test.each([
    ['http://127.0.0.1:1/feed', 'Only ports 80, 443, 8080 and 8443 are open'],
    ['http://10.0.0.1/feed', 'leads into a private network'],
    ['http://169.254.169.254/latest/meta-data', 'leads into a private network'],
    ['ftp://feeds.example/x', 'Only http and https'],
    ['https://me:secret@feeds.example/x', 'name or password'],
    ['', 'Give the address'],
  ])('%s is refused with advice', (url, advice) =>
    withBot(async (bot) => {
      expect(await bot.run('sources add', { url })).toContain(advice);
      expect(await bot.store.feeds.all()).toEqual([]);
    }),
  );
});

describe('sources of a channel', () => {
  test('an outlet is left out there on request, with what that does, and taken in again', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      await bot.run('digest add', { topic: 'Port Ellery', when: 'daily 8:00', timezone: 'UTC' });
      expect(await bot.run('sources mute', { outlet: 'Ellery Courier' })).toMatch(
        /ok: Ellery Courier is left out in this channel\. That drops \d bullets? and \d quotes? from 1 digest here\./,
      );
      expect(await bot.ask('Port Ellery')).toContain('nothing-found');
      expect(await bot.ask('Port Ellery', { channelId: 'channel-2' })).toContain('71 percent');
      expect(await bot.run('sources unmute', { outlet: 'Ellery Courier' })).toContain('in again');
      expect(await bot.ask('Port Ellery')).toContain('71 percent');
    }));

  test('a feed that is removed is in no briefing any more', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      expect(await bot.run('sources remove', { url: server.feedUrl })).toContain('Removed: Ellery Courier');
      expect(await bot.ask('Port Ellery')).toContain('nothing-found');
      expect(await bot.run('sources remove', { url: server.feedUrl })).toContain('is not followed here');
    }));

  test('a misspelled topic is understood, and topics are completed', () =>
    withBot(async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      expect(await bot.complete('port', 'server-1')).toContain('Port Ellery');
      expect(await bot.complete('port', 'server-2')).toEqual([]);
      expect(await bot.ask('Port Elery')).toContain('71 percent');
    }));
});
