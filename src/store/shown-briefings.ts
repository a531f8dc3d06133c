import type { Kysely } from 'kysely';
import type { ShownBriefings } from '../delivery/shown-briefings.ts';
import type { Engine } from './migrations.ts';
import { inRelaxedTransaction } from './relaxed-transaction.ts';
import type { Schema } from './schema.ts';

/** How long a shown briefing is kept after it was last shown, unless it is to be kept longer. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Keeps shown briefings in the database; each keeping drops those whose time is over. */
export function createShownBriefings(db: Kysely<Schema>, engine: Engine): ShownBriefings {
  return {
    keep: async (id, json, now, days = KEPT_DAYS) => {
      const keptUntil = new Date(now.getTime() + days * DAY_MS).toISOString();
      await inRelaxedTransaction(db, engine, async (transaction) => {
        await transaction
          .insertInto('shown_briefings')
          .values({ id, json, kept_until: keptUntil })
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet({ kept_until: keptUntil })
              .where('shown_briefings.kept_until', '<', keptUntil),
          )
          .execute();
        await transaction.deleteFrom('shown_briefings').where('kept_until', '<', now.toISOString()).execute();
      });
    },
    find: async (id) => {
      const row = await db.selectFrom('shown_briefings').select('json').where('id', '=', id).executeTakeFirst();
      return row?.json ?? null;
    },
  };
}
