import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Who may manage digests and sources of a workspace, where that was set; and what was shared in a channel. */
export async function addManagers(db: Kysely<Schema>): Promise<void> {
  const statements = [
    `create table managers (
      platform text not null, tenant_id text not null, managers text not null, primary key (platform, tenant_id))`,
    `create table shares (
      platform text not null, tenant_id text not null, channel_id text not null, shared text not null,
      kept_until text not null, primary key (platform, tenant_id, channel_id, shared))`,
    'create index shares_by_time on shares (kept_until)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
