import { type Kysely, sql } from 'kysely';
import type { KeepOutcome, NewArticle } from '../articles/article-archive.ts';
import { publicationTime } from '../articles/publication-time.ts';
import { lock } from './article-locks.ts';
import { BUNDLED } from './article-scope.ts';
import { putTerms, removeTerms } from './article-terms.ts';
import { keyOf } from './key-of.ts';
import type { Engine } from './migrations.ts';
import { inRelaxedTransaction } from './relaxed-transaction.ts';
import type { Schema } from './schema.ts';
import { storableText } from './storable-text.ts';
import { isUpToDate, putDecision } from './story-decisions.ts';
import { mergeStories } from './story-merging.ts';

type Database = Kysely<Schema>;
type ChangedArticle = Omit<NewArticle, 'decision'>;
type Links = Pick<NewArticle, 'feedId' | 'keys'>;

/** See `ArticleArchive.keep`. */
export async function keep(db: Database, engine: Engine, article: NewArticle): Promise<KeepOutcome> {
  return await inRelaxedTransaction(db, engine, async (transaction): Promise<KeepOutcome> => {
    if (!(await isUpToDate(transaction, engine, article.decision))) return { kind: 'stale' };
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
        await putDecision(transaction, engine, no, article.decision);
        await settleStories(transaction, article);
      }
      await link(transaction, no, article);
      return made ? { kind: 'kept', no } : { kind: 'known' };
    }
  });
}

/** See `ArticleArchive.link`. */
export async function linkTo(db: Database, engine: Engine, articleId: string, links: Links): Promise<boolean> {
  return await inRelaxedTransaction(db, engine, async (transaction) => {
    const no = await lock(transaction, engine, articleId);
    return no !== null && (await link(transaction, no, links));
  });
}

/** See `ArticleArchive.replace`. */
export async function replace(
  db: Database,
  engine: Engine,
  articleId: string,
  article: ChangedArticle,
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

/** An article that was forgotten and came again may open a story under an id that was given up. */
async function settleStories(db: Database, { storyId, firstSeenAt, decision: { merge } }: NewArticle): Promise<void> {
  if (merge) await mergeStories(db, merge, firstSeenAt);
  else await db.deleteFrom('story_aliases').where('alias', '=', storyId).execute();
}

function newRow(article: NewArticle) {
  const { firstSeenAt, item, storyId } = article;
  const at = instantOf(item.publishedAt) ?? firstSeenAt;
  return { ...rowOf(article), id: item.id, story_id: storyId, at, first_seen_at: firstSeenAt };
}

/** It stays first seen when it was, and in its story. */
function changedRow(article: ChangedArticle) {
  return { ...rowOf(article), at: instantOf(article.item.publishedAt) ?? sql<string>`first_seen_at` };
}

function rowOf({ item, excerptOnly }: ChangedArticle) {
  const outlet = item.outlet === undefined ? null : storableText(item.outlet);
  return { outlet, excerpt_only: excerptOnly ? 1 : 0 };
}

/** As it is stored; null for no date, and for one whose year would not sort as text. */
function instantOf(published: string | undefined): string | null {
  const time = publicationTime(published ?? null);
  const instant = time === null ? null : new Date(time).toISOString();
  return instant !== null && /^\d{4}-/.test(instant) ? instant : null;
}

/** Keys in one order everywhere, so that two transactions never wait for each other; whether the feed is a further one. */
async function link(db: Database, no: number, { keys, feedId }: Links): Promise<boolean> {
  const rows = [...new Set(keys.map(keyOf))].sort().map((key) => ({ key, article_no: no }));
  if (rows.length > 0) {
    const insert = db.insertInto('article_keys').values(rows);
    await insert.onConflict((conflict) => conflict.column('key').doNothing()).execute();
  }
  const linked = await db
    .insertInto('article_feeds')
    .values({ feed_id: feedId ?? BUNDLED, article_no: no })
    .onConflict((conflict) => conflict.columns(['feed_id', 'article_no']).doNothing())
    .executeTakeFirst();
  return (linked.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
