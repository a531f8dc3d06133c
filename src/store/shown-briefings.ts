import type { Kysely } from 'kysely';
import type { ShownBriefings } from '../delivery/shown-briefings.ts';
import type { Schema } from './schema.ts';

/** How long a shown briefing is kept after it was last shown. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Keeps shown briefings in the database for `KEPT_DAYS`; each keeping drops what is older. */
export function createShownBriefings(db: Kysely<Schema>): ShownBriefings {
  return {
    keep: async (id, json, now) => {
      const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
      const keptAt = now.toISOString();
      await db
        .insertInto('shown_briefings')
        .values({ id, json, kept_at: keptAt })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ kept_at: keptAt }))
        .execute();
      await db.deleteFrom('shown_briefings').where('kept_at', '<', oldest).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('shown_briefings').select('json').where('id', '=', id).executeTakeFirst();
      return row?.json ?? null;
    },
  };
}
