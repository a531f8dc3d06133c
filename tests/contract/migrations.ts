import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type CreateDatabase, open } from './database.ts';
import { subscription } from './subscription-store.ts';

/** What opening keeps to on every engine. `runSql` speaks to the database past the store. */
export function migrationsContract(
  createDatabase: CreateDatabase,
  runSql: (url: string, sql: string) => Promise<void>,
): void {
  describe('opening', () => {
    test('four that start at once on an empty database all open it', async () => {
      const url = await createDatabase();
      const stores = await Promise.all([open(url), open(url), open(url), open(url)]);
      for (const store of stores) await store.ping();
      await Promise.all(stores.map((store) => store.close()));
    });

    test('opening again keeps what is there; closing twice is fine', async () => {
      const url = await createDatabase();
      const first = await open(url);
      await first.subscriptions.add(subscription({}));
      await first.close();
      await first.close();
      const second = await open(url);
      expect(await second.subscriptions.active()).toHaveLength(1);
      await second.close();
      await expect(second.ping()).rejects.toThrow();
    });

    test('a database of a newer version is refused and left alone', async () => {
      const url = await createDatabase();
      await (await open(url)).close();
      await runSql(url, `insert into schema_version (version, applied_at) values (99, '2030-01-01T00:00:00.000Z')`);
      const refused = await openStore(url);
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'newer-schema' } });
      expect(refused.ok || refused.refusal.advice).toContain('DATABASE_URL');
    });

    test('a bad row is named in the log and does not stop the others', async () => {
      const url = await createDatabase();
      const errors: object[] = [];
      const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => void errors.push(fields) };
      const store = await open(url, logger);
      await store.subscriptions.add(subscription({}));
      await store.subscriptions.add(subscription({ topic: 'the other' }));
      await runSql(url, `update subscriptions set created_at = 'yesterday' where id = 1`);
      expect(await store.subscriptions.active()).toMatchObject([{ id: 2, topic: 'the other' }]);
      expect(errors).toMatchObject([{ table: 'subscriptions', id: 1 }]);
      await store.close();
    });
  });
}
