import { describe, expect, test } from 'vitest';
import type { ArticleArchive } from '../../src/articles/article-archive.ts';
import { type Death, doUntil, type StoreCall } from '../support/doomed-calls.ts';
import { article, day, FEEDS, first, idsFound, second } from './articles.ts';
import { type CreateDatabase, open } from './database.ts';

/** Articles that are kept, each of which has another text put in its place at once. */
const CALLS = Array.from({ length: 500 }, (_, index): StoreCall[] => [
  ['archive', 'keep', article(`a${index}`, first(index))],
  ['archive', 'replace', `a${index}`, article(`a${index}`, second(index)), day(1)],
]).flat();

/** What keeps to every archive whose process is killed while it keeps articles. */
export function articleKillContract(createDatabase: CreateDatabase, deaths: readonly Death[]): void {
  describe('article archive: killed while keeping', () => {
    test.each(deaths)('%j: none is lost, none half-written, and it goes on', { timeout: 60_000 }, async (death) => {
      const url = await createDatabase();
      await (await open(url)).close();
      const { done: calls, signal } = await doUntil('done' in death ? { done: 2 * death.done } : death, url, CALLS);
      expect(signal).toBe('SIGKILL');
      const done = Math.floor(calls / 2);
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
