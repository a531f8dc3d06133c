import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** The last messages of the local page. */
export async function addConversation(db: Kysely<Schema>): Promise<void> {
  const statements = [
    'create table conversation (id text primary key, place integer not null, change integer not null, body text not null)',
    'create index conversation_by_change on conversation (change)',
    'create index conversation_by_place on conversation (place)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
