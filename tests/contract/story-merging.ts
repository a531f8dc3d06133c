import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { type Death, doUntil } from '../support/doomed-calls.ts';
import { article, DECIDED, NOBODY } from './articles.ts';
import { type CreateDatabase, open } from './database.ts';

type RunSql = (url: string, sql: string) => Promise<void>;

/** More than one transaction moves. */
const MOVED = 1_200;
const FILL = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${MOVED})
  insert into articles (id, story_id, at, first_seen_at, excerpt_only)
  select 'lost-' || i, 's-lost', '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', 0 from n;
  insert into article_feeds (feed_id, article_no) select 0, no from articles;
  insert into article_texts (article_no, item, topics)
  select no, '{"id":"' || id || '","text":"x","format":"text"}', '[]' from articles`;
const MERGE = { from: 's-lost', into: 's-kept', reason: '{"why":"both are one"}' };

/** What two stories that become one keep to, whenever the process ends (the deaths are SQLite's only). */
export function storyMergingContract(createDatabase: CreateDatabase, runSql: RunSql, deaths: readonly Death[]): void {
  describe('story merging', () => {
    test('all articles get the surviving story, in several transactions; the other id leads to it', async () => {
      const url = await createDatabase();
      const store = await open(url);
      await runSql(url, FILL);
      await store.archive.keep(article('first', { storyId: 's-kept' }));
      await store.archive.keep(article('both', { storyId: 's-kept', decision: { ...DECIDED, merge: MERGE } }));
      expect(await countOf(store, 's-kept')).toBe(502);
      await store.storyArchive.finishMerges();
      expect(await countOf(store, 's-kept')).toBe(MOVED + 2);
      expect(await store.storyArchive.aliases('s-kept')).toMatchObject([{ alias: 's-lost', reason: MERGE.reason }]);
      expect(await countOf(store, 's-lost')).toBe(MOVED + 2);
      await store.close();
    });

    test('a story that was merged and merges again takes its aliases along; an id that is opened anew is none any more', async () => {
      const store = await open(await createDatabase());
      const { archive, storyArchive } = store;
      const merged = (id: string, from: string, into: string) =>
        article(id, { storyId: into, decision: { ...DECIDED, merge: { ...MERGE, from, into } } });
      for (const id of ['a', 'b', 'c']) await archive.keep(article(id, { storyId: `s-${id}` }));
      await archive.keep(merged('bc', 's-c', 's-b'));
      await archive.keep(merged('abc', 's-b', 's-a'));
      expect((await storyArchive.aliases('s-a')).map(({ alias }) => alias).sort()).toEqual(['s-b', 's-c']);
      expect(await archive.ofStory('s-c', NOBODY, 9)).toHaveLength(5);
      await archive.replace('c', article('c', { storyId: 's-c' }), new Date());
      expect(await archive.ofStory('s-c', NOBODY, 9)).toHaveLength(5);
      await archive.keep(article('anew', { storyId: 's-c' }));
      expect((await archive.ofStory('s-c', NOBODY, 9)).map(({ item }) => item.id)).toEqual(['anew']);
      await store.close();
    });

    test.runIf(deaths.length > 0).each(deaths)(
      'killed (%j), it is made to the end afterwards, or was never begun',
      {
        timeout: 30_000,
      },
      async (death) => {
        const url = await createDatabase();
        await (await open(url)).close();
        await runSql(url, FILL);
        const both = article('both', { storyId: 's-kept', decision: { ...DECIDED, merge: MERGE } });
        const calls = [['archive', 'keep', both] as const, ['storyArchive', 'finishMerges'] as const];
        expect(await doUntil(death, url, calls)).toMatchObject({ signal: 'SIGKILL' });
        const store = await open(url);
        const begun = (await store.storyArchive.aliases('s-kept')).length > 0;
        expect((await store.archive.load(['both'])).length > 0).toBe(begun);
        await store.storyArchive.finishMerges();
        expect(await countOf(store, begun ? 's-kept' : 's-lost')).toBe(begun ? MOVED + 1 : MOVED);
        await store.close();
      },
    );
  });
}

async function countOf({ archive }: Store, storyId: string): Promise<number> {
  return (await archive.ofStory(storyId, NOBODY, 2 * MOVED)).length;
}
