import type { DeleteQueryBuilder, DeleteResult, Kysely } from 'kysely';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import {
  type NewSubscription,
  type Subscription,
  type SubscriptionChanges,
  type SubscriptionStore,
  USUAL_CARE,
} from '../subscriptions/subscription.ts';
import { releaseOf } from './cited-articles.ts';
import type { Engine } from './migrations.ts';
import { quietHours, setQuietHours } from './quiet-hours.ts';
import type { Schema } from './schema.ts';
import { readSubscriptions } from './subscription-rows.ts';

/** How many subscriptions a server or workspace may have. */
export const MOST_PER_TENANT = 100;

type Database = Kysely<Schema>;

/** Keeps subscriptions in the database. A stored row that makes no sense is named in the log and left out. */
export function createSubscriptionStore(db: Database, engine: Engine, logger: Logger): SubscriptionStore {
  const inTenant = (platform: string, tenantId: string) =>
    withQuietHours(db).where('subscriptions.platform', '=', platform).where('subscriptions.tenant_id', '=', tenantId);
  const find = async (platform: string, tenantId: string, id: number) =>
    readSubscriptions(await inTenant(platform, tenantId).where('id', '=', id).execute(), logger)[0] ?? null;
  return {
    add: (subscription) => addWithinLimit(db, subscription, find),
    list: async (platform, tenantId) => readSubscriptions(await inTenant(platform, tenantId).execute(), logger),
    find,
    change: async (platform, tenantId, id, changes, now) => {
      if ((await find(platform, tenantId, id)) === null) return null;
      await db.updateTable('subscriptions').set(rowChanges(changes, now)).where('id', '=', id).execute();
      return find(platform, tenantId, id);
    },
    remove: async (platform, tenantId, id) => {
      const which = (subscriptions: Removal) =>
        subscriptions.where('platform', '=', platform).where('tenant_id', '=', tenantId).where('id', '=', id);
      return (await remove(db, engine, which)) > 0;
    },
    setState: async (id, state, because, now) => {
      const resumed = state === 'active' ? { active_since: now.toISOString() } : {};
      await db
        .updateTable('subscriptions')
        .set({ state, paused_because: because, gone_since: null, ...resumed })
        .where('id', '=', id)
        .execute();
    },
    setGone: async (id, because, now) => (await pauseGone(db, because, now).where('id', '=', id).execute()).length > 0,
    tenantGone: async (platform, tenantId, because, now) => {
      const paused = pauseGone(db, because, now).where('platform', '=', platform).where('tenant_id', '=', tenantId);
      return (await paused.execute()).length;
    },
    tenantBack: (platform, tenantId, now) => tenantBack(db, platform, tenantId, now),
    tenantsPaused: async (platform, because) => {
      const paused = db.selectFrom('subscriptions').select('tenant_id').distinct().where('platform', '=', platform);
      const rows = await paused.where('paused_because', '=', because).orderBy('tenant_id').execute();
      return rows.map((row) => row.tenant_id);
    },
    forgetGone: (before) => remove(db, engine, (gone) => gone.where('gone_since', '<', before.toISOString())),
    setQuietHours: (address, hours) => setQuietHours(db, address, hours),
    quietHours: (address) => quietHours(db, address),
    active: async () =>
      readSubscriptions(await withQuietHours(db).where('subscriptions.state', '=', 'active').execute(), logger),
  };
}

type Removal = DeleteQueryBuilder<Schema, 'subscriptions', DeleteResult>;

/** Removes subscriptions, and lets go of the articles that only their editions cite; how many they were. */
async function remove(db: Database, engine: Engine, which: (all: Removal) => Removal): Promise<number> {
  const removed = await which(db.deleteFrom('subscriptions')).returning('id').execute();
  for (const { id } of removed) await releaseOf(db, engine, id);
  return removed.length;
}

function withQuietHours(db: Database) {
  return db
    .selectFrom('subscriptions')
    .leftJoin('quiet_hours', (join) =>
      join
        .onRef('quiet_hours.platform', '=', 'subscriptions.platform')
        .onRef('quiet_hours.tenant_id', '=', 'subscriptions.tenant_id')
        .onRef('quiet_hours.channel_id', '=', 'subscriptions.channel_id'),
    )
    .selectAll('subscriptions')
    .select(['quiet_hours.from_time', 'quiet_hours.to_time', 'quiet_hours.zone as quiet_zone'])
    .orderBy('subscriptions.id');
}

function pauseGone(db: Database, because: string, now: Date) {
  return db
    .updateTable('subscriptions')
    .set({ state: 'paused', paused_because: because, gone_since: now.toISOString() })
    .where('state', '=', 'active')
    .returning('id');
}

async function tenantBack(db: Database, platform: string, tenantId: string, now: Date): Promise<number> {
  const resumed = await db
    .updateTable('subscriptions')
    .set({ state: 'active', paused_because: null, gone_since: null, active_since: now.toISOString() })
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .where('gone_since', 'is not', null)
    .returning('id')
    .execute();
  return resumed.length;
}

function rowChanges(changes: SubscriptionChanges, now: Date) {
  const { topic, when, zone, channelId, createdBy, forum, quiet, mention, alarmAfter, publish } = changes;
  const begins = when === undefined && zone === undefined ? {} : { active_since: now.toISOString() };
  return {
    ...begins,
    ...(topic !== undefined && { topic }),
    ...(when !== undefined && { schedule: when }),
    ...(zone !== undefined && { zone }),
    ...(channelId !== undefined && { channel_id: channelId }),
    ...(createdBy !== undefined && { created_by: createdBy }),
    ...(forum !== undefined && { forum: forum ? 1 : 0 }),
    ...(quiet !== undefined && { quiet: quiet ? 1 : 0 }),
    ...(mention !== undefined && { mention }),
    ...(alarmAfter !== undefined && { alarm_after: alarmAfter }),
    ...(publish !== undefined && { publish: publish ? 1 : 0 }),
  };
}

/** Counted after it was saved: two that are added at once see each other, and neither brings the tenant over the limit. */
async function addWithinLimit(
  db: Database,
  subscription: NewSubscription,
  find: (platform: string, tenantId: string, id: number) => Promise<Subscription | null>,
): Promise<Result<Subscription>> {
  const { platform, tenantId } = subscription;
  const count = async () => {
    const counted = await db
      .selectFrom('subscriptions')
      .select((select) => select.fn.countAll().as('count'))
      .where('platform', '=', platform)
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return Number(counted.count);
  };
  const advice = `There are ${MOST_PER_TENANT} digests here already, which is the most. Remove one first.`;
  if ((await count()) >= MOST_PER_TENANT) return refuse('too-many', advice);
  const { id } = await db
    .insertInto('subscriptions')
    .values(newRow(subscription))
    .returning('id')
    .executeTakeFirstOrThrow();
  if ((await count()) > MOST_PER_TENANT) {
    await db.deleteFrom('subscriptions').where('id', '=', id).execute();
    return refuse('too-many', advice);
  }
  const added = await find(platform, tenantId, Number(id));
  if (added === null) throw new TypeError('a subscription was added with fields that cannot be read back');
  return ok(added);
}

function newRow(subscription: NewSubscription) {
  const { quiet, mention, alarmAfter, publish } = { ...USUAL_CARE, ...subscription };
  return {
    platform: subscription.platform,
    tenant_id: subscription.tenantId,
    channel_id: subscription.channelId,
    created_by: subscription.createdBy,
    topic: subscription.topic,
    schedule: subscription.when,
    zone: subscription.zone,
    created_at: subscription.createdAt,
    active_since: subscription.createdAt,
    state: 'active',
    paused_because: null,
    quiet: quiet ? 1 : 0,
    mention,
    alarm_after: alarmAfter,
    gone_since: null,
    forum: subscription.forum ? 1 : 0,
    publish: publish ? 1 : 0,
  };
}
