import { type Kysely, sql } from 'kysely';
import type { StoryMerge } from '../articles/article-archive.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Articles that get their new story in one transaction. */
const AT_ONCE = 500;

/**
 * Gives up one of two stories: its id is an alias from now on, and its articles get the other's, as many as one transaction
 * should change. Part of the transaction that keeps the article for which the two became one.
 */
export async function mergeStories(db: Database, { from, into, reason }: StoryMerge, now: string): Promise<void> {
  await db.updateTable('story_aliases').set({ story_id: into }).where('story_id', '=', from).execute();
  await db
    .insertInto('story_aliases')
    .values({ alias: from, story_id: into, reason, merged_at: now, unfinished: 1 })
    .onConflict((conflict) =>
      conflict.column('alias').doUpdateSet({ story_id: into, reason, merged_at: now, unfinished: 1 }),
    )
    .execute();
  await moveSome(db, from, into);
}

/** See `StoryArchive.finishMerges`: in transactions of their own, any of which may be the last one before a crash. */
export async function finishMerges(db: Database): Promise<void> {
  for (;;) {
    const next = await unfinished(db);
    if (!next) return;
    await db.transaction().execute((transaction) => moveSome(transaction, next.alias, next.story_id));
  }
}

/** See `StoryArchive.aliases`. */
export async function aliases(db: Database, storyId: string) {
  const rows = await db
    .selectFrom('story_aliases')
    .select(['alias', 'story_id', 'reason', 'merged_at'])
    .where('story_id', '=', storyId)
    .orderBy('merged_at')
    .orderBy('alias')
    .execute();
  return rows.map((row) => ({ alias: row.alias, storyId: row.story_id, reason: row.reason, mergedAt: row.merged_at }));
}

async function unfinished(db: Database) {
  return await db
    .selectFrom('story_aliases')
    .select(['alias', 'story_id'])
    .where('unfinished', '=', 1)
    .orderBy('alias')
    .limit(1)
    .executeTakeFirst();
}

async function moveSome(db: Database, from: string, into: string): Promise<void> {
  const moved = await sql`update articles set story_id = ${into}
    where no in (select no from articles where story_id = ${from} order by no limit ${AT_ONCE})`.execute(db);
  if (Number(moved.numAffectedRows ?? 0) === AT_ONCE) return;
  await db.updateTable('story_aliases').set({ unfinished: 0 }).where('alias', '=', from).execute();
}
