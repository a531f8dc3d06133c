import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { articleArchiveContract } from './article-archive.ts';
import { articleKillContract } from './article-kill.ts';
import { articleSearchContract } from './article-search.ts';
import { conversationLogContract } from './conversation-log.ts';
import { open } from './database.ts';
import { deliveryLedgerContract } from './delivery-ledger.ts';
import { feedStoreContract } from './feed-store.ts';
import { heldArticlesContract } from './held-articles.ts';
import { installationStoreContract } from './installation-store.ts';
import { liveClustererContract } from './live-clusterer.ts';
import { managersContract } from './managers.ts';
import { migrationsContract } from './migrations.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { publishingsContract } from './publishings.ts';
import { shownBriefingsContract } from './shown-briefings.ts';
import { storyMergingContract } from './story-merging.ts';
import { subscription, subscriptionStoreContract } from './subscription-store.ts';
import { twoProcessesContract } from './two-processes.ts';

/** Empties the tables that hold something, as a test leaves most of them alone, and begins all counts anew. */
const EMPTY_TABLES = `do $$
  declare
    one text;
    held boolean;
    filled text[] := '{}';
  begin
    for one in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'schema_version' loop
      execute 'select exists (select from ' || one || ')' into held;
      if held then filled := filled || one; end if;
    end loop;
    if filled <> '{}' then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
    for one in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' and last_value is not null loop
      execute 'alter sequence ' || one || ' restart';
    end loop;
  end $$`;

describe('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const runSql = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  // Emptying one database is much faster than making another, and emptying its tables than making them again.
  const createDatabase = async () => {
    await runSql(server.url, 'drop schema public cascade; create schema public');
    return server.url;
  };
  let hasTables = false;
  const emptyDatabase = async () => {
    if (!hasTables) await (await open(await createDatabase())).close();
    hasTables = true;
    await runSql(server.url, EMPTY_TABLES);
    return server.url;
  };
  migrationsContract(createDatabase, runSql);
  subscriptionStoreContract(emptyDatabase);
  conversationLogContract(emptyDatabase);
  deliveryLedgerContract(emptyDatabase);
  publishingsContract(emptyDatabase);
  shownBriefingsContract(emptyDatabase);
  managersContract(emptyDatabase);
  articleArchiveContract(emptyDatabase, runSql);
  articleSearchContract(emptyDatabase);
  articleKillContract(emptyDatabase, [{ done: 1 }, { done: 17 }]);
  liveClustererContract(emptyDatabase, runSql);
  storyMergingContract(emptyDatabase, runSql, []);
  heldArticlesContract(emptyDatabase);
  feedStoreContract(emptyDatabase, runSql);
  installationStoreContract(emptyDatabase, runSql);
  twoProcessesContract(emptyDatabase);

  test('a user who may not create tables is refused with what is missing', async () => {
    const url = await createDatabase();
    await runSql(url, `create role reader login password 'reader'; revoke all on schema public from public`);
    const refused = await openStore(url.replace(/tester:[^@]+/, 'reader:reader'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'database-unwritable' } });
  });

  test('connections that the server drops are made again', async () => {
    const url = await createDatabase();
    const store = await open(url);
    await store.subscriptions.add(subscription({}));
    await runSql(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
    await store.ping().catch(() => undefined);
    await store.ping();
    expect(await store.subscriptions.active()).toHaveLength(1);
    await store.close();
  });
});
