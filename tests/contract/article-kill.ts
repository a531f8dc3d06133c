import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ArticleArchive } from '../../src/articles/article-archive.ts';
import { article, day, FEEDS, first, idsFound, second } from './articles.ts';
import { type CreateDatabase, open } from './database.ts';

/** When the process dies: at the nth statement that matches (SQLite only), or when it has done so many articles. */
export type Death =
  | { readonly sql: string; readonly nth: number; readonly when: 'before' | 'after' }
  | { readonly done: number };

/** Loaded into a process that is to die at a statement. */
export const MORTAL = pathToFileURL(join(import.meta.dirname, '../support/mortal.mjs')).href;
const SCRIPT = fileURLToPath(new URL('./keep-articles.ts', import.meta.url));

/** What keeps to every archive whose process is killed while it keeps articles. */
export function articleKillContract(createDatabase: CreateDatabase, deaths: readonly Death[]): void {
  describe('article archive: killed while keeping', () => {
    test.each(deaths)('%j: none is lost, none half-written, and it goes on', { timeout: 60_000 }, async (death) => {
      const url = await createDatabase();
      await (await open(url)).close();
      const done = await keepUntil(death, url);
      const { archive, close } = await open(url);
      const kept = await archive.recentTopics(1_000);
      expect(kept.length - done).toBeGreaterThanOrEqual(0);
      expect(kept.length - done).toBeLessThanOrEqual(1 + ('done' in death ? kept.length : 0));
      const states: string[] = [];
      for (let index = 0; index < kept.length + 2; index++) states.push(await stateOf(archive, index));
      const whole = states.filter((state) => state === 'second').length;
      expect(whole).toBeGreaterThanOrEqual(done);
      expect(states.slice(0, whole)).toEqual(Array(whole).fill('second'));
      expect(states.slice(whole).join()).toMatch(/^(first,)?none,none$/);
      expect(await archive.count(FEEDS(1))).toBe(kept.length);
      await archive.keep(article(`a${whole}`, first(whole)));
      await archive.replace(`a${whole}`, article(`a${whole}`, second(whole)), day(1));
      expect(await stateOf(archive, whole)).toBe('second');
      await close();
    });
  });
}

/** Which of its texts an article has, when everything of it says the same. */
async function stateOf(archive: ArticleArchive, index: number): Promise<string> {
  const id = `a${index}`;
  const [kept] = await archive.load([id]);
  const seen = [
    await archive.findByKeys([`key of ${id}`]),
    (await archive.ofStory(`s${index}`, FEEDS(1), 9))[0],
    (await idsFound(archive, [[`t${index}`]], FEEDS(1)))[0],
  ];
  const byFirst = await idsFound(archive, [[`first${index}`]], FEEDS(1));
  const bySecond = await idsFound(archive, [[`second${index}`], ['port']], FEEDS(1));
  const before = (await archive.versions(id)).length;
  const found = seen.filter((one) => one !== null && one !== undefined).length;
  const facts = JSON.stringify([kept?.item.text ?? null, found, byFirst.length, bySecond.length, before]);
  const states: Readonly<Record<string, string>> = {
    '[null,0,0,0,0]': 'none',
    [`["The text of ${id}.",3,1,0,0]`]: 'first',
    '["Second.",3,0,1,1]': 'second',
  };
  return states[facts] ?? facts;
}

/** Lets a process keep articles until it dies; how many it said that it had done. */
async function keepUntil(death: Death, url: string): Promise<number> {
  const imports = ['--import', 'tsx', ...('sql' in death ? ['--import', MORTAL] : [])];
  const env = { ...process.env, MORTAL: JSON.stringify({ shiftMs: 0, ...death }) };
  const child = spawn(process.execPath, [...imports, SCRIPT, url], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let done = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    done = Number(line) + 1;
    if ('done' in death && done === death.done) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  return done;
}
