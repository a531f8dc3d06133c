import type { Kysely } from 'kysely';
import type { QuietHours } from '../subscriptions/quiet-hours.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Schema } from './schema.ts';

/** See `SubscriptionStore.setQuietHours`. */
export async function setQuietHours(
  db: Kysely<Schema>,
  { platform, tenantId, channelId }: Address,
  hours: QuietHours | null,
): Promise<void> {
  if (hours === null) {
    await db
      .deleteFrom('quiet_hours')
      .where('platform', '=', platform)
      .where('tenant_id', '=', tenantId)
      .where('channel_id', '=', channelId)
      .execute();
    return;
  }
  const times = { from_time: hours.from, to_time: hours.to, zone: hours.zone };
  await db
    .insertInto('quiet_hours')
    .values({ platform, tenant_id: tenantId, channel_id: channelId, ...times })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant_id', 'channel_id']).doUpdateSet(times))
    .execute();
}

/** See `SubscriptionStore.quietHours`. */
export async function quietHours(
  db: Kysely<Schema>,
  { platform, tenantId, channelId }: Address,
): Promise<QuietHours | null> {
  const row = await db
    .selectFrom('quiet_hours')
    .selectAll()
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row ? { from: row.from_time, to: row.to_time, zone: row.zone } : null;
}
