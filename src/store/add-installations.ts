import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Where the bot is installed, with encrypted tokens; and what may be used once. */
export async function addInstallations(db: Kysely<Schema>): Promise<void> {
  const statements = [
    `create table installations (
      platform text not null, tenant_id text not null, organisation_id text, details text not null, sealed text,
      version integer not null, installed_at text not null, refreshing_until text, removed_at text,
      primary key (platform, tenant_id))`,
    'create index installations_by_organisation on installations (platform, organisation_id)',
    'create table used_ids (id text primary key, kept_until text not null)',
    'create index used_ids_by_time on used_ids (kept_until)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
