import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Database from 'libsql';

const PATIENCE_MS = 5_000;
const STEP_MS = 10;
const MOST_STATEMENTS = 200;

/**
 * SQLite for Kysely, waiting for other processes without holding up this one: the library's own busy timeout would stop
 * the whole thread. Transactions take the write lock when they begin, so that they never fail half-way.
 */
export function createSqliteDialect(database: Database.Database): Dialect {
  return {
    createDriver: () => new PatientDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class PatientDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #connection: PatientConnection;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
    this.#connection = new PatientConnection(database);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await super.acquireConnection();
    return this.#connection;
  }

  /** Brings everything into the one file, so that a copy of it is whole while the bot is not running. */
  override async destroy(): Promise<void> {
    try {
      this.#database.exec('pragma wal_checkpoint(truncate)');
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
    }
    await super.destroy();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class PatientConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /**
   * A statement that found the database busy counts as under way until it is run again: it must be the same one. A pragma
   * does what it does when it is prepared, so that it is not kept.
   */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (sql.startsWith('pragma ')) {
      await untilFree(() => this.#database.exec(sql));
      return { rows: [] };
    }
    const statement = await this.#prepare(sql);
    return await untilFree(() => {
      if (statement.reader) return { rows: statement.all(parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    });
  }

  /** Statements are kept: the library frees the memory of one, some 8 kB, only when the collector finds it. */
  async #prepare(sql: string): Promise<Database.Statement> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = await untilFree(() => this.#database.prepare(sql));
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= MOST_STATEMENTS && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new TypeError('rows are not streamed here');
  }
}

/** Tries again while another process is writing; rejects as SQLite does (SQLITE_BUSY) after five seconds. */
export async function untilFree<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    try {
      return await attempt();
    } catch (thrown) {
      if (waitedMs >= PATIENCE_MS || !isBusy(thrown)) throw thrown;
      await setTimeout(STEP_MS);
    }
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && /^SQLITE_(BUSY|LOCKED)/.test(String(thrown.code));
}
