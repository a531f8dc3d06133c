import type { Kysely } from 'kysely';
import type { LastBriefings } from '../delivery/shown-briefings.ts';
import type { Engine } from './migrations.ts';
import { inRelaxedTransaction } from './relaxed-transaction.ts';
import type { Schema } from './schema.ts';
import { KEPT_DAYS } from './shown-briefings.ts';

const DAY_MS = 86_400_000;

/** Keeps which briefing each person saw last on a topic, as long as shown briefings are kept. */
export function createLastBriefings(db: Kysely<Schema>, engine: Engine): LastBriefings {
  return {
    swap: async ({ platform, userId, topic, shownId }, now) => {
      const key = { platform, user_id: userId, topic };
      const shown = { shown_id: shownId, shown_at: now.toISOString() };
      const before = await db
        .selectFrom('last_briefings')
        .select(['shown_id', 'shown_at'])
        .where('platform', '=', platform)
        .where('user_id', '=', userId)
        .where('topic', '=', topic)
        .executeTakeFirst();
      const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
      await inRelaxedTransaction(db, engine, async (transaction) => {
        await transaction
          .insertInto('last_briefings')
          .values({ ...key, ...shown })
          .onConflict((conflict) => conflict.columns(['platform', 'user_id', 'topic']).doUpdateSet(shown))
          .execute();
        await transaction.deleteFrom('last_briefings').where('shown_at', '<', oldest).execute();
      });
      return before ? { shownId: before.shown_id, shownAt: before.shown_at } : null;
    },
  };
}
