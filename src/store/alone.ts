import { type Kysely, sql } from 'kysely';
import type { Engine } from './migrations.ts';

/** What only one transaction at a time may do, over all processes: the numbers are this program's own. */
const NUMBERS = { migrate: 714052001, follow: 714052002, decide: 714052003, converse: 714052004 } as const;

/**
 * Waits until no other transaction does this, and keeps others from it until this one ends. Take it before any lock of
 * rows, or two transactions may wait for each other. SQLite has one writer at a time anyway.
 */
export async function alone<S>(db: Kysely<S>, engine: Engine, what: keyof typeof NUMBERS): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(NUMBERS[what])})`.execute(db);
}
