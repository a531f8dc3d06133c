import type { Kysely } from 'kysely';
import type { Shares } from '../delivery/shares.ts';
import type { Schema } from './schema.ts';

/** Keeps in the database what was shared. */
export function createShares(db: Kysely<Schema>): Shares {
  return {
    claim: async ({ platform, tenantId, channelId }, shared, until, now) => {
      await db.deleteFrom('shares').where('kept_until', '<', now.toISOString()).execute();
      const claimed = await db
        .insertInto('shares')
        .values({ platform, tenant_id: tenantId, channel_id: channelId, shared, kept_until: until.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (claimed.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    release: async ({ platform, tenantId, channelId }, shared) => {
      await db
        .deleteFrom('shares')
        .where('platform', '=', platform)
        .where('tenant_id', '=', tenantId)
        .where('channel_id', '=', channelId)
        .where('shared', '=', shared)
        .execute();
    },
  };
}
