import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Digests whose editions are threads of a forum, and those that are published. Those from before are neither. */
export async function addForumsAndPublishing(db: Kysely<Schema>): Promise<void> {
  const statements = [
    'alter table subscriptions add column forum integer not null default 0',
    'alter table subscriptions add column publish integer not null default 0',
    `create table publishings (
      subscription_id integer not null, due_at text not null, part integer not null, platform text not null,
      tenant_id text not null, channel_id text not null, message_id text not null, state text not null, reason text,
      posted_at text not null, attempts integer not null, retry_at text not null,
      primary key (subscription_id, due_at, part))`,
    `create index publishings_waiting on publishings (retry_at) where state = 'waiting'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
