import { type Kysely, sql } from 'kysely';
import type { ConversationLog } from '../delivery/conversation-log.ts';
import { alone } from './alone.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** So many messages are kept: some days of a busy page; and fewer where they have large files, in characters of JSON. */
const MOST_MESSAGES = 200;
const MOST_CHARACTERS = 16_000_000;
const NEXT = sql<number>`(select coalesce(max(change), 0) + 1 from conversation)`;

/**
 * Keeps the conversation of the local page in the database; each message that comes drops what is too old. One change at a
 * time: who has seen one has seen all with smaller numbers.
 */
export function createConversationLog(db: Database, engine: Engine): ConversationLog {
  const changing = <T>(act: (transaction: Database) => Promise<T>) =>
    db.transaction().execute(async (transaction) => {
      await alone(transaction, engine, 'converse');
      return await act(transaction);
    });
  return {
    add: (id, body) =>
      changing(async (transaction) => {
        await transaction
          .insertInto('conversation')
          .values({ id, body, place: NEXT, change: NEXT })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
        await dropOld(transaction);
      }),
    replace: (id, body) =>
      changing(async (transaction) => {
        const changed = await transaction
          .updateTable('conversation')
          .set({ body, change: NEXT })
          .where('id', '=', id)
          .executeTakeFirst();
        return changed.numUpdatedRows > 0n;
      }),
    find: async (id) =>
      (await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    since: (change) =>
      db.selectFrom('conversation').selectAll().where('change', '>', change).orderBy('change').execute(),
  };
}

/** The newest always stays. */
async function dropOld(db: Database): Promise<void> {
  const rows = await db
    .selectFrom('conversation')
    .select(['place', sql<number>`length(body)`.as('size')])
    .orderBy('place', 'desc')
    .execute();
  let size = 0;
  const firstTooOld = rows.findIndex((row, index) => {
    size += Number(row.size);
    return index > 0 && (index >= MOST_MESSAGES || size > MOST_CHARACTERS);
  });
  const newest = rows[firstTooOld];
  if (newest) await db.deleteFrom('conversation').where('place', '<=', newest.place).execute();
}
