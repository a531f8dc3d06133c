import type { Kysely } from 'kysely';
import type { ToldCorrections } from '../delivery/shown-briefings.ts';
import { keyOf } from './key-of.ts';
import type { Schema } from './schema.ts';

/** Longer than any edition is looked back at. */
const KEPT_DAYS = 365;
const DAY_MS = 86_400_000;

/** Keeps in the database which corrections were told to whom. */
export function createToldCorrections(db: Kysely<Schema>): ToldCorrections {
  return {
    remember: async (reader, corrections, now) => {
      const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
      await db.deleteFrom('told_corrections').where('told_at', '<', oldest).execute();
      const fresh = new Set<string>();
      for (const correction of corrections) {
        const row = { reader: keyOf(reader), correction: keyOf(correction), told_at: now.toISOString() };
        const insert = db.insertInto('told_corrections').values(row);
        const told = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
        if (told.numInsertedOrUpdatedRows === 1n) fresh.add(correction);
      }
      return fresh;
    },
  };
}
