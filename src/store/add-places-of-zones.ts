import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Where each time zone was given, so that it is forgotten with that place: of who made digests there, the latest of them. Where
 * that is not known, the zone is asked for again.
 */
export async function addPlacesOfZones(db: Kysely<Schema>): Promise<void> {
  const statements = [
    `alter table person_zones add column tenant_id text not null default ''`,
    `update person_zones set tenant_id = coalesce((
      select tenant_id from subscriptions
      where subscriptions.platform = person_zones.platform and created_by = person_zones.user_id
      order by subscriptions.id desc limit 1), '')`,
    `delete from person_zones where tenant_id = ''`,
    'create index person_zones_by_tenant on person_zones (platform, tenant_id)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
