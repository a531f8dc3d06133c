import { type Kysely, sql } from 'kysely';
import type { Forgotten, StoredInstallation } from '../installations/installation-store.ts';
import { anyOf } from './any-of.ts';
import { releaseOf } from './cited-articles.ts';
import { dropUnfollowed } from './drop-unfollowed.ts';
import { followingAlone } from './following-alone.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;
type Tenant = Pick<StoredInstallation, 'platform' | 'tenantId'>;

/** By which a row is named where it has no short key. */
const ROW: Readonly<Record<Engine, string>> = { sqlite: 'rowid', postgres: 'ctid' };
/** What belongs to a tenant alone, and nothing else to it. */
const OWN_TABLES = [
  ...(['shown_places', 'form_drafts', 'muted_outlets', 'quiet_hours'] as const),
  ...(['managers', 'shares', 'person_zones'] as const),
] as const;
const EDITION_TABLES = ['publishings', 'part_outcomes', 'edition_parts', 'editions'] as const;

/**
 * See `InstallationStore.forget`. Within one transaction, so that nothing is deleted of a tenant that is back. The articles
 * that only its editions cited are let go of after it: were that left out, it would be done when those are dropped.
 */
export async function forgetTenant(
  db: Database,
  engine: Engine,
  tenant: Tenant,
  before: Date,
  limit: number,
): Promise<Forgotten> {
  const { forgotten, subscriptions } = await followingAlone(db, engine, async (transaction) => {
    if (!(await isGone(transaction, tenant, before))) return { forgotten: 'kept' as const, subscriptions: [] };
    const digests = await forgetSubscriptions(transaction, engine, tenant, limit);
    let rows = digests.rows + (await unfollow(transaction, engine, tenant, limit));
    for (const table of OWN_TABLES) {
      const its = sql`platform = ${tenant.platform} and tenant_id = ${tenant.tenantId}`;
      rows += await deleteSome(transaction, engine, table, its, limit);
    }
    if (rows === 0) await dropRow(transaction, tenant);
    return { forgotten: rows === 0 ? ('all' as const) : ('some' as const), subscriptions: digests.subscriptions };
  });
  for (const id of subscriptions) await releaseOf(db, engine, id);
  return forgotten;
}

/** Locks its row: who installs the bot again waits until this is over. */
async function isGone(db: Database, { platform, tenantId }: Tenant, before: Date): Promise<boolean> {
  const gone = await db
    .updateTable('installations')
    .set({ refreshing_until: null })
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .where('removed_at', '<', before.toISOString())
    .returning('tenant_id')
    .executeTakeFirst();
  return gone !== undefined;
}

async function dropRow(db: Database, { platform, tenantId }: Tenant): Promise<void> {
  await db.deleteFrom('installations').where('platform', '=', platform).where('tenant_id', '=', tenantId).execute();
}

/** Its digests, when nothing of their editions is left. */
async function forgetSubscriptions(db: Database, engine: Engine, { platform, tenantId }: Tenant, limit: number) {
  const found = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = found.map(({ id }) => id);
  let rows = 0;
  for (const table of EDITION_TABLES) {
    rows += await deleteSome(db, engine, table, anyOf(engine, sql`subscription_id`, ids, 'integer'), limit);
  }
  if (rows > 0 || ids.length === 0) return { rows, subscriptions: [] };
  await db
    .deleteFrom('subscriptions')
    .where(anyOf(engine, sql`id`, ids, 'integer'))
    .execute();
  return { rows: ids.length, subscriptions: ids };
}

/** The feeds that it followed; those that nobody else follows are dropped. */
async function unfollow(db: Database, engine: Engine, { platform, tenantId }: Tenant, limit: number): Promise<number> {
  const row = sql.raw(ROW[engine]);
  const { rows } = await sql<{ id: number }>`delete from feed_followers where ${row} in (
      select ${row} from feed_followers where platform = ${platform} and tenant_id = ${tenantId} limit ${limit})
    returning feed_id as id`.execute(db);
  const ids = rows.map(({ id }) => id);
  await dropUnfollowed(db, engine, ids);
  return ids.length;
}

async function deleteSome(
  db: Database,
  engine: Engine,
  table: (typeof OWN_TABLES)[number] | (typeof EDITION_TABLES)[number],
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<number> {
  const row = sql.raw(ROW[engine]);
  const name = sql.table(table);
  const done = await sql`delete from ${name} where ${row} in (
    select ${row} from ${name} where ${which} limit ${limit})`.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
