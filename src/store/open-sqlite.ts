import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { messageOf, ok, type Result, refuse } from '../kernel/errors.ts';
import type { OpenDatabase } from './migrations.ts';
import type { Schema } from './schema.ts';
import { createSqliteDialect, untilFree } from './sqlite-dialect.ts';

/** A check reads the whole file: a larger one would hold up the start. */
const MOST_CHECKED_BYTES = 32 * 1024 * 1024;

/** Opens a SQLite file, made with its folder where there is none. Refuses what cannot be written or is no database. */
export async function openSqlite(path: string): Promise<Result<OpenDatabase>> {
  try {
    makeFolder(dirname(path));
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (thrown) {
    return unwritable(path, thrown);
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    return refuse(
      'database-unwritable',
      `DATABASE_URL names a folder, ${path}. Name a file in it: file:${path}/briefing.db`,
    );
  }
  let database: Database.Database | undefined;
  try {
    const opened = new Database(path);
    database = opened;
    await untilFree(() => prepare(opened, statSync(path).size));
  } catch (thrown) {
    database?.close();
    return codeOf(thrown) === 'SQLITE_NOTADB' || codeOf(thrown) === 'SQLITE_CORRUPT'
      ? corrupt(path, thrown)
      : unwritable(path, thrown);
  }
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(database) });
  return ok({ db, engine: 'sqlite' });
}

/** Node's own recursive mkdir never ends where the system says that an existing parent is not there, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
  }
}

/** Reading and writing once finds a file that is damaged or that only looks writable. */
function prepare(database: Database.Database, bytes: number): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  if (bytes <= MOST_CHECKED_BYTES) check(database);
  database.exec('begin immediate; commit');
}

/**
 * Finds a damaged file. What it says of the full-text index does not count: while another process writes, that part of the
 * check sees more than one state of it (SQLite 3.45), and finds faults in a sound file.
 */
function check(database: Database.Database): void {
  const answers = database.prepare('pragma quick_check(5)').all() as { quick_check?: string }[];
  const faults = answers.filter(({ quick_check: answer = '' }) => answer !== 'ok' && !answer.includes('FTS5'));
  if (answers.length > 0 && faults.length === 0) return;
  throw Object.assign(new Error(`quick_check: ${JSON.stringify(answers)}`), { code: 'SQLITE_CORRUPT' });
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function corrupt(path: string, cause: unknown) {
  const advice = `DATABASE_URL names ${path}, which is damaged or no SQLite database. Put a backup there, or move it away to start afresh.`;
  return refuse('database-corrupt', advice, cause);
}

function unwritable(path: string, cause: unknown) {
  const advice = `DATABASE_URL names ${path}, which can't be written (${messageOf(cause)}). Give this process the right to write in ${dirname(path)}, or name another file.`;
  return refuse('database-unwritable', advice, cause);
}
