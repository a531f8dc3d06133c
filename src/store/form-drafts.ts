import type { Kysely } from 'kysely';
import type { FormDrafts } from '../subscriptions/form-drafts.ts';
import type { Schema } from './schema.ts';

/** How long a draft is kept after it was typed. */
const KEPT_MS = 7 * 86_400_000;

/** Keeps drafts of forms in the database for a week; each keeping drops what is older. */
export function createFormDrafts(db: Kysely<Schema>): FormDrafts {
  return {
    keep: async (id, { platform, tenantId, userId }, json, now) => {
      const keptAt = now.toISOString();
      await db
        .insertInto('form_drafts')
        .values({ id, platform, tenant_id: tenantId, user_id: userId, json, kept_at: keptAt })
        .onConflict((conflict) =>
          conflict.columns(['id', 'platform', 'tenant_id', 'user_id']).doUpdateSet({ json, kept_at: keptAt }),
        )
        .execute();
      const oldest = new Date(now.getTime() - KEPT_MS).toISOString();
      await db.deleteFrom('form_drafts').where('kept_at', '<', oldest).execute();
    },
    find: async (id, { platform, tenantId, userId }) => {
      const row = await db
        .selectFrom('form_drafts')
        .select('json')
        .where('id', '=', id)
        .where('platform', '=', platform)
        .where('tenant_id', '=', tenantId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.json ?? null;
    },
  };
}
