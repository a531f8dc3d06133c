import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { NewSubscription, Subscription, SubscriptionStore } from '../subscriptions/subscription.ts';
import type { Schema } from './schema.ts';

/** How many subscriptions a server or workspace may have. */
export const MOST_PER_TENANT = 100;

const rowSchema = z.object({
  id: z.coerce.number().int().positive(),
  platform: z.string().min(1),
  tenant_id: z.string().min(1),
  channel_id: z.string().min(1),
  created_by: z.string(),
  topic: z.string().min(1),
  schedule: z.string().min(1),
  zone: z.string().min(1),
  created_at: z.iso.datetime(),
  active_since: z.iso.datetime(),
  state: z.enum(['active', 'paused']),
  paused_because: z.string().nullable(),
});

/** Keeps subscriptions in the database. A stored row that makes no sense is named in the log and left out. */
export function createSubscriptionStore(db: Kysely<Schema>, logger: Logger): SubscriptionStore {
  const rows = db.selectFrom('subscriptions').selectAll().orderBy('id');
  const inTenant = (platform: string, tenantId: string) =>
    rows.where('platform', '=', platform).where('tenant_id', '=', tenantId);
  const read = (found: readonly Selectable<Schema['subscriptions']>[]) => found.flatMap((row) => readRow(row, logger));
  return {
    add: (subscription) => addWithinLimit(db, subscription, read),
    list: async (platform, tenantId) => read(await inTenant(platform, tenantId).execute()),
    find: async (platform, tenantId, id) =>
      read(await inTenant(platform, tenantId).where('id', '=', id).execute())[0] ?? null,
    remove: async (platform, tenantId, id) => {
      const removed = await db
        .deleteFrom('subscriptions')
        .where('platform', '=', platform)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
    setState: async (id, state, because, now) => {
      const resumed = state === 'active' ? { active_since: now.toISOString() } : {};
      await db
        .updateTable('subscriptions')
        .set({ state, paused_because: because, ...resumed })
        .where('id', '=', id)
        .execute();
    },
    active: async () => read(await rows.where('state', '=', 'active').execute()),
  };
}

async function addWithinLimit(
  db: Kysely<Schema>,
  subscription: NewSubscription,
  read: (found: readonly Selectable<Schema['subscriptions']>[]) => Subscription[],
): Promise<Result<Subscription>> {
  const { platform, tenantId } = subscription;
  const count = await db
    .selectFrom('subscriptions')
    .select((select) => select.fn.countAll().as('count'))
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count.count) >= MOST_PER_TENANT) {
    return refuse(
      'too-many',
      `There are ${MOST_PER_TENANT} digests here already, which is the most. Remove one first.`,
    );
  }
  const row = await db
    .insertInto('subscriptions')
    .values({
      platform,
      tenant_id: tenantId,
      channel_id: subscription.channelId,
      created_by: subscription.createdBy,
      topic: subscription.topic,
      schedule: subscription.when,
      zone: subscription.zone,
      created_at: subscription.createdAt,
      active_since: subscription.createdAt,
      state: 'active',
      paused_because: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const [added] = read([row]);
  if (added === undefined) throw new TypeError('a subscription was added with fields that cannot be read back');
  return ok(added);
}

function readRow(row: Selectable<Schema['subscriptions']>, logger: Logger): Subscription[] {
  const checked = rowSchema.safeParse(row);
  if (!checked.success) {
    logger.error(
      { table: 'subscriptions', id: row.id, problem: z.prettifyError(checked.error) },
      'a stored row is bad',
    );
    return [];
  }
  const { data } = checked;
  return [
    {
      id: data.id,
      platform: data.platform,
      tenantId: data.tenant_id,
      channelId: data.channel_id,
      createdBy: data.created_by,
      topic: data.topic,
      when: data.schedule,
      zone: data.zone,
      createdAt: data.created_at,
      activeSince: data.active_since,
      state: data.state,
      pausedBecause: data.paused_because,
    },
  ];
}
