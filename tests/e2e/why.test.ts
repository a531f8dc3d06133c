import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainStory } from '../../src/explain-story.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import { addressKey } from '../../src/read-entry.ts';
import type { RawItem } from '../../src/sources/raw-item.ts';
import { article, DECIDED } from '../contract/articles.ts';
import { open } from '../contract/database.ts';
import { inventStream } from '../support/invented-events.ts';
import { runCommandLine } from '../support/run-bot.ts';

const QUAKE =
  'An earthquake of magnitude 6.1 shook the Belmar valley on Monday and killed at least 14 people. In Tessaly the mayor, Ines Corvo, asked for tents and water.';
const AGAIN =
  'At least 14 people died when a 6.1-magnitude earthquake struck the Belmar valley on Monday. “We need tents,” said Ines Corvo, the mayor of Tessaly.';
const SINGER =
  'The singer Mara Lindqvist has entered a clinic, her manager Tom Abel said. She cancelled eleven concerts.';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-why-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const database = () => join(folder, 'bot.db');
/** Lines are wrapped where the terminal ends, which is not what is looked at here. */
async function why(...args: string[]) {
  const run = await runCommandLine(['--why', ...args], { DATABASE_URL: `file:${database()}` });
  return { code: run.code, out: run.out.replace(/\s+/g, ' '), err: run.err.replace(/\s+/g, ' ') };
}

describe('--why, before there is a database', { timeout: 30_000 }, () => {
  const seeds = () => {
    for (const [name, text] of Object.entries({ quake: QUAKE, again: AGAIN, copied: AGAIN, singer: SINGER })) {
      writeFileSync(join(folder, `${name}.txt`), `${text}\n`);
    }
    return ['--seeds', folder];
  };

  test('a bundled article: what it joined, by what, and what it copies', async () => {
    const joined = await why('quake', ...seeds());
    expect(joined).toMatchObject({ code: 0, err: '' });
    expect(joined.out).toContain('It joined story s-again (3 articles).');
    expect(joined.out).toMatch(/Score \d+\.\d\d \(log-odds: 0 is even\); an article joins above -0\.64\./);
    expect(joined.out).toMatch(/Both have: names .*Belmar.* · numbers .*6\.1.* · words/);
    expect(joined.out).not.toContain('is a copy');
    expect((await why('copied', ...seeds())).out).toContain('Its text is a copy of that one’s');
    expect((await why('singer', ...seeds())).out).toContain('It opened story s-singer (1 article).');
  });

  test('as JSON; an id that is not there gives the nearest', async () => {
    const { out } = await why('again', '--json', ...seeds());
    expect(JSON.parse(out)).toMatchObject({
      found: true,
      article: { id: 'again' },
      story: { id: 's-again', articles: 3 },
      reason: { did: 'opened', best: null },
    });
    const unknown = await why('quaek', ...seeds());
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(/No article “quaek” in .* \(there is no database yet at .*\)\. Nearest: • quake/);
  });
});

describe('--why, in the database of a bot', { timeout: 30_000 }, () => {
  const take = async (items: readonly RawItem[]) => {
    const store = await open(`file:${database()}`);
    const live = createLiveStories(store, silentLogger);
    for (const item of items) {
      const keys = [addressKey(item.url ?? item.id)];
      await live.takeIn({ item, feedId: null, keys, excerptOnly: false }, new Date('2031-03-01T00:00:00Z'));
    }
    await store.close();
  };

  test('an address in any form finds its article; a wrong one gives the nearest of that outlet', async () => {
    await take(inventStream(12, 8, 12));
    const found = await why('http://www.outlet-1.example/8?utm_source=x#top');
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.out).toContain('Outlet 1 · 2031-03-01 08:00 · article a12-8 · https://outlet-1.example/8');
    const near = await why('https://outlet-1.example/88');
    expect(near.code).toBe(1);
    expect(near.err).toContain('https://outlet-1.example/8');
    expect(near.err).not.toContain('outlet-2');
    expect((await why('https://nowhere.example/')).err).toContain('Give an id, as --json shows it, or the address');
  });

  test('stories that became one are told with what showed it; an older decision has no reason', async () => {
    const stream = inventStream(12, 8, 60);
    await take(stream);
    const store = await open(`file:${database()}`);
    const explained = await Promise.all(stream.map(({ id }) => explainStory(store, id)));
    const merged = explained.find((one) => one.found && one.merged.length > 0);
    const id = merged?.found ? merged.article.id : '';
    expect((await why(id)).out).toMatch(/became a part of s-\S+: \S+ fitted both/);
    await store.archive.keep(article('old', { storyId: 's-old', decision: { ...DECIDED, reason: null } }));
    await store.close();
    expect((await why('old')).out).toMatch(/It is in story s-old \(1 article\)\. Why was not kept: an older version/);
  });
});
