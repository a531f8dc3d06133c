import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

/** The number of an article, which no other transaction can remove or change until this one ends; null for none. */
export async function lock(db: Kysely<Schema>, engine: Engine, id: string): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`select no from articles where id = ${id} ${forUpdate(engine)}`.execute(db);
  return rows[0]?.no ?? null;
}

/** Ends a `select … from articles` whose rows are to be changed; SQLite has one writer at a time, and no word for this. */
export function forUpdate(engine: Engine, others: '' | 'skip locked' = ''): RawBuilder<unknown> {
  return sql.raw(engine === 'sqlite' ? '' : `for update of articles ${others}`);
}
