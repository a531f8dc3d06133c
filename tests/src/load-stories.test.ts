import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import { loadBundled } from '../../src/load-bundled.ts';
import { loadFeedsFile } from '../../src/load-feeds-file.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openOrThrow } from './delivery/rig.ts';

const NOW = new Date('2026-03-05T10:00:00Z');
const STRIKE =
  'Dockers vote to strike\n\nDock workers at Port Ellery voted by 71 percent to strike from Friday, the union said.\n';
const RAIN = 'Rain in the hills\n\nHeavy rain closed the road over the Orrin pass on Monday, the police said.\n';
const EVERYTHING = { feedIds: [], mutedOutlets: [] };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-load-'));
  store = await openOrThrow(`file:${join(folder, 'bot.db')}`);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As at a start: the archive is known again, then the folder is read. */
async function load() {
  const live = createLiveStories(store, silentLogger);
  await live.restore();
  const bundled = await loadBundled(folder, store.archive, live, NOW);
  const find = async (topic: string) => (await live.find(topic, EVERYTHING, null)).flatMap(({ items }) => items);
  return { bundled, find, live };
}

describe('the bundled stories', () => {
  test('are found, are the same after a restart, and are gone with their file', async () => {
    writeFileSync(join(folder, 'strike.txt'), STRIKE);
    writeFileSync(join(folder, 'rain.txt'), RAIN);
    expect((await load()).bundled).toEqual({ stories: 2, articles: 2, warnings: [] });
    const again = await load();
    expect(again.bundled).toMatchObject({ stories: 2, articles: 2 });
    expect(await again.find('Port Ellery')).toHaveLength(1);
    rmSync(join(folder, 'strike.txt'));
    const without = await load();
    expect(without.bundled).toMatchObject({ stories: 1, articles: 1 });
    expect(await without.find('Port Ellery')).toEqual([]);
    expect(await without.find('Orrin')).toHaveLength(1);
  });

  test('are told in their new words when their file was edited', async () => {
    writeFileSync(join(folder, 'strike.txt'), STRIKE);
    await load();
    writeFileSync(join(folder, 'strike.txt'), STRIKE.replace('71', '68'));
    const [article] = await (await load()).find('Port Ellery');
    expect(article?.item.text).toContain('68 percent');
    expect(await store.archive.count(EVERYTHING)).toBe(1);
  });

  test('name what cannot be read, and a text without a sentence', async () => {
    writeFileSync(join(folder, 'strike.txt'), STRIKE);
    writeFileSync(join(folder, 'noise.txt'), Buffer.from([0, 1, 2, 0]));
    writeFileSync(join(folder, 'empty.txt'), '\n \n');
    const { bundled } = await load();
    expect(bundled).toMatchObject({ stories: 1, articles: 1 });
    expect(bundled.warnings.join('\n')).toMatch(/noise\.txt/);
    expect(bundled.warnings.join('\n')).toMatch(/empty\.txt/);
  });

  test('a slip of the pen is forgiven, and topics are completed', async () => {
    writeFileSync(join(folder, 'strike.txt'), STRIKE);
    const { live } = await load();
    expect(await live.find('dock wrokers', EVERYTHING, null)).toEqual([]);
    expect(live.correct('dock wrokers')).toBe('dock worker');
    expect(await live.find('dock worker', EVERYTHING, null)).toHaveLength(1);
    expect(await live.complete('port', 5, EVERYTHING)).toContain('Port Ellery');
    expect(await live.find('atlantis', EVERYTHING, null)).toEqual([]);
    expect(live.correct('atlantis')).toBeNull();
  });
});

describe('FEEDS_FILE', () => {
  const opml = (...urls: string[]) =>
    `<opml version="2.0"><body>${urls.map((url) => `<outline type="rss" text="x" xmlUrl="${url}"/>`).join('')}</body></opml>`;
  const file = () => join(folder, 'feeds.opml');
  const followed = async () => (await store.feeds.followedBy(null)).map(({ address }) => address);

  test('is followed as it stands at each start', async () => {
    writeFileSync(file(), opml('https://courier.example/rss', 'https://radio.example/feed'));
    expect(await loadFeedsFile(file(), store.feeds, NOW)).toEqual([]);
    expect(await followed()).toEqual(['https://courier.example/rss', 'https://radio.example/feed']);
    writeFileSync(file(), opml('https://radio.example/feed'));
    await loadFeedsFile(file(), store.feeds, NOW);
    expect(await followed()).toEqual(['https://radio.example/feed']);
    await loadFeedsFile(undefined, store.feeds, NOW);
    expect(await followed()).toEqual([]);
  });

  test.each([
    ['is missing', null, /FEEDS_FILE can't be read/],
    ['is no list', 'hello', /FEEDS_FILE/],
    ['has no feeds', '<opml version="2.0"><body/></opml>', /FEEDS_FILE/],
  ])('that %s is one warning, and the feeds of before are followed', async (_, content, warning) => {
    writeFileSync(file(), opml('https://radio.example/feed'));
    await loadFeedsFile(file(), store.feeds, NOW);
    if (content === null) rmSync(file());
    else writeFileSync(file(), content);
    const warnings = await loadFeedsFile(file(), store.feeds, NOW);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(warning);
    expect(await followed()).toEqual(['https://radio.example/feed']);
  });
});
