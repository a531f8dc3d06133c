import { Kysely, PostgresDialect, sql } from 'kysely';
import { messageOf, ok, type Result, refuse } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import { parseUrl } from '../kernel/parse-url.ts';
import type { OpenDatabase } from './migrations.ts';
import type { Schema } from './schema.ts';

const MOST_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;
/** A server that stopped answering must not stop the bot for good. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** Connects to a PostgreSQL server; the client is loaded only here. Refuses when it does not answer or lets us in. */
export async function openPostgres(url: string, logger: Logger): Promise<Result<OpenDatabase>> {
  const { default: pg } = await import('pg');
  let pool: InstanceType<typeof pg.Pool>;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'briefing-bot',
    });
  } catch (thrown) {
    return unreachable('an address that cannot be read', thrown);
  }
  pool.on('error', (thrown) => logger.warn({ problem: messageOf(thrown) }, 'an idle database connection was lost'));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
    return ok({ db, engine: 'postgres' });
  } catch (thrown) {
    await db.destroy();
    return unreachable(serverOf(url), thrown);
  }
}

function unreachable(server: string, cause: unknown) {
  const advice = `DATABASE_URL names ${server}, which doesn't let us in (${problemOf(cause)}). Check host, port, user, password and database: postgres://USER:PASSWORD@HOST:5432/DATABASE`;
  return refuse('database-unreachable', advice, cause);
}

/** A connection refused on every address of a host has an empty message and a code. */
function problemOf(cause: unknown): string {
  return messageOf(cause) || (cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer');
}

/** Host and database of an address, never its user or password. */
function serverOf(url: string): string {
  const parsed = parseUrl(url);
  return parsed ? `${parsed.host}${parsed.pathname}` : 'a server';
}
