import { type Kysely, sql } from 'kysely';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Following and unfollowing one at a time: they count, and they share rows of feeds. */
export function followingAlone<T>(
  db: Database,
  engine: Engine,
  act: (transaction: Database) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(714052002)`.execute(transaction);
    return await act(transaction);
  });
}
