import { type Kysely, type Selectable, sql } from 'kysely';
import type { InstallationStore, StoredInstallation } from '../installations/installation-store.ts';
import { forgetTenant } from './forget-tenant.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;
type Key = Pick<StoredInstallation, 'platform' | 'tenantId'>;

const NEXT_VERSION = sql<number>`installations.version + 1`;

/** Keeps installations in the database, their tokens as they were sealed. */
export function createInstallationStore(db: Database, engine: Engine): InstallationStore {
  return {
    find: async (key) => {
      const row = await one(db, key).selectAll().executeTakeFirst();
      return row ? read(row) : null;
    },
    all: async (platform) => {
      const rows = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where('sealed', 'is not', null)
        .orderBy('tenant_id')
        .execute();
      return rows.map(read);
    },
    put: (key, details, sealed, now) => put(db, key, details, sealed, now),
    join: (key, organisationId, now) => join(db, key, organisationId, now),
    remove: (key, version, now) => db.transaction().execute((transaction) => remove(transaction, key, version, now)),
    leave: async (key, organisationId, now) => {
      // The organisation's next installation must not bring it back.
      const left = await removal(db, now)
        .set({ organisation_id: null })
        .where('platform', '=', key.platform)
        .where('tenant_id', '=', key.tenantId)
        .where('organisation_id', '=', organisationId)
        .execute();
      return left.length > 0;
    },
    members: async (platform, organisationId) => {
      const rows = await db
        .selectFrom('installations')
        .select('tenant_id')
        .where('platform', '=', platform)
        .where('organisation_id', '=', organisationId)
        .orderBy('tenant_id')
        .execute();
      return rows.map((row) => row.tenant_id);
    },
    claimRefresh: async (key, version, now, until) => {
      const claimed = await update(db, key)
        .set({ refreshing_until: until.toISOString() })
        .where('version', '=', version)
        .where('removed_at', 'is', null)
        .where((is) => is.or([is('refreshing_until', 'is', null), is('refreshing_until', '<=', now.toISOString())]))
        .returning('version')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    reseal: async (key, version, sealed) => {
      const resealed = await update(db, key)
        .set({ sealed, version: NEXT_VERSION, refreshing_until: null })
        .where('version', '=', version)
        .where('removed_at', 'is', null)
        .returning('version')
        .executeTakeFirst();
      return resealed !== undefined;
    },
    isFirstUse: async (id, until, now) => {
      await db.deleteFrom('used_ids').where('kept_until', '<', now.toISOString()).execute();
      const used = await db
        .insertInto('used_ids')
        .values({ id, kept_until: until.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (used.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    removedBefore: async (before) => {
      const gone = db.selectFrom('installations').select(['platform', 'tenant_id']);
      const rows = await gone.where('removed_at', '<', before.toISOString()).orderBy('removed_at').execute();
      return rows.map((row) => ({ platform: row.platform, tenantId: row.tenant_id }));
    },
    forget: (key, before, limit) => forgetTenant(db, engine, key, before, limit),
  };
}

function one(db: Database, { platform, tenantId }: Key) {
  return db.selectFrom('installations').where('platform', '=', platform).where('tenant_id', '=', tenantId);
}

function update(db: Database, { platform, tenantId }: Key) {
  return db.updateTable('installations').where('platform', '=', platform).where('tenant_id', '=', tenantId);
}

async function put(db: Database, { platform, tenantId }: Key, details: string, sealed: string, now: Date) {
  const fresh = {
    organisation_id: null,
    details,
    sealed,
    installed_at: now.toISOString(),
    refreshing_until: null,
    removed_at: null,
  };
  await db
    .insertInto('installations')
    .values({ platform, tenant_id: tenantId, version: 1, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'tenant_id']).doUpdateSet({ ...fresh, version: NEXT_VERSION }),
    )
    .execute();
}

/** A workspace with tokens of its own keeps them. */
async function join(db: Database, { platform, tenantId }: Key, organisationId: string, now: Date): Promise<boolean> {
  const fresh = { organisation_id: organisationId, installed_at: now.toISOString(), removed_at: null };
  const joined = await db
    .insertInto('installations')
    .values({
      platform,
      tenant_id: tenantId,
      details: '{}',
      sealed: null,
      version: 1,
      refreshing_until: null,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'tenant_id'])
        .doUpdateSet({ ...fresh, version: NEXT_VERSION })
        .where('installations.sealed', 'is', null)
        .where((is) =>
          is.or([
            is('installations.removed_at', 'is not', null),
            is('installations.organisation_id', 'is', null),
            is('installations.organisation_id', '!=', organisationId),
          ]),
        ),
    )
    .returning('tenant_id')
    .executeTakeFirst();
  return joined !== undefined;
}

/** The own row first: whoever installs it again meanwhile waits, and comes after. */
async function remove(db: Database, { platform, tenantId }: Key, version: number, now: Date): Promise<string[]> {
  const own = await removal(db, now)
    .where('platform', '=', platform)
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .execute();
  if (own.length === 0) return [];
  const served = await removal(db, now)
    .where('platform', '=', platform)
    .where('organisation_id', '=', tenantId)
    .where('sealed', 'is', null)
    .execute();
  return [...own, ...served].map((row) => row.tenant_id);
}

function removal(db: Database, now: Date) {
  return db
    .updateTable('installations')
    .set({ sealed: null, refreshing_until: null, removed_at: now.toISOString(), version: NEXT_VERSION })
    .where('removed_at', 'is', null)
    .returning('tenant_id');
}

function read(row: Selectable<Schema['installations']>): StoredInstallation {
  return {
    platform: row.platform,
    tenantId: row.tenant_id,
    organisationId: row.organisation_id,
    details: row.details,
    sealed: row.sealed,
    version: Number(row.version),
    installedAt: row.installed_at,
    removedAt: row.removed_at,
  };
}
