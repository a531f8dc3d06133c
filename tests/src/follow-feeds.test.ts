import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFeedBot, type FeedBot, MEDIATOR, STRIKE, withFeedBot } from '../support/feed-bot.ts';
import { type FeedServer, startFeedServer } from '../support/feed-server.ts';
import { withDatabase } from './delivery/rig.ts';

const FAIR = `The cattle fair in Tarn Hollow drew nine thousand visitors on its first day, the mayor of the town said on Wednesday.
A bull named Ferdinand took the first prize in front of the old grain hall, which the town bought back last autumn.`;

let server: FeedServer;
beforeEach(async () => {
  server = await startFeedServer('Ellery Courier', [STRIKE]);
});
afterEach(() => server.close());

const withBot = (use: (bot: FeedBot) => Promise<void>) => withFeedBot(server, use);

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
      const first = await createFeedBot(url, server.host);
      await first.run('sources add', { url: server.feedUrl });
      await first.sources.stop();
      await first.store.close();
      server.articles = [MEDIATOR, STRIKE];
      const again = await createFeedBot(url, server.host);
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
