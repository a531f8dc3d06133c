import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSqliteDialect } from '../../../src/store/sqlite-dialect.ts';

interface Tables {
  words: { word: string };
}

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-dialect-'));
  path = join(folder, 'words.db');
  const database = new Database(path);
  database.exec('pragma journal_mode = wal; create table words (word text not null)');
  database.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open() {
  const database = new Database(path);
  return { database, db: new Kysely<Tables>({ dialect: createSqliteDialect(database) }) };
}

test('a statement is prepared once, however often it runs', async () => {
  const { database, db } = open();
  const prepare = vi.spyOn(database, 'prepare');
  for (let index = 0; index < 50; index++) {
    await db
      .insertInto('words')
      .values({ word: `w${index}` })
      .execute();
    const rows = await db.selectFrom('words').select('word').where('word', '=', `w${index}`).execute();
    expect(rows).toEqual([{ word: `w${index}` }]);
  }
  expect(prepare).toHaveBeenCalledTimes(2);
  await db.destroy();
});

test('many different statements are not all kept', async () => {
  const { db } = open();
  for (let index = 0; index < 450; index++) {
    const { rows } = await sql<{ n: number }>`select ${sql.raw(String(index))} as n`.execute(db);
    expect(rows).toEqual([{ n: index }]);
  }
  await db.destroy();
});

test('while another writes, it waits without holding up the thread', async () => {
  const { db } = open();
  const other = new Database(path);
  other.exec('begin immediate');
  const writing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('words').values({ word: 'mine' }).execute();
  });
  other.exec(`insert into words values ('theirs')`);
  await new Promise(setImmediate);
  other.exec('commit');
  await writing;
  expect(await db.selectFrom('words').select('word').execute()).toEqual([{ word: 'theirs' }, { word: 'mine' }]);
  other.close();
  await db.destroy();
});

test('a transaction that fails leaves nothing, and the connection goes on', async () => {
  const { db } = open();
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('words').values({ word: 'lost' }).execute();
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  await db.insertInto('words').values({ word: 'kept' }).execute();
  expect(await db.selectFrom('words').select('word').execute()).toEqual([{ word: 'kept' }]);
  await db.destroy();
});

test('closing brings everything into the one file', async () => {
  const { db } = open();
  await db
    .insertInto('words')
    .values({ word: 'x'.repeat(100_000) })
    .execute();
  await db.destroy();
  expect((await stat(path)).size).toBeGreaterThan(100_000);
});
