import { type Kysely, sql } from 'kysely';
import type { NewArticle } from '../articles/article-archive.ts';
import { publicationTime } from '../articles/publication-time.ts';
import { lock } from './article-locks.ts';
import { BUNDLED } from './article-scope.ts';
import { putTerms, removeTerms } from './article-terms.ts';
import { keyOf } from './key-of.ts';
import type { Engine } from './migrations.ts';
import { inRelaxedTransaction } from './relaxed-transaction.ts';
import type { Schema } from './schema.ts';
import { storableText } from './storable-text.ts';

type Database = Kysely<Schema>;

/** See `ArticleArchive.keep`. */
export async function keep(db: Database, engine: Engine, article: NewArticle): Promise<'kept' | 'known'> {
  return await inRelaxedTransaction(db, engine, async (transaction) => {
    for (;;) {
      const made = await transaction
        .insertInto('articles')
        .values(newRow(article))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('no')
        .executeTakeFirst();
      const no = made?.no ?? (await lock(transaction, engine, article.item.id));
      // Another process may have forgotten it in between; then it is new again.
      if (no === null) continue;
      if (made) {
        const text = { article_no: no, item: JSON.stringify(article.item), topics: article.topics };
        await transaction.insertInto('article_texts').values(text).execute();
        await putTerms(transaction, engine, no, article);
      }
      await link(transaction, no, article);
      return made ? 'kept' : 'known';
    }
  });
}

/** See `ArticleArchive.replace`. */
export async function replace(
  db: Database,
  engine: Engine,
  articleId: string,
  article: NewArticle,
  now: Date,
): Promise<void> {
  await inRelaxedTransaction(db, engine, async (transaction) => {
    const no = await lock(transaction, engine, articleId);
    if (no === null) return;
    await sql`insert into article_versions (article_no, item, replaced_at, excerpt_only)
      select no, item, ${now.toISOString()}, excerpt_only
      from articles join article_texts on article_no = no where no = ${no}`.execute(transaction);
    const item = JSON.stringify({ ...article.item, id: articleId });
    await transaction.updateTable('article_texts').set({ item }).where('article_no', '=', no).execute();
    await transaction.updateTable('articles').set(changedRow(article)).where('no', '=', no).execute();
    await removeTerms(transaction, engine, [no]);
    await putTerms(transaction, engine, no, article);
    await link(transaction, no, article);
  });
}

function newRow(article: NewArticle) {
  const { firstSeenAt, item } = article;
  const at = instantOf(item.publishedAt) ?? firstSeenAt;
  return { ...rowOf(article), id: item.id, at, first_seen_at: firstSeenAt };
}

/** It stays first seen when it was. */
function changedRow(article: NewArticle) {
  return { ...rowOf(article), at: instantOf(article.item.publishedAt) ?? sql<string>`first_seen_at` };
}

function rowOf({ item, storyId, excerptOnly }: NewArticle) {
  const outlet = item.outlet === undefined ? null : storableText(item.outlet);
  return { story_id: storyId, outlet, excerpt_only: excerptOnly ? 1 : 0 };
}

/** As it is stored; null for no date, and for one whose year would not sort as text. */
function instantOf(published: string | undefined): string | null {
  const time = publicationTime(published ?? null);
  const instant = time === null ? null : new Date(time).toISOString();
  return instant !== null && /^\d{4}-/.test(instant) ? instant : null;
}

/** Keys in one order everywhere, so that two transactions never wait for each other. */
async function link(db: Database, no: number, { keys, feedId }: NewArticle): Promise<void> {
  const rows = [...new Set(keys.map(keyOf))].sort().map((key) => ({ key, article_no: no }));
  if (rows.length > 0) {
    const insert = db.insertInto('article_keys').values(rows);
    await insert.onConflict((conflict) => conflict.column('key').doNothing()).execute();
  }
  await db
    .insertInto('article_feeds')
    .values({ feed_id: feedId ?? BUNDLED, article_no: no })
    .onConflict((conflict) => conflict.columns(['feed_id', 'article_no']).doNothing())
    .execute();
}
