import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveScope } from '../../src/articles/article-archive.ts';
import type { CommandMessage } from '../../src/commands/command.ts';
import { FIND_STORY } from '../../src/commands/find-story.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createLiveStories, type LiveStories } from '../../src/live-stories.ts';
import { addressKey } from '../../src/read-entry.ts';
import type { RawItem } from '../../src/sources/raw-item.ts';
import type { Store } from '../../src/store/open-store.ts';
import { FAST_FOLDER } from '../contract/fast-folder.ts';
import { STRIKE as SERVED, withFeedBot } from '../support/feed-bot.ts';
import { startFeedServer } from '../support/feed-server.ts';
import { openOrThrow } from './delivery/rig.ts';

const NOW = new Date('2026-03-05T10:00:00Z');
const FOLLOWS_ONE: ArchiveScope = { feedIds: [1], mutedOutlets: [] };

const STRIKE: RawItem = {
  id: 'strike',
  publishedAt: '2026-03-04T14:05:00Z',
  format: 'text',
  title: 'Dockers at Port Ellery vote to strike',
  outlet: 'Ellery Courier',
  url: 'https://www.courier.example/2026/strike',
  text: 'Dock workers at Port Ellery voted by 71 percent to strike from Friday over a new roster, the union said on Wednesday. Maria Tovar, its secretary, said that nobody was asked about the roster before it came.',
};
const FERRY: RawItem = {
  id: 'ferry',
  format: 'text',
  title: 'Ferry Morvena runs aground off Skarholm',
  outlet: 'Coastal Radio',
  url: 'https://radio.example/morvena',
  text: 'The ferry Morvena ran aground off the island of Skarholm on Tuesday night with 212 people on board. The coast guard of Skarholm took all of them off by helicopter, its captain Ulf Brenner said.',
};
const QUAKE: RawItem = {
  id: 'quake',
  format: 'text',
  title: 'Quake kills 14 in Belmar valley',
  text: 'An earthquake of magnitude 6.1 shook the Belmar valley early on Monday and killed at least 14 people, the rescue service said. Houses fell in the town of Tessaly, where the mayor, Ines Corvo, asked for tents.',
};

let folder: string;
let store: Store;
let live: LiveStories;
beforeEach(async () => {
  folder = await mkdtemp(join(FAST_FOLDER, 'briefing-find-'));
  store = await openOrThrow(`file:${folder}/briefing.db`);
  live = createLiveStories(store, silentLogger);
  // Its feed gives the address of a counter, which leads to the page.
  await takeIn(STRIKE, 1, 'https://clicks.example/r/4711');
  await takeIn(FERRY, 2, 'https://radio.example/morvena');
  await takeIn(QUAKE, null, null);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function takeIn(item: RawItem, feedId: number | null, link: string | null): Promise<void> {
  const keys = [`guid of ${item.id}`, ...(link === null ? [] : [addressKey(link)])];
  await live.takeIn({ item, feedId, keys, excerptOnly: false }, NOW);
}

const about = (message: Partial<CommandMessage>, scope = FOLLOWS_ONE) =>
  live.about({ text: '', links: [], titles: [], ...message }, scope);

/** The first article of the story, and by what it was found. */
async function found(message: Partial<CommandMessage>, scope = FOLLOWS_ONE): Promise<string | null> {
  const story = await about(message, scope);
  return story && `${story.story.items[0]?.item.id} by ${story.by}`;
}

describe('a link', () => {
  test.each([
    ['as the feed has it', 'https://clicks.example/r/4711'],
    ['of the page that the feed leads to', 'https://www.courier.example/2026/strike'],
    ['without www', 'http://courier.example/2026/strike/'],
    ['for telephones', 'https://m.courier.example/2026/strike'],
    ['as an AMP page', 'https://courier.example/amp/2026/strike'],
    ['in an AMP cache', 'https://www.google.com/amp/s/courier.example/2026/strike'],
    [
      'with what counts clicks, and a place in the page',
      'https://courier.example/2026/strike?utm_source=chat&fbclid=1#top',
    ],
  ])('finds its article %s', async (_form, link) => {
    expect(await found({ links: [link] })).toBe('strike by link');
  });

  test('is looked up before any words, and the first that is known counts', async () => {
    const links = [
      'https://elsewhere.example/cats',
      'https://courier.example/2026/strike',
      'https://radio.example/morvena',
    ];
    const scope = { feedIds: [1, 2], mutedOutlets: [] };
    expect(await found({ links, text: FERRY.title ?? '' }, scope)).toBe('strike by link');
    expect(await found({ links: links.slice().reverse(), text: STRIKE.title ?? '' }, scope)).toBe('ferry by link');
  });

  test('leads to a story that tells what its article does, however many came since', async () => {
    for (let hour = 10; hour < 24; hour++) {
      const text = `${STRIKE.text} The roster was discussed again at ${hour} o'clock.`;
      await takeIn({ ...STRIKE, id: `later-${hour}`, text, publishedAt: `2026-03-05T${hour}:00:00Z` }, 1, null);
    }
    const story = await about({ links: [STRIKE.url ?? ''] });
    expect(story?.story.items.map(({ item }) => item.id)).toContain('strike');
  });

  test('to a front page is none to an article, whatever the article says of its own address', async () => {
    await takeIn(
      { ...QUAKE, id: 'lost', url: 'https://lost.example/', text: `${QUAKE.text} It lost its way.` },
      1,
      null,
    );
    expect(await found({ links: ['https://lost.example'] })).toBeNull();
  });

  test('that is not known tells by the words in it', async () => {
    const link = 'https://other.example/news/dockers-of-port-ellery-will-strike-over-roster-123.html';
    expect(await found({ links: [link] })).toBe('strike by words');
    expect(await found({ links: ['https://other.example/p/123', 'https://other.example/%E0%A4%A'] })).toBeNull();
  });
});

describe('words', () => {
  test.each([
    ['its own headline', 'Dockers at Port Ellery vote to strike', 'strike'],
    ['another outlet’s', 'Port Ellery: union calls strike from Friday', 'strike'],
    [
      'with what people say around it',
      'omg did you see?? dockers in port ellery will strike over that roster lmao',
      'strike',
    ],
    ['of a bundled story', 'Belmar valley earthquake: at least 14 killed', 'quake'],
    [
      'behind a line of greetings',
      'Good morning all\nhope you slept well\n\nBelmar valley earthquake kills 14',
      'quake',
    ],
    ['as a whole paragraph', STRIKE.text, 'strike'],
  ])('find their story: %s', async (_what, text, id) => {
    expect(await found({ text })).toBe(`${id} by words`);
  });

  test('of a preview count before those of the message', async () => {
    const titles = ['Belmar valley earthquake kills 14'];
    expect(await found({ titles, text: STRIKE.title ?? '', links: ['https://other.example/1'] })).toBe(
      'quake by words',
    );
  });

  test.each([
    'lol same',
    'Syria',
    'Friday',
    'who is on call this Friday?',
    'the new roster is up, I work on Friday and Monday',
    'at least 14 people came to the party on Monday, see you next week',
    'we vote on the logo tomorrow, please say what you think',
    'Volcano Zarkanath erupts, thousands flee the valley',
    'Port Vellamo: dockers go back to work',
    '1 2 3 4 5',
    '🔥🔥🔥',
  ])('that only sound alike find nothing: %s', async (text) => {
    expect(await found({ text })).toBeNull();
  });

  test('of any length and kind are read', async () => {
    expect(await found({ text: 'cat '.repeat(40_000) })).toBeNull();
    expect(await found({ text: `${'\n'.repeat(5_000)}${'"('.repeat(20_000)}` })).toBeNull();
    expect(await found({ text: 'x', titles: ['', ' ', "' OR 1=1 --", 'NEAR(a b) AND *'] })).toBeNull();
  });
});

describe('who may see what', () => {
  test.each([
    { links: ['https://radio.example/morvena'] },
    { text: 'Ferry Morvena runs aground off Skarholm' },
    { titles: ['Ferry Morvena aground off the island of Skarholm'] },
  ])('a story of others’ feeds is not found: %j', async (message) => {
    expect(await found(message, { feedIds: [2], mutedOutlets: [] })).toMatch(/^ferry by /);
    expect(await found(message)).toBeNull();
    expect(await found(message, { feedIds: [], mutedOutlets: [] })).toBeNull();
  });

  test('a link that only others’ feeds brought leads nowhere, though its story is seen', async () => {
    const again = { ...STRIKE, id: 'again', outlet: 'Coastal Radio', url: 'https://radio.example/strike' };
    await takeIn({ ...again, text: `${STRIKE.text} More on the radio.` }, 2, again.url);
    const links = [again.url];
    expect(await found({ links }, { feedIds: [1, 2], mutedOutlets: [] })).toBe('strike by link');
    expect(await found({ links })).toBeNull();
    const story = await about({ text: STRIKE.title ?? '' });
    expect(story?.story.items.map(({ item }) => item.id)).toEqual(['strike']);
  });

  test('an outlet that is left out tells nothing, but its link still leads to what others tell', async () => {
    const again = { ...STRIKE, id: 'again', outlet: 'Coastal Radio', url: 'https://radio.example/strike' };
    await takeIn({ ...again, text: `${STRIKE.text} More on the radio.` }, 1, again.url);
    const muted = { feedIds: [1], mutedOutlets: ['Coastal Radio'] };
    expect((await about({ links: [again.url] }, muted))?.story.items.map(({ item }) => item.id)).toEqual(['strike']);
    expect(
      await found({ links: [again.url] }, { feedIds: [1], mutedOutlets: ['Coastal Radio', 'Ellery Courier'] }),
    ).toBeNull();
  });
});

test('a server that does not follow the feed finds neither link nor words of its stories', async () => {
  const server = await startFeedServer('Ellery Courier', [SERVED]);
  try {
    await withFeedBot(server, async (bot) => {
      await bot.run('sources add', { url: server.feedUrl });
      const link = `${server.url}/${SERVED.slug}?utm_source=chat`;
      for (const message of [
        { text: '', links: [link], titles: [] },
        { text: SERVED.title, links: [], titles: [] },
        { text: '', links: [], titles: [SERVED.title] },
      ]) {
        expect(await bot.run(FIND_STORY, { message })).toContain(`ok: ${SERVED.title}`);
        expect(await bot.run(FIND_STORY, { message }, { tenantId: 'server-2' })).toMatch(
          /^nothing-found: Nothing in the bundled stories fits/,
        );
      }
    });
  } finally {
    await server.close();
  }
});

test('a story has a topic to follow that finds it', async () => {
  const story = await about({ text: STRIKE.title ?? '' });
  expect(story?.topic).toBe('Port Ellery');
});
