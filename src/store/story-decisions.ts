import { type Kysely, sql } from 'kysely';
import type { KeptDecision } from '../articles/article-archive.ts';
import { alone } from './alone.ts';
import { anyOf, eachOf } from './any-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { readStored, type StoredBytes } from './stored-features.ts';

type Database = Kysely<Schema>;

/**
 * Lets one article after the other be kept, over all processes, so that numbers are given in the order in which articles
 * come to be seen; SQLite has one writer at a time anyway. True when this one was decided knowing all that came before.
 */
export async function isUpToDate(db: Database, engine: Engine, { after }: KeptDecision): Promise<boolean> {
  await alone(db, engine, 'decide');
  const later = await db
    .selectFrom('article_features')
    .select('article_no')
    .where('article_no', '>', after)
    .limit(1)
    .execute();
  return later.length === 0;
}

/** Keeps what was decided of an article that has just been kept. */
export async function putDecision(
  db: Database,
  engine: Engine,
  no: number,
  { features, newTerms, tellingTerms, reason }: KeptDecision,
): Promise<void> {
  const row = { article_no: no, features: Buffer.from(features), new_terms: JSON.stringify(newTerms) };
  await db.insertInto('article_features').values(row).execute();
  if (reason !== null) await db.insertInto('story_reasons').values({ article_no: no, reason }).execute();
  await sql`insert into telling_terms (term, article_no)
    select one.value, ${no} from ${eachOf(engine, tellingTerms, 'integer')}`.execute(db);
}

/**
 * Removes what was decided of articles. Their features stay for those that the written vocabulary does not count yet:
 * it would be another one after a restart.
 */
export async function removeDecisions(db: Database, engine: Engine, numbers: readonly number[]): Promise<void> {
  const { rows } = await sql<{ article_no: number; features: StoredBytes }>`
    select article_no, features from article_features
    where ${anyOf(engine, sql`article_no`, numbers, 'integer')}`.execute(db);
  for (const { article_no: no, features } of rows) {
    const terms = readStored(features)?.terms ?? [];
    await sql`delete from telling_terms
      where article_no = ${no} and ${anyOf(engine, sql`term`, [...terms], 'integer')}`.execute(db);
  }
  await sql`delete from article_features where ${anyOf(engine, sql`article_no`, numbers, 'integer')}
    and article_no <= coalesce((select max(no) from vocabularies), 0)`.execute(db);
  await sql`delete from story_reasons where ${anyOf(engine, sql`article_no`, numbers, 'integer')}`.execute(db);
}
