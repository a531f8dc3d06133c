import type { Kysely } from 'kysely';
import type { PersonZones } from '../subscriptions/person-zones.ts';
import type { Schema } from './schema.ts';

/** Keeps people's time zones in the database. */
export function createPersonZones(db: Kysely<Schema>): PersonZones {
  return {
    find: async (platform, userId) => {
      const row = await db
        .selectFrom('person_zones')
        .select('zone')
        .where('platform', '=', platform)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.zone ?? null;
    },
    keep: async ({ platform, tenantId, userId }, zone) => {
      await db
        .insertInto('person_zones')
        .values({ platform, user_id: userId, tenant_id: tenantId, zone })
        .onConflict((conflict) => conflict.columns(['platform', 'user_id']).doUpdateSet({ tenant_id: tenantId, zone }))
        .execute();
    },
  };
}
