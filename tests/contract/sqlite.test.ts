import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe } from 'vitest';
import { articleArchiveContract } from './article-archive.ts';
import { articleKillContract } from './article-kill.ts';
import { articleSearchContract } from './article-search.ts';
import { conversationLogContract } from './conversation-log.ts';
import { deliveryLedgerContract } from './delivery-ledger.ts';
import { FAST_FOLDER } from './fast-folder.ts';
import { feedStoreContract } from './feed-store.ts';
import { heldArticlesContract } from './held-articles.ts';
import { installationStoreContract } from './installation-store.ts';
import { liveClustererContract } from './live-clusterer.ts';
import { managersContract } from './managers.ts';
import { migrationsContract } from './migrations.ts';
import { publishingsContract } from './publishings.ts';
import { shownBriefingsContract } from './shown-briefings.ts';
import { storyMergingContract } from './story-merging.ts';
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
  conversationLogContract(createDatabase);
  deliveryLedgerContract(createDatabase);
  publishingsContract(createDatabase);
  shownBriefingsContract(createDatabase);
  managersContract(createDatabase);
  articleArchiveContract(createDatabase, runSql);
  articleSearchContract(createDatabase);
  articleKillContract(createDatabase, [
    { sql: '^insert into "article_texts"', nth: 1, when: 'after' },
    { sql: '^insert into article_terms', nth: 3, when: 'after' },
    { sql: '^insert into telling_terms', nth: 2, when: 'after' },
    { sql: '^insert into article_versions', nth: 2, when: 'after' },
    { sql: '^delete from article_terms', nth: 3, when: 'after' },
    // Two end the opening, and each article takes two.
    { sql: '^commit', nth: 7, when: 'before' },
    { sql: '^commit', nth: 7, when: 'after' },
  ]);
  liveClustererContract(createDatabase, runSql);
  storyMergingContract(createDatabase, runSql, [
    { sql: '^insert into "story_aliases"', nth: 1, when: 'after' },
    { sql: '^update articles set story_id', nth: 2, when: 'before' },
    { sql: '^update articles set story_id', nth: 2, when: 'after' },
    { sql: '^update "story_aliases" set "unfinished"', nth: 1, when: 'before' },
  ]);
  heldArticlesContract(createDatabase);
  feedStoreContract(createDatabase, runSql);
  installationStoreContract(createDatabase, runSql);
  twoProcessesContract(createDatabase);
});
