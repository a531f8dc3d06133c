import { type Kysely, sql } from 'kysely';
import type { ArchiveScope, ArticleVersion, KeptArticle } from '../articles/article-archive.ts';
import type { Logger } from '../kernel/logger.ts';
import { anyOf } from './any-of.ts';
import { type ArticleRow, readItem, readKept } from './article-rows.ts';
import { feedsOf, isFollowed, isMuted, isVisible } from './article-scope.ts';
import { keyOf } from './key-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

const KEPT = sql`articles.id, articles.story_id, articles.first_seen_at, articles.excerpt_only, article_texts.item`;
const ARTICLES = sql`articles join article_texts on article_texts.article_no = articles.no`;

/** See `ArticleArchive.findByKeys`. */
export async function findByKeys(
  db: Database,
  engine: Engine,
  keys: readonly string[],
  scope?: ArchiveScope,
): Promise<{ readonly articleId: string; readonly storyId: string } | null> {
  const hashes = keys.map(keyOf);
  const seen = scope ? sql`and ${isVisible(engine, scope, sql`articles.no`)}` : sql``;
  const { rows } = await sql<{ key: string; id: string; story_id: string }>`
    select article_keys.key, articles.id, articles.story_id
    from article_keys join articles on articles.no = article_keys.article_no
    where ${anyOf(engine, sql`article_keys.key`, hashes, 'text')} ${seen}`.execute(db);
  const found = new Map(rows.map((row) => [row.key, row]));
  const first = hashes.find((hash) => found.has(hash));
  const row = first === undefined ? undefined : found.get(first);
  return row ? { articleId: row.id, storyId: row.story_id } : null;
}

/** See `ArticleArchive.load`; an article whose row makes no sense is named in the log and left out. */
export async function load(
  db: Database,
  engine: Engine,
  logger: Logger,
  ids: readonly string[],
): Promise<KeptArticle[]> {
  const { rows } = await sql<ArticleRow>`select ${KEPT} from ${ARTICLES}
    where ${anyOf(engine, sql`articles.id`, ids, 'text')}`.execute(db);
  const found = new Map(rows.map((row) => [row.id, readKept(row, logger)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** See `ArticleArchive.versions`. */
export async function versions(db: Database, logger: Logger, articleId: string): Promise<ArticleVersion[]> {
  const { rows } = await sql<{ item: string; replaced_at: string; excerpt_only: number }>`
    select article_versions.item, article_versions.replaced_at, article_versions.excerpt_only
    from articles join article_versions on article_versions.article_no = articles.no
    where articles.id = ${articleId} order by article_versions.id desc`.execute(db);
  return rows.flatMap((row) => {
    const item = readItem(articleId, row.item, logger);
    return item ? [{ item, replacedAt: row.replaced_at, excerptOnly: row.excerpt_only !== 0 }] : [];
  });
}

/** See `ArticleArchive.editedSince`. */
export async function editedSince(
  db: Database,
  engine: Engine,
  ids: readonly string[],
  since: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select articles.id from articles
    where ${anyOf(engine, sql`articles.id`, ids, 'text')} and exists (select 1 from article_versions
      where article_versions.article_no = articles.no and article_versions.replaced_at > ${since.toISOString()})
    order by articles.no`.execute(db);
  return rows.map(({ id }) => id);
}

/** See `ArticleArchive.ofStory`. */
export async function ofStory(
  db: Database,
  engine: Engine,
  logger: Logger,
  storyId: string,
  scope: ArchiveScope,
  limit: number,
): Promise<KeptArticle[]> {
  const { rows } = await sql<ArticleRow>`select ${KEPT} from ${ARTICLES}
    where articles.story_id = coalesce((select story_id from story_aliases where alias = ${storyId}), ${storyId})
      and ${isVisible(engine, scope, sql`articles.no`)}
    order by articles.at desc, articles.no desc limit ${limit}`.execute(db);
  return rows.reverse().flatMap((row) => readKept(row, logger) ?? []);
}

/** See `ArticleArchive.count`: those of the feeds, each once, less those of muted outlets. */
export async function count(db: Database, engine: Engine, scope: ArchiveScope): Promise<number> {
  const { rows } = await sql<{ seen: number | string; muted: number | string }>`select
    (select count(distinct article_no) from article_feeds
      where ${anyOf(engine, sql`feed_id`, feedsOf(scope), 'integer')}) as seen,
    (select count(*) from articles
      where ${isMuted(engine, scope)} and ${isFollowed(engine, scope, sql`articles.no`)}) as muted`.execute(db);
  return Number(rows[0]?.seen ?? 0) - Number(rows[0]?.muted ?? 0);
}
