import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/store/open-sqlite.ts';
import { inRelaxedTransaction } from '../../../src/store/relaxed-transaction.ts';
import { withDatabase } from '../delivery/rig.ts';

test('only what is done in it is not synced, however often and however it ends', () =>
  withDatabase(async (url) => {
    const opened = await openSqlite(url.slice('file:'.length));
    if (!opened.ok) throw new Error(opened.refusal.advice);
    const { db, engine } = opened.value;
    const levelOf = async (from: typeof db) =>
      (await sql<{ synchronous: number }>`select synchronous from pragma_synchronous`.execute(from)).rows[0]
        ?.synchronous;
    const [normal, full] = [1, 2];
    await sql`create table words (word text)`.execute(db);
    for (let round = 0; round < 3; round++) {
      const failing = inRelaxedTransaction(db, engine, async (transaction) => {
        await sql`insert into words values ('never')`.execute(transaction);
        throw new Error('no');
      });
      const relaxed = inRelaxedTransaction(db, engine, async (transaction) => {
        await sql`insert into words values ('kept')`.execute(transaction);
        return await levelOf(transaction);
      });
      const others = [levelOf(db), db.transaction().execute(levelOf)];
      await expect(failing).rejects.toThrow('no');
      expect(await relaxed).toBe(normal);
      expect(await Promise.all(others)).toEqual([full, full]);
    }
    expect((await sql`select word from words`.execute(db)).rows).toEqual([
      { word: 'kept' },
      { word: 'kept' },
      { word: 'kept' },
    ]);
    await db.destroy();
  }));
