import { type Kysely, sql } from 'kysely';
import type { KeepOutcome, KeptDecision } from '../articles/article-archive.ts';
import type { Logger } from '../kernel/logger.ts';
import type { CountedArticle, StoryArchive } from '../stories/story-archive.ts';
import { termNumber } from '../stories/term-number.ts';
import { lock } from './article-locks.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { readStored } from './stored-features.ts';
import { createCandidateFinder } from './story-candidates.ts';
import { isUpToDate, putDecision } from './story-decisions.ts';
import { aliases, finishMerges } from './story-merging.ts';

type Database = Kysely<Schema>;

/** Keeps what is decided of articles in the database; see `docs/adr/0009-story-memory.md`. */
export function createStoryArchive(db: Database, engine: Engine, logger: Logger): StoryArchive {
  return {
    candidates: createCandidateFinder(db, engine, logger),
    since: (no, limit) => since(db, no, limit),
    undecided: (limit) => undecided(db, limit),
    remember: (articleId, decision) => remember(db, engine, articleId, decision),
    vocabulary: () => vocabulary(db),
    keepVocabulary: (no, written) => keepVocabulary(db, no, written),
    finishMerges: () => finishMerges(db),
    aliases: (storyId) => aliases(db, storyId),
    reasonOf: (articleId) => reasonOf(db, articleId),
  };
}

async function since(db: Database, no: number, limit: number): Promise<CountedArticle[]> {
  const rows = await db
    .selectFrom('article_features')
    .select(['article_no', 'features', 'new_terms'])
    .where('article_no', '>', no)
    .orderBy('article_no')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const fresh = new Map(readTerms(row.new_terms).map((term) => [termNumber(term), term]));
    const numbers = readStored(row.features)?.terms ?? [];
    return { no: row.article_no, terms: new Map(Array.from(numbers, (number) => [number, fresh.get(number) ?? ''])) };
  });
}

function readTerms(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String) : [];
}

async function undecided(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from articles
    where no > coalesce((select max(article_no) from article_features), 0) order by no desc limit ${limit}`.execute(db);
  return rows.reverse().map(({ id }) => id);
}

async function remember(db: Database, engine: Engine, articleId: string, decision: KeptDecision): Promise<KeepOutcome> {
  return await db.transaction().execute(async (transaction): Promise<KeepOutcome> => {
    const upToDate = await isUpToDate(transaction, engine, decision);
    const no = await lock(transaction, engine, articleId);
    if (no === null || no <= decision.after) return { kind: 'known' };
    if (!upToDate) return { kind: 'stale' };
    await putDecision(transaction, engine, no, decision);
    return { kind: 'kept', no };
  });
}

async function vocabulary(db: Database) {
  const row = await db.selectFrom('vocabularies').selectAll().orderBy('no', 'desc').limit(1).executeTakeFirst();
  return row ? { no: row.no, written: row.written } : null;
}

async function keepVocabulary(db: Database, no: number, written: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const before = await vocabulary(transaction);
    if (before && before.no >= no) return;
    const row = { no, written };
    await transaction
      .insertInto('vocabularies')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction.deleteFrom('vocabularies').where('no', '<', no).execute();
    await sql`delete from article_features where article_no > ${before?.no ?? 0} and article_no <= ${no}
      and not exists (select 1 from articles where articles.no = article_features.article_no)`.execute(transaction);
  });
}

async function reasonOf(db: Database, articleId: string): Promise<string | null> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('story_reasons', 'story_reasons.article_no', 'articles.no')
    .select('story_reasons.reason')
    .where('articles.id', '=', articleId)
    .executeTakeFirst();
  return row?.reason ?? null;
}
