import type { Kysely } from 'kysely';
import type { MutedIn } from '../sources/feed-store.ts';
import { keyOf } from './key-of.ts';
import type { Schema } from './schema.ts';
import { storableText } from './storable-text.ts';

type Database = Kysely<Schema>;

/** See `FeedStore.mute`. */
export async function mute(db: Database, channel: MutedIn, outlet: string): Promise<boolean> {
  const added = await db
    .insertInto('muted_outlets')
    .values({ ...rowOf(channel), outlet_key: keyOf(outlet), outlet: storableText(outlet) })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant_id', 'channel_id', 'outlet_key']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** See `FeedStore.unmute`. */
export async function unmute(db: Database, channel: MutedIn, outlet: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('muted_outlets')
    .where('platform', '=', channel.platform)
    .where('tenant_id', '=', channel.tenantId)
    .where('channel_id', '=', channel.channelId)
    .where('outlet_key', '=', keyOf(outlet))
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** See `FeedStore.muted`; sorted. */
export async function muted(db: Database, channel: MutedIn): Promise<string[]> {
  const rows = await db
    .selectFrom('muted_outlets')
    .select('outlet')
    .where('platform', '=', channel.platform)
    .where('tenant_id', '=', channel.tenantId)
    .where('channel_id', '=', channel.channelId)
    .execute();
  return rows.map(({ outlet }) => outlet).sort();
}

function rowOf({ platform, tenantId, channelId }: MutedIn) {
  return { platform, tenant_id: tenantId, channel_id: channelId };
}
