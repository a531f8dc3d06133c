import { expect, test } from 'vitest';
import { silentLogger } from '../../../src/kernel/logger.ts';
import { createArticleArchive } from '../../../src/store/article-archive.ts';
import { search } from '../../../src/store/article-search.ts';
import { migrate } from '../../../src/store/migrations.ts';
import { openSqlite } from '../../../src/store/open-sqlite.ts';
import { article, day, FEEDS } from '../../contract/articles.ts';
import { withDatabase } from '../delivery/rig.ts';

const LOOKED_THROUGH = 10;

test('of very many matches the newest are looked through, and older ones where none of those is seen', () =>
  withDatabase(async (url) => {
    const opened = await openSqlite(url.slice('file:'.length));
    if (!opened.ok) throw new Error(opened.refusal.advice);
    const { db, engine } = opened.value;
    await migrate(db, engine, day(0));
    const archive = createArticleArchive(db, engine, silentLogger);
    const feedOf = (index: number) => (index === 2 || index === 25 ? 2 : index === 3 ? 3 : 1);
    for (let index = 0; index < 30; index++) {
      await archive.keep(
        article(`a${index}`, { feedId: feedOf(index), textTerms: index % 10 ? 'port' : 'port grain' }),
      );
    }
    const found = async (word: string, feed: number) =>
      (await search(db, engine, [[word]], FEEDS(feed), null, 100, LOOKED_THROUGH))
        .map(({ articleId }) => articleId)
        .sort();
    expect(await found('port', 1)).toEqual(['a20', 'a21', 'a22', 'a23', 'a24', 'a26', 'a27', 'a28', 'a29']);
    expect(await found('port', 2)).toEqual(['a25']);
    expect(await found('port', 3)).toEqual(['a3']);
    expect(await found('port', 4)).toEqual([]);
    expect(await found('grain', 1)).toEqual(['a0', 'a10', 'a20']);
    await db.destroy();
  }));
