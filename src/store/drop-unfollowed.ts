import { type Kysely, sql } from 'kysely';
import { anyOf } from './any-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Deletes, of these feeds, those that nobody follows any more; in the transaction that ended the following. */
export async function dropUnfollowed(db: Kysely<Schema>, engine: Engine, feedIds: readonly number[]): Promise<void> {
  await db
    .deleteFrom('feeds')
    .where(anyOf(engine, sql.ref('id'), feedIds, 'integer'))
    .where(sql<boolean>`not exists (select 1 from feed_followers where feed_id = feeds.id)`)
    .execute();
}
