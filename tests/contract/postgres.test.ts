import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { articleArchiveContract } from './article-archive.ts';
import { articleKillContract } from './article-kill.ts';
import { articleSearchContract } from './article-search.ts';
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
  // Emptying one database is much faster than making another.
  const createDatabase = async () => {
    await runSql(server.url, 'drop schema public cascade; create schema public');
    return server.url;
  };
  migrationsContract(createDatabase, runSql);
  subscriptionStoreContract(createDatabase);
  deliveryLedgerContract(createDatabase);
  publishingsContract(createDatabase);
  shownBriefingsContract(createDatabase);
  managersContract(createDatabase);
  articleArchiveContract(createDatabase, runSql);
  articleSearchContract(createDatabase);
  articleKillContract(createDatabase, [{ done: 1 }, { done: 17 }]);
  liveClustererContract(createDatabase, runSql);
  storyMergingContract(createDatabase, runSql, []);
  heldArticlesContract(createDatabase);
  feedStoreContract(createDatabase, runSql);
  installationStoreContract(createDatabase, runSql);
  twoProcessesContract(createDatabase);

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
