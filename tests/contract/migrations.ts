import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { USUAL_CARE } from '../../src/subscriptions/subscription.ts';
import { type CreateDatabase, open } from './database.ts';
import { subscription } from './subscription-store.ts';

/** Those that the first version had not. */
const LATER_TABLES = [
  ...['quiet_hours', 'person_zones', 'last_briefings'],
  ...['articles', 'article_texts', 'article_versions', 'article_keys', 'article_feeds', 'article_terms'],
  ...['cited_articles', 'told_corrections', 'leases'],
  ...['feeds', 'feed_followers', 'muted_outlets'],
  ...['article_features', 'telling_terms', 'story_reasons', 'story_aliases', 'vocabularies'],
  ...['shown_places', 'form_drafts', 'publishings'],
  ...['installations', 'used_ids'],
  ...['managers', 'shares', 'conversation'],
];

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

    test('a database of the first version keeps its digests, which then do what is usual, and what was shown', async () => {
      const url = await createDatabase();
      const first = await open(url);
      await first.subscriptions.add(subscription({}));
      await first.close();
      const added = ['quiet', 'mention', 'alarm_after', 'gone_since', 'forum', 'publish'].map(
        (name) => `subscriptions drop column ${name}`,
      );
      const undo = [...added, 'editions drop column told'].map((change) => `alter table ${change}`);
      undo.push('alter table shown_briefings rename column kept_until to kept_at');
      for (const table of LATER_TABLES) undo.push(`drop table ${table}`);
      undo.push(`insert into shown_briefings values ('shown', '{}', '2026-03-02T08:00:00.000Z')`);
      for (const sql of [...undo, 'delete from schema_version where version > 1']) await runSql(url, sql);
      const upgraded = await open(url);
      expect(await upgraded.subscriptions.active()).toMatchObject([
        { id: 1, ...USUAL_CARE, forum: false, quietHours: null },
      ]);
      const here = { platform: 'discord', tenantId: 'g1', channelId: 'c1' };
      expect(await upgraded.shownBriefings.find('shown', here)).toBeNull();
      await runSql(url, `insert into shown_places values ('shown', 'discord', 'g1', 'c1', '2026-06-01T08:00:00.000Z')`);
      await upgraded.shownBriefings.keep('next', '{}', here, new Date('2026-04-01T07:59:00Z'));
      expect(await upgraded.shownBriefings.find('shown', here)).toBe('{}');
      await upgraded.shownBriefings.keep('next', '{}', here, new Date('2026-04-01T08:01:00Z'));
      expect(await upgraded.shownBriefings.find('shown', here)).toBeNull();
      await upgraded.close();
    });

    test('a time zone from before it was noted where it was given belongs to where its person made digests', async () => {
      const url = await createDatabase();
      const before = await open(url);
      await before.subscriptions.add(subscription({ platform: 'slack', tenantId: 'T0ELLERY', createdBy: 'MAKER' }));
      for (const userId of ['MAKER', 'OTHER']) {
        await before.personZones.keep({ platform: 'slack', tenantId: 'T0ELLERY', userId }, 'Europe/Lisbon');
      }
      await before.close();
      await runSql(url, 'drop index person_zones_by_tenant');
      await runSql(url, 'alter table person_zones drop column tenant_id');
      await runSql(url, 'drop table conversation');
      await runSql(url, 'delete from schema_version where version > 10');
      const after = await open(url);
      expect(await after.personZones.find('slack', 'MAKER')).toBe('Europe/Lisbon');
      expect(await after.personZones.find('slack', 'OTHER')).toBeNull();
      await runSql(url, `delete from person_zones where tenant_id = 'T0ELLERY'`);
      expect(await after.personZones.find('slack', 'MAKER')).toBeNull();
      await after.close();
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
