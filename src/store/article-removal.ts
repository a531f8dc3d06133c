import { type Kysely, sql } from 'kysely';
import { anyOf } from './any-of.ts';
import { forUpdate } from './article-locks.ts';
import { BUNDLED } from './article-scope.ts';
import { removeTerms } from './article-terms.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { removeDecisions } from './story-decisions.ts';

type Database = Kysely<Schema>;

/** See `ArticleArchive.forget`; what another process is about to hold or to remove is left to it. */
export async function forget(db: Database, engine: Engine, before: Date, limit: number): Promise<number> {
  return await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ no: number }>`select articles.no from articles
      where articles.held = 0 and articles.first_seen_at < ${before.toISOString()}
        and not exists (select 1 from article_feeds where article_no = articles.no and feed_id = ${BUNDLED})
      order by articles.first_seen_at, articles.no limit ${limit} ${forUpdate(engine, 'skip locked')}`.execute(
      transaction,
    );
    const numbers = rows.map(({ no }) => no);
    await remove(transaction, engine, numbers);
    return numbers.length;
  });
}

/** See `ArticleArchive.retainBundled`; one that a feed brought too is no longer bundled, and stays. */
export async function retainBundled(db: Database, engine: Engine, ids: readonly string[]): Promise<number> {
  return await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ no: number }>`select articles.no
      from article_feeds join articles on articles.no = article_feeds.article_no
      where article_feeds.feed_id = ${BUNDLED} and not ${anyOf(engine, sql`articles.id`, ids, 'text')}
      order by articles.no ${forUpdate(engine)}`.execute(transaction);
    const numbers = rows.map(({ no }) => no);
    await transaction
      .deleteFrom('article_feeds')
      .where('feed_id', '=', BUNDLED)
      .where(anyOf(engine, sql`article_no`, numbers, 'integer'))
      .execute();
    const followed = await transaction
      .selectFrom('article_feeds')
      .select('article_no')
      .where(anyOf(engine, sql`article_no`, numbers, 'integer'))
      .execute();
    const staying = new Set(followed.map((row) => row.article_no));
    await remove(
      transaction,
      engine,
      numbers.filter((no) => !staying.has(no)),
    );
    return numbers.length;
  });
}

/** Everything of these articles. */
async function remove(db: Database, engine: Engine, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await removeTerms(db, engine, numbers);
  await removeDecisions(db, engine, numbers);
  for (const table of [
    'article_texts',
    'article_versions',
    'article_keys',
    'article_feeds',
    'cited_articles',
  ] as const) {
    await db
      .deleteFrom(table)
      .where(anyOf(engine, sql`article_no`, numbers, 'integer'))
      .execute();
  }
  await db
    .deleteFrom('articles')
    .where(anyOf(engine, sql`no`, numbers, 'integer'))
    .execute();
}
