import type { Kysely } from 'kysely';
import { alone } from './alone.ts';
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
    await alone(transaction, engine, 'follow');
    return await act(transaction);
  });
}
