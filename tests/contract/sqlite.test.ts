import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe } from 'vitest';
import { deliveryLedgerContract } from './delivery-ledger.ts';
import { FAST_FOLDER } from './fast-folder.ts';
import { migrationsContract } from './migrations.ts';
import { shownBriefingsContract } from './shown-briefings.ts';
import { subscriptionStoreContract } from './subscription-store.ts';
import { twoProcessesContract } from './two-processes.ts';

describe('SQLite', () => {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(FAST_FOLDER, 'briefing-sqlite-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const createDatabase = async () => `file:${folder}/${++count}/briefing.db`;
  const runSql = async (url: string, sql: string) => {
    const database = new Database(url.slice('file:'.length));
    database.exec(sql);
    database.close();
  };
  migrationsContract(createDatabase, runSql);
  subscriptionStoreContract(createDatabase);
  deliveryLedgerContract(createDatabase);
  shownBriefingsContract(createDatabase);
  twoProcessesContract(createDatabase);
});
