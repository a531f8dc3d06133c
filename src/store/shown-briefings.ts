import type { Kysely } from 'kysely';
import type { ShownBriefings } from '../delivery/shown-briefings.ts';
import type { Engine } from './migrations.ts';
import { inRelaxedTransaction } from './relaxed-transaction.ts';
import type { Schema } from './schema.ts';

/** How long a shown briefing is kept after it was last shown, unless it is to be kept longer. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Keeps shown briefings in the database, once however many channels see the same; beside them, where they were shown. Each
 * keeping drops those whose time is over.
 */
export function createShownBriefings(db: Kysely<Schema>, engine: Engine): ShownBriefings {
  return {
    keep: async (id, json, { platform, tenantId, channelId }, now, days = KEPT_DAYS) => {
      const until = { kept_until: new Date(now.getTime() + days * DAY_MS).toISOString() };
      await inRelaxedTransaction(db, engine, async (transaction) => {
        await transaction
          .insertInto('shown_briefings')
          .values({ id, json, ...until })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(until).where('shown_briefings.kept_until', '<', until.kept_until),
          )
          .execute();
        await transaction
          .insertInto('shown_places')
          .values({ shown_id: id, platform, tenant_id: tenantId, channel_id: channelId, ...until })
          .onConflict((conflict) =>
            conflict
              .columns(['shown_id', 'platform', 'tenant_id', 'channel_id'])
              .doUpdateSet(until)
              .where('shown_places.kept_until', '<', until.kept_until),
          )
          .execute();
        await transaction.deleteFrom('shown_briefings').where('kept_until', '<', now.toISOString()).execute();
        await transaction.deleteFrom('shown_places').where('kept_until', '<', now.toISOString()).execute();
      });
    },
    find: async (id, { platform, tenantId, channelId }) => {
      const row = await db
        .selectFrom('shown_briefings')
        .innerJoin('shown_places', 'shown_places.shown_id', 'shown_briefings.id')
        .select('shown_briefings.json')
        .where('shown_briefings.id', '=', id)
        .where('platform', '=', platform)
        // Who is in no channel, such as in the Home of the app, is nowhere that others could be too.
        .where((is) =>
          is.or([
            is('tenant_id', '=', tenantId),
            is.and([is('channel_id', '=', channelId), is('channel_id', '!=', '')]),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row?.json ?? null;
    },
  };
}
