import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Does work in one transaction that is not waited for until it is on the disk. A killed process loses nothing of it; a power
 * cut may undo it, whole and never later work alone. For what would only be made again: syncing costs more than the work, and
 * with SQLite it stops the whole thread.
 */
export async function inRelaxedTransaction<T>(
  db: Kysely<Schema>,
  engine: Engine,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  if (engine === 'postgres') {
    return await db.transaction().execute(async (transaction) => {
      await sql`set local synchronous_commit = off`.execute(transaction);
      return await work(transaction);
    });
  }
  return await db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
