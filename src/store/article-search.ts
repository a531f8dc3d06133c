import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ArchiveHit, ArchiveScope } from '../articles/article-archive.ts';
import { isVisible } from './article-scope.ts';
import { matchOf } from './article-terms.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

interface HitRow {
  readonly no: number;
  readonly id: string;
  readonly story_id: string;
  readonly at: string;
  readonly score: number;
}

/** Scoring is what costs: of a term that stands everywhere, so many articles that came last are scored for each asked for. */
const SCORED_FOR_ONE = { sqlite: 2.5, postgres: 1 } as const;
const LEAST_SCORED = 250;
/** SQLite runs on the thread that answers the platforms: so many matches, the newest, are looked through for visible ones. */
const MOST_LOOKED_THROUGH = 20_000;

/** See `ArticleArchive.search`. A search without words finds nothing. */
export async function search(
  db: Kysely<Schema>,
  engine: Engine,
  groups: readonly (readonly string[])[],
  scope: ArchiveScope,
  since: Date | null,
  limit: number,
  mostLookedThrough = MOST_LOOKED_THROUGH,
): Promise<ArchiveHit[]> {
  const match = matchOf(engine, groups);
  if (match === null) return [];
  const most = Math.max(LEAST_SCORED, Math.ceil(limit * SCORED_FOR_ONE[engine]));
  const rows =
    engine === 'sqlite'
      ? await sqliteHits(db, match, scope, since, most, mostLookedThrough)
      : await byIndex(
          db,
          async (transaction) => (await postgresHits(match, scope, since, most).execute(transaction)).rows,
        );
  return rows
    .sort((a, b) => b.score - a.score || compare(b.at, a.at) || b.no - a.no)
    .slice(0, limit)
    .map(({ id, story_id: storyId, at, score }) => ({ articleId: id, storyId, score, at }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * PostgreSQL takes looking through all vectors for cheap, since it does not reckon with their unpacking, which is what
 * costs; and compiling the statement would take longer than running it.
 */
function byIndex<T>(db: Kysely<Schema>, act: (transaction: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(transaction);
    return await act(transaction);
  });
}

/** Where nobody sees any of the newest matches, an older one may yet be seen. */
async function sqliteHits(
  db: Kysely<Schema>,
  match: string,
  scope: ArchiveScope,
  since: Date | null,
  most: number,
  mostLookedThrough: number,
): Promise<HitRow[]> {
  const { rows } = await sql<{ rowid: number }>`select rowid from article_terms where article_terms match ${match}
    order by rowid desc limit 1 offset ${mostLookedThrough - 1}`.execute(db);
  const [last] = rows;
  const newest = await sqliteNewest(match, scope, since, last?.rowid ?? 0, most).execute(db);
  if (newest.rows.length > 0 || last === undefined) return newest.rows;
  return (await sqliteNewest(match, scope, since, 0, most).execute(db)).rows;
}

/** The cross join has the terms looked up first, newest first, and stops when there are enough. */
function sqliteNewest(
  match: string,
  scope: ArchiveScope,
  since: Date | null,
  oldest: number,
  most: number,
): RawBuilder<HitRow> {
  const from = since
    ? sql`and article_terms.rowid >= ${oldestSince(since)} and articles.at >= ${since.toISOString()}`
    : sql``;
  return sql<HitRow>`
    select articles.no, articles.id, articles.story_id, articles.at, -bm25(article_terms, 4.0, 1.0) as score
    from article_terms cross join articles on articles.no = article_terms.rowid
    where article_terms match ${match} and article_terms.rowid >= ${oldest} ${from}
      and ${isVisible('sqlite', scope, sql`article_terms.rowid`)}
    order by article_terms.rowid desc limit ${most}`;
}

/**
 * First all that match, which the index gives quickly; then one after the other from the newest until there are enough
 * (`offset 0` keeps the engine from looking at all of them at once); then their scores.
 */
function postgresHits(match: string, scope: ArchiveScope, since: Date | null, most: number): RawBuilder<HitRow> {
  const query = sql`cast(${match} as tsquery)`;
  const late = since ? sql`and article_no >= ${oldestSince(since)}` : sql``;
  const from = since ? sql`and articles.at >= ${since.toISOString()}` : sql``;
  return sql<HitRow>`
    with matches as materialized (select article_no from article_terms where terms @@ ${query} ${late})
    select found.no, found.id, found.story_id, found.at, scored.score
    from (
      select visible.* from (select article_no from matches order by article_no desc) as newest
      cross join lateral (
        select articles.no, articles.id, articles.story_id, articles.at from articles
        where articles.no = newest.article_no ${from} and ${isVisible('postgres', scope, sql`newest.article_no`)}
        offset 0
      ) as visible
      order by newest.article_no desc limit ${most}
    ) as found
    cross join lateral (
      select ts_rank('{0, 0, 0.25, 1}', article_terms.terms, ${query}, 1) as score
      from article_terms where article_terms.article_no = found.no offset 0
    ) as scored`;
}

/**
 * The lowest number among those so new: numbers grow as articles come, so that most of the older ones are left out. The
 * addition keeps the engine from looking for it from the oldest article on.
 */
function oldestSince(since: Date): RawBuilder<number> {
  const none = sql.raw('2147483647');
  return sql<number>`(select coalesce(min(no + 0), ${none}) from articles where at >= ${since.toISOString()})`;
}
