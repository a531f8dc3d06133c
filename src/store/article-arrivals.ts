import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ArrivedArticle } from '../articles/article-archive.ts';
import { BUNDLED } from './article-scope.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

interface ArrivedRow extends Pick<ArrivedArticle, 'no' | 'at' | 'outlet' | 'topics'> {
  readonly id: string;
  readonly feeds: string | null;
}

/** See `ArticleArchive.recentTopics`. */
export async function recentTopics(db: Database, engine: Engine, limit: number): Promise<ArrivedArticle[]> {
  const { rows } = await sql<ArrivedRow>`${selectArrived(engine)}
    order by articles.at desc, articles.no desc limit ${limit}`.execute(db);
  return rows.reverse().map(arrived);
}

/** See `ArticleArchive.lastNumber`. */
export async function lastNumber(db: Database): Promise<number> {
  const { rows } = await sql<{ no: number | null }>`select max(no) as no from articles`.execute(db);
  return rows[0]?.no ?? 0;
}

/** See `ArticleArchive.arrivedAfter`. */
export async function arrivedAfter(db: Database, engine: Engine, no: number, limit: number): Promise<ArrivedArticle[]> {
  const { rows } = await sql<ArrivedRow>`${selectArrived(engine)}
    where articles.no > ${no} order by articles.no limit ${limit}`.execute(db);
  return rows.map(arrived);
}

function selectArrived(engine: Engine): RawBuilder<unknown> {
  const list = sql.raw(engine === 'sqlite' ? 'json_group_array' : 'json_agg');
  return sql`select articles.no, articles.id, articles.at, articles.outlet, article_texts.topics,
      (select cast(${list}(feed_id) as text) from article_feeds where article_no = articles.no) as feeds
    from articles join article_texts on article_texts.article_no = articles.no`;
}

function arrived({ id, feeds, ...row }: ArrivedRow): ArrivedArticle {
  const feedIds = (JSON.parse(feeds ?? '[]') as number[]).map((feedId) => (feedId === BUNDLED ? null : feedId));
  return { ...row, articleId: id, feedIds };
}
