import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CommandFile, Reply } from '../../src/commands/command.ts';
import { createBriefer } from '../../src/create-briefer.ts';
import { createCore } from '../../src/create-core.ts';
import { createSources } from '../../src/create-sources.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { liveBriefings } from '../../src/live-briefings.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import { renderPlainText } from '../../src/presentation/plain-text.ts';
import { readOpml } from '../../src/sources/opml.ts';
import { createReadingThread } from '../../src/sources/reading-thread.ts';
import { briefHere } from '../support/brief-here.ts';
import { drawHere } from '../support/draw-here.ts';
import { startFeedServer } from '../support/feed-server.ts';
import { createMovableClock, openOrThrow, withDatabase } from './delivery/rig.ts';

const reading = createReadingThread();
afterAll(() => reading.close());

const HERE = { platform: 'discord', tenantId: 'server-1', channelId: 'channel-1', userId: 'u1', mayManage: true };
const THERE = { ...HERE, tenantId: 'server-2' };

async function createBot(url: string, allowed: readonly string[] = []) {
  const store = await openOrThrow(url);
  const clock = createMovableClock('2026-03-05T10:00:00Z');
  const live = createLiveStories(store, silentLogger);
  const sources = createSources({
    ...store,
    stories: live,
    owner: 'process-1',
    allowed: new Set(allowed),
    intervalSeconds: 900,
    retentionDays: 90,
    contact: null,
    pauseMs: 0,
    reading: { ...reading, close: async () => undefined },
    clock,
    logger: silentLogger,
  });
  const { service } = createCore({
    ...store,
    briefer: createBriefer(liveBriefings(live, briefHere()), clock),
    sources,
    draw: drawHere,
    deliverNow: async () => ({ state: 'failed', reason: 'no platform' }),
    defaultZone: 'UTC',
    clock,
    logger: silentLogger,
  });
  const read = (reply: Reply) => ({
    ...reply,
    text: renderPlainText(reply.document, { width: 1_000, colour: false }).trim(),
    buttons: reply.document.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : [])),
  });
  return {
    store,
    sources,
    run: async (path: string, input = {}, caller: typeof HERE = HERE) => read(await service.run(path, input, caller)),
    press: async (id: string, caller: typeof HERE = HERE) => read(await service.act(id, caller)),
    say: async (words: string, caller: typeof HERE = HERE) => read(await service.runWords(words, caller)),
    addresses: async (caller = HERE) => (await sources.feedsOf(caller)).map(({ address }) => address),
    close: async () => {
      await sources.stop();
      await store.close();
    },
  };
}

type Bot = Awaited<ReturnType<typeof createBot>>;

/** With a bot on a database of its own, which may reach these hosts. */
function withBot(test: (bot: Bot) => Promise<void>, allowed: readonly string[] = []): Promise<void> {
  return withDatabase(async (url) => {
    const bot = await createBot(url, allowed);
    try {
      await test(bot);
    } finally {
      await bot.close();
    }
  });
}

function fileOf(content: string | Uint8Array, name = 'mine.opml'): CommandFile {
  const bytes = Buffer.from(content);
  return { name, size: bytes.length, read: async () => ({ ok: true, value: bytes }) };
}

const listOf = (outlines: string) => `<opml version="2.0"><body>${outlines}</body></opml>`;
const outline = (url: string, title = '') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => outline(`https://feeds.example/${from + index}`)).join('');

describe('importing', () => {
  test('says what was added, what was there, what was refused and why, when it is read, and how to undo it', () =>
    withBot(async (bot) => {
      await bot.store.feeds.follow(HERE, 'https://courier.example/rss', 'u1', new Date());
      const list = listOf(
        [
          outline('https://courier.example/rss', 'Courier'),
          outline('https://harbour.example/atom', 'Harbour'),
          outline('https://harbour.example/atom', 'Harbour again'),
          outline('https://me:secret@paid.example/feed', 'Paid'),
          outline('http://10.0.0.8/feed', 'Inside'),
          outline('http://localhost:8080/feed', 'Here'),
          outline('http://news.example:6379/feed', 'Odd port'),
          outline('javascript:alert(1)', 'Script'),
          outline('ftp://files.example/feed'),
        ].join(''),
      );
      const reply = await bot.run('sources import', { file: fileOf(list) });
      expect(reply).toMatchObject({ code: 'ok', visibility: 'person' });
      const [first = '', ...rest] = reply.text.split('\n').filter(Boolean);
      expect(first).toBe('1 feed added from mine.opml, 1 followed already, 1 in it twice, 6 left out.');
      expect(rest.slice(0, 6)).toEqual([
        '• Script: Only http and https addresses can be followed.',
        '• ftp://files.example/feed: Only http and https addresses can be followed.',
        '• Paid (paid.example): The address holds a name or password. Give it without them.',
        expect.stringMatching(/^• Inside \(10\.0\.0\.8\): The address leads into a private network\./),
        expect.stringMatching(/^• Here \(localhost:8080\): The address leads into a private network\./),
        "• and 1 more that can't be followed.",
      ]);
      expect(rest[6]).toBe('It is asked within minutes; /sources health tells how. Nothing is posted by itself.');
      expect(rest[7]).toMatch(/^Undo: \/sources import undo:[2-9A-Z]{8}$/);
      expect(reply.text).not.toContain('secret');
      expect(await bot.addresses()).toEqual(['https://courier.example/rss', 'https://harbour.example/atom']);
      expect((await bot.run('sources health')).text).toContain('2 of 2 feeds not read yet');
    }));

  test('is undone by its button or its mark: exactly what it brought, only there, and only by who may', () =>
    withBot(async (bot) => {
      await bot.store.feeds.follow(HERE, 'https://feeds.example/1', 'u1', new Date());
      const [first] = (await bot.run('sources import', { file: fileOf(listOf(many(0, 3))) })).buttons;
      const second = await bot.run('sources import', { file: fileOf(listOf(many(2, 5))) });
      const id = first?.id ?? '';
      expect(await bot.press(id, { ...HERE, mayManage: false })).toMatchObject({ code: 'not-allowed' });
      expect(await bot.press(id, THERE)).toMatchObject({ code: 'no-import' });
      expect((await bot.press(id)).text).toBe(
        'Removed the 2 feeds of that import. To have them again: /sources import',
      );
      expect(await bot.press(id)).toMatchObject({ code: 'no-import' });
      expect(await bot.addresses()).toEqual(['1', '3', '4'].map((name) => `https://feeds.example/${name}`));
      const mark = /undo:(\w+)/.exec(second.text)?.[1] ?? '';
      expect((await bot.say(`sources import undo:${mark.toLowerCase()}`)).text).toContain('Removed the 2 feeds');
      expect(await bot.addresses()).toEqual(['https://feeds.example/1']);
    }));

  test('stops at the limit and says so, and asks none of the feeds for it', { timeout: 60_000 }, () =>
    withBot(async (bot) => {
      const reply = await bot.run('sources import', { file: fileOf(listOf(many(0, 1_000))) });
      expect(reply.text).toContain('200 feeds added from mine.opml, 800 left out.');
      expect(reply.text).toContain(
        '800 did not fit: 200 feeds are the most here. Remove some, then import the list again.',
      );
      expect((await bot.addresses())[199]).toBe('https://feeds.example/199');
      const again = await bot.run('sources import', { file: fileOf(listOf(many(0, 200))) });
      expect(again).toMatchObject({
        code: 'nothing-added',
        text: 'Nothing added from mine.opml, 200 followed already.',
      });
      expect(again.buttons).toEqual([]);
    }),
  );

  test('takes the address of a list, as people type it, and says what is wrong with one', {
    timeout: 60_000,
  }, async () => {
    const server = await startFeedServer('Ellery Courier', []);
    const list = listOf(outline(server.feedUrl, 'Courier'));
    server.files.set('/mine.opml', list);
    server.files.set('/large.opml', `${list}${' '.repeat(2 * 1024 * 1024)}`);
    await withBot(
      async (bot) => {
        expect((await bot.say(`sources import ${server.url}/mine.opml`)).text).toContain(
          `1 feed added from ${server.host}`,
        );
        expect((await bot.run('sources import', { url: `${server.url}/large.opml` })).text).toBe(
          `${server.host} is larger than 2 MB, the most for a list of feeds. Divide it, or take pictures out.`,
        );
        expect((await bot.run('sources import', { url: `${server.url}/none` })).text).toContain(
          'nothing at that address',
        );
        expect((await bot.run('sources import', { url: server.url })).text).toContain(
          'That is no list of feeds (OPML).',
        );
        expect((await bot.run('sources import', { url: server.feedUrl })).code).toBe('feed');
        expect((await bot.run('sources import', { url: 'http://10.0.0.8/x.opml' })).code).toBe('address-private');
        expect((await bot.run('sources import', { url: 'http://127.0.0.1:1/x.opml' })).code).toBe('address-port');
      },
      [server.host],
    );
    await server.close();
  });

  test('without a list it says how to give one, and asks for it with a form where there are forms', () =>
    withBot(async (bot) => {
      const reply = await bot.say('sources import');
      expect(reply.text).toBe(
        'Give a list of feeds (OPML), as feed readers export it: /sources import file:… or /sources import url:https://…',
      );
      expect(reply.form).toMatchObject({ path: 'sources import', option: 'file' });
      expect(await bot.say('sources import file:abc')).toMatchObject({ code: expect.not.stringMatching('ok') });
      expect(await bot.run('sources import', {}, { ...HERE, mayManage: false })).toMatchObject({ code: 'not-allowed' });
    }));
});

describe('hostile lists', () => {
  const laughs = `<!DOCTYPE opml [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
    { length: 20 },
    (_, index) =>
      `<!ENTITY ${'abcdefghijklmnopqrstuv'[index + 1]} "${`&${'abcdefghijklmnopqrstuv'[index]};`.repeat(10)}">`,
  ).join('')}]>${listOf(`<outline text="&u;" xmlUrl="https://feeds.example/&u;"/>`)}`;
  const deep = (levels: number) =>
    listOf(`${'<outline text="a">'.repeat(levels)}${outline('https://feeds.example/x')}${'</outline>'.repeat(levels)}`);

  test.each([
    ['entities that grow without end', laughs, /added from|Nothing added|names no feed/],
    ['10,000 folders in folders', deep(10_000), /names no feed/],
    ['10 MB', `${listOf(many(0, 3))}${' '.repeat(10 * 1024 * 1024)}`, /mine\.opml is larger than 2 MB/],
    ['nothing', '', /That file is empty/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /no list of feeds \(OPML\)\. Feed readers write one/],
    ['a page', '<!DOCTYPE html><html><body>Hello</body></html>', /no list of feeds \(OPML\)\. Feed readers write one/],
    ['a feed', '<rss version="2.0"><channel><title>A</title></channel></rss>', /That is a feed, not a list/],
    ['words', 'Hello', /no list of feeds/],
    ['bytes', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)), /no list of feeds/],
    ['UTF-16', Buffer.from(`\ufeff${listOf(outline('https://feeds.example/x', 'Ärende'))}`, 'utf16le'), /1 feed added/],
    [
      '100,000 outlines',
      listOf('<outline xmlUrl="a"/>'.repeat(98_000)),
      /Nothing added from mine\.opml, 98000 left out\./,
    ],
    ['one name of 1 MB', listOf(outline(`https://feeds.example/${'x'.repeat(1_000_000)}`)), /no web address/],
    ['a name that formats', listOf(outline('ftp://x', '@everyone **b** &lt;!channel&gt;')), /@everyone \*\*b\*\*/],
  ])('%s: a clear answer', { timeout: 60_000 }, (_, content, said) =>
    withBot(async (bot) => {
      const reply = await bot.run('sources import', { file: fileOf(content) });
      expect(reply.text).toMatch(said);
      expect(reply.text.length).toBeLessThan(2_500);
    }),
  );
});

describe('exporting', () => {
  test('a list for any reader, with what everybody follows in a folder of its own', () =>
    withBot(async (bot) => {
      const { feeds } = bot.store;
      await feeds.followAll(null, ['https://shared.example/rss'], 'operator', new Date(), null);
      await feeds.followAll(HERE, ['https://courier.example/rss?a=1&b=2'], 'u1', new Date(), null);
      await feeds.followAll(THERE, ['https://elsewhere.example/rss'], 'u2', new Date(), null);
      await feeds.describe('https://courier.example/rss?a=1&b=2', 'Courier & “Sons”', 'https://courier.example/');
      await feeds.describe('https://shared.example/rss', null, 'javascript:alert(1)');
      const reply = await bot.run('sources export', {}, { ...HERE, mayManage: false });
      expect(reply).toMatchObject({ code: 'ok', visibility: 'person' });
      expect(reply.text).toBe(
        '2 feeds followed here, as a file that any feed reader takes (OPML). 1 in the folder “From the operator” is for everybody.',
      );
      expect(reply.file).toMatchObject({ name: 'feeds-2026-03-05.opml', mediaType: 'text/x-opml' });
      expect(reply.file?.content).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*<opml version="2\.0">/);
      const read = readOpml(String(reply.file?.content));
      expect(read.ok && read.value.feeds.toSorted((one, other) => (one.url < other.url ? -1 : 1))).toEqual([
        {
          url: 'https://courier.example/rss?a=1&b=2',
          title: 'Courier & “Sons”',
          page: 'https://courier.example/',
          category: null,
        },
        { url: 'https://shared.example/rss', title: 'shared.example', page: null, category: 'From the operator' },
      ]);
    }));

  test('nothing to export says how to add', () =>
    withBot(async (bot) => {
      const reply = await bot.run('sources export');
      expect(reply).toMatchObject({ code: 'no-feeds', text: expect.stringContaining('/sources add') });
      expect(reply.file).toBeUndefined();
    }));

  test('what one server exports, another imports: the same feeds, and here nothing is added', { timeout: 60_000 }, () =>
    withBot(async (bot) => {
      const { feeds } = bot.store;
      const address = fc
        .webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] })
        .map((url) => new URL(url).href);
      const named = fc.record({ address, title: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })) });
      let round = 0;
      const property = fc.asyncProperty(
        fc.uniqueArray(named, { selector: (feed) => feed.address, minLength: 1, maxLength: 20 }),
        async (given) => {
          round++;
          const [one, other] = [`one-${round}`, `other-${round}`].map((tenantId) => ({ ...HERE, tenantId }));
          if (!one || !other) throw new Error('two servers');
          await feeds.followAll(
            one,
            given.map((feed) => feed.address),
            'u1',
            new Date(),
            null,
          );
          for (const feed of given) await feeds.describe(feed.address, feed.title, null);
          const { file } = await bot.run('sources export', {}, one);
          const again = await bot.run('sources import', { file: fileOf(String(file?.content)) }, one);
          expect(again.code).toBe('nothing-added');
          await bot.run('sources import', { file: fileOf(String(file?.content)) }, other);
          expect((await bot.addresses(other)).toSorted()).toEqual((await bot.addresses(one)).toSorted());
        },
      );
      await fc.assert(property, { numRuns: 40 });
    }),
  );
});
