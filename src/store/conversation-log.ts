import { type Kysely, sql } from 'kysely';
import type { ConversationLog } from '../delivery/conversation-log.ts';
import type { Schema } from './schema.ts';

/** So many messages are kept: some days of a busy page, a few megabytes. */
const MOST_MESSAGES = 200;
const NEXT = sql<number>`(select coalesce(max(change), 0) + 1 from conversation)`;

/** Keeps the conversation of the local page in the database; each message that comes drops what is too old. */
export function createConversationLog(db: Kysely<Schema>): ConversationLog {
  return {
    add: async (id, body) => {
      await db
        .insertInto('conversation')
        .values({ id, body, place: NEXT, change: NEXT })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const oldest = db
        .selectFrom('conversation')
        .select('place')
        .orderBy('place', 'desc')
        .offset(MOST_MESSAGES - 1);
      await db.deleteFrom('conversation').where('place', '<', oldest.limit(1)).execute();
    },
    replace: async (id, body) => {
      const changed = await db
        .updateTable('conversation')
        .set({ body, change: NEXT })
        .where('id', '=', id)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
    find: async (id) =>
      (await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    since: (change) =>
      db.selectFrom('conversation').selectAll().where('change', '>', change).orderBy('change').execute(),
  };
}
