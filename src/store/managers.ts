import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type ManagerStore, USUAL_MANAGERS } from '../subscriptions/managers.ts';
import type { Schema } from './schema.ts';

const written = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('makers') }),
  z.object({ kind: z.literal('people'), userIds: z.array(z.string()) }),
  z.object({ kind: z.literal('everyone') }),
]);

/** Keeps in the database who may manage digests and sources. */
export function createManagerStore(db: Kysely<Schema>): ManagerStore {
  return {
    find: async (platform, tenantId) => {
      const row = await db
        .selectFrom('managers')
        .select('managers')
        .where('platform', '=', platform)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row ? written.parse(JSON.parse(row.managers)) : USUAL_MANAGERS;
    },
    set: async (platform, tenantId, managers) => {
      const json = { managers: JSON.stringify(managers) };
      await db
        .insertInto('managers')
        .values({ platform, tenant_id: tenantId, ...json })
        .onConflict((conflict) => conflict.columns(['platform', 'tenant_id']).doUpdateSet(json))
        .execute();
    },
  };
}
