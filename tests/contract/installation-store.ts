import { describe, expect, test } from 'vitest';
import { type CreateDatabase, withTwoStores } from './database.ts';
import { subscription } from './subscription-store.ts';

const ELLERY = { platform: 'slack', tenantId: 'T0ELLERY' };
const OTHER = { platform: 'slack', tenantId: 'T0OTHER' };
const ORGANISATION = { platform: 'slack', tenantId: 'E0ORG' };
const day = (count: number) => new Date(Date.UTC(2026, 2, 2 + count));

/** What every installation store keeps to. `runSql` speaks to the database past the store. */
export function installationStoreContract(
  createDatabase: CreateDatabase,
  runSql: (url: string, sql: string) => Promise<void>,
): void {
  describe('installation store', () => {
    test('what is saved is found, by another connection too; saving again takes its place', () =>
      withTwoStores(createDatabase, async ({ installations }, other) => {
        expect(await installations.find(ELLERY)).toBeNull();
        await installations.put(ELLERY, '{"name":"Ellery"}', 'sealed', day(0));
        const kept = { ...ELLERY, organisationId: null, details: '{"name":"Ellery"}', removedAt: null };
        const first = { ...kept, sealed: 'sealed', version: 1, installedAt: day(0).toISOString() };
        expect(await other.installations.find(ELLERY)).toEqual(first);
        await other.installations.put(ELLERY, '{}', 'anew', day(1));
        expect(await installations.all('slack')).toMatchObject([{ details: '{}', sealed: 'anew', version: 2 }]);
        expect(await installations.all('another')).toEqual([]);
        expect(await installations.find(OTHER)).toBeNull();
      }));

    test('a removal deletes the tokens, once, and only of the version that it means', () =>
      withTwoStores(createDatabase, async ({ installations }, other) => {
        await installations.put(ELLERY, '{}', 'sealed', day(0));
        expect(await installations.remove(ELLERY, 7, day(1))).toEqual([]);
        expect(await installations.remove(ELLERY, 1, day(1))).toEqual(['T0ELLERY']);
        expect(await other.installations.remove(ELLERY, 2, day(2))).toEqual([]);
        const removed = { sealed: null, removedAt: day(1).toISOString(), version: 2 };
        expect(await other.installations.find(ELLERY)).toMatchObject(removed);
        expect(await installations.all('slack')).toEqual([]);
        await installations.put(ELLERY, '{}', 'back', day(3));
        expect(await installations.find(ELLERY)).toMatchObject({ sealed: 'back', removedAt: null, version: 3 });
      }));

    test('an organisation takes its workspaces with it, but those with tokens of their own', () =>
      withTwoStores(createDatabase, async ({ installations }) => {
        await installations.put(ORGANISATION, '{}', 'of all', day(0));
        await installations.put(OTHER, '{}', 'its own', day(0));
        expect(await installations.join(ELLERY, 'E0ORG', day(0))).toBe(true);
        expect(await installations.join(ELLERY, 'E0ORG', day(0))).toBe(false);
        expect(await installations.join(OTHER, 'E0ORG', day(0))).toBe(false);
        expect(await installations.find(ELLERY)).toMatchObject({ organisationId: 'E0ORG', sealed: null });
        expect(await installations.members('slack', 'E0ORG')).toEqual(['T0ELLERY']);
        expect(await installations.remove(ORGANISATION, 1, day(1))).toEqual(['E0ORG', 'T0ELLERY']);
        expect(await installations.find(OTHER)).toMatchObject({ sealed: 'its own', removedAt: null });
        expect(await installations.join(ELLERY, 'E0ORG', day(2))).toBe(true);
        expect(await installations.leave(ELLERY, 'E0NONE', day(3))).toBe(false);
        expect(await installations.leave(ELLERY, 'E0ORG', day(3))).toBe(true);
        expect(await installations.find(ELLERY)).toMatchObject({
          removedAt: day(3).toISOString(),
          organisationId: null,
        });
        expect(await installations.members('slack', 'E0ORG')).toEqual([]);
        expect(await installations.removedBefore(day(4))).toContainEqual(ELLERY);
      }));

    test('of all who want new tokens one may ask, until its time is over; what it saves ends the claim', () =>
      withTwoStores(createDatabase, async ({ installations }, other) => {
        await installations.put(ELLERY, '{}', 'old', day(0));
        const claims = [installations, other.installations, installations].map((store) =>
          store.claimRefresh(ELLERY, 1, day(1), day(2)),
        );
        expect((await Promise.all(claims)).filter((mine) => mine)).toHaveLength(1);
        expect(await other.installations.claimRefresh(ELLERY, 1, day(2), day(3))).toBe(true);
        expect(await installations.reseal(ELLERY, 1, 'new')).toBe(true);
        expect(await other.installations.reseal(ELLERY, 1, 'late')).toBe(false);
        expect(await installations.claimRefresh(ELLERY, 1, day(4), day(5))).toBe(false);
        expect(await other.installations.find(ELLERY)).toMatchObject({ sealed: 'new', version: 2 });
        expect(await installations.claimRefresh(ELLERY, 2, day(2), day(3))).toBe(true);
        await installations.remove(ELLERY, 2, day(5));
        expect(await installations.reseal(ELLERY, 3, 'after the end')).toBe(false);
        expect(await installations.claimRefresh(ELLERY, 3, day(6), day(7))).toBe(false);
      }));

    test('an id is used once, whoever uses it', () =>
      withTwoStores(createDatabase, async ({ installations }, other) => {
        const uses = [installations, other.installations].map((store) => store.isFirstUse('one', day(1), day(0)));
        expect((await Promise.all(uses)).sort()).toEqual([false, true]);
        expect(await installations.isFirstUse('other', day(1), day(0))).toBe(true);
        expect(await installations.isFirstUse('one', day(3), day(2))).toBe(true);
      }));

    test('what a workspace left is forgotten in small batches when its time is over, and nothing of others', () =>
      withTwoStores(createDatabase, async (store, other) => {
        const { installations, subscriptions, feeds } = store;
        for (const tenant of [ELLERY, OTHER]) {
          await installations.put(tenant, '{}', 'sealed', day(0));
          await fill(store, tenant.tenantId);
        }
        await store.personZones.keep({ ...ELLERY, userId: 'MAKER' }, 'Europe/Lisbon');
        await store.personZones.keep({ ...ELLERY, userId: 'NO-MAKER' }, 'Europe/Lisbon');
        await store.personZones.keep({ ...ELLERY, userId: 'MOVED' }, 'Europe/Lisbon');
        await store.personZones.keep({ ...OTHER, userId: 'MOVED' }, 'Asia/Kolkata');
        await feeds.follow(ELLERY, 'https://ellery.example/feed', 'U1', day(0));
        await installations.remove(ELLERY, 1, day(1));
        expect(await installations.removedBefore(day(1))).toEqual([]);
        expect(await installations.forget(ELLERY, day(1), 2)).toBe('kept');
        expect(await subscriptions.list('slack', 'T0ELLERY')).toHaveLength(3);
        expect(await installations.removedBefore(day(31))).toEqual([ELLERY]);
        let batches = 1;
        while ((await other.installations.forget(ELLERY, day(31), 2)) === 'some') batches++;
        expect(batches).toBe(3);
        expect(await installations.find(ELLERY)).toBeNull();
        expect(await subscriptions.list('slack', 'T0ELLERY')).toEqual([]);
        expect(await left(store, 'T0ELLERY')).toEqual({
          ...{ feeds: [], muted: [], quiet: null, shown: null, draft: null },
          ...{ managers: 'makers', shared: false },
        });
        expect((await feeds.all()).map(({ address }) => address)).toEqual(['https://shared.example/feed']);
        expect(await store.personZones.find('slack', 'MAKER')).toBeNull();
        expect(await store.personZones.find('slack', 'NO-MAKER')).toBeNull();
        expect(await store.personZones.find('slack', 'MOVED')).toBe('Asia/Kolkata');
        expect(await subscriptions.list('slack', 'T0OTHER')).toHaveLength(3);
        expect(await left(store, 'T0OTHER')).toMatchObject({
          muted: ['Harbour Weekly'],
          quiet: { from: '22:00' },
          shown: '{}',
          draft: '{}',
          managers: 'everyone',
          shared: true,
        });
      }));

    test('a workspace that is back in time finds everything again', () =>
      withTwoStores(createDatabase, async (store) => {
        const { installations, subscriptions } = store;
        await installations.put(ELLERY, '{}', 'sealed', day(0));
        await fill(store, 'T0ELLERY');
        await installations.remove(ELLERY, 1, day(1));
        await installations.put(ELLERY, '{}', 'anew', day(30));
        expect(await installations.removedBefore(day(40))).toEqual([]);
        expect(await installations.forget(ELLERY, day(40), 200)).toBe('kept');
        expect(await subscriptions.list('slack', 'T0ELLERY')).toHaveLength(3);
        expect(await left(store, 'T0ELLERY')).toMatchObject({ muted: ['Harbour Weekly'] });
      }));

    test('what editions of a forgotten workspace held is let go of', async () => {
      const url = await createDatabase();
      const both = async () => url;
      await withTwoStores(both, async ({ installations, subscriptions }) => {
        await installations.put(ELLERY, '{}', 'sealed', day(0));
        await subscriptions.add(subscription(ELLERY));
        const due = `1, '2026-03-02T08:00:00.000Z'`;
        await runSql(
          url,
          `insert into articles (id, story_id, at, first_seen_at, excerpt_only, held) values ('a', 's', 'x', 'x', 0, 1);
           insert into cited_articles (subscription_id, article_no, due_at) values (1, 1, '2026-03-02T08:00:00.000Z');
           insert into editions (subscription_id, due_at, state, attempts, first_claimed_at) values (${due}, 'posted', 1, 'x');
           insert into edition_parts (subscription_id, due_at, part, payload) values (${due}, 0, '{}'), (${due}, 1, '{}');
           insert into part_outcomes (subscription_id, due_at, part, at, kind, detail) values (${due}, 0, 'x', 'posted', '');
           insert into publishings (subscription_id, due_at, part, platform, tenant_id, channel_id, message_id, state,
             posted_at, attempts, retry_at) values (${due}, 0, 'slack', 'T0ELLERY', 'c', 'm', 'done', 'x', 1, 'x')`,
        );
        await installations.remove(ELLERY, 1, day(1));
        while ((await installations.forget(ELLERY, day(31), 1)) === 'some');
        const every = ['editions', 'edition_parts', 'part_outcomes', 'publishings', 'cited_articles', 'subscriptions'];
        // Dividing by zero where anything is left is an error on PostgreSQL, and a null that the column refuses on SQLite.
        for (const table of [...every, 'articles where held = 1']) {
          await runSql(
            url,
            `insert into used_ids select '${table}', '' || 1 / (case count(*) when 0 then 1 else 0 end) from ${table}`,
          );
        }
      });
    });
  });
}

type Stores = Parameters<Parameters<typeof withTwoStores>[1]>[0];

async function fill(store: Stores, tenantId: string): Promise<void> {
  const place = { platform: 'slack', tenantId, channelId: 'C0HARBOUR' };
  for (let index = 0; index < 3; index++) await store.subscriptions.add(subscription(place));
  await store.subscriptions.setQuietHours(place, { from: '22:00', to: '07:00', zone: 'UTC' });
  await store.feeds.follow(place, 'https://shared.example/feed', 'U1', day(0));
  await store.feeds.mute(place, 'Harbour Weekly');
  await store.shownBriefings.keep('shown', '{}', { ...place, channelId: `C0${tenantId}` }, day(0), 365);
  await store.drafts.keep('draft', { ...place, userId: 'U1' }, '{}', day(0));
  await store.managers.set('slack', tenantId, { kind: 'everyone' });
  await store.shares.claim(place, 'shared', day(365), day(0));
}

async function left(store: Stores, tenantId: string) {
  const place = { platform: 'slack', tenantId, channelId: 'C0HARBOUR' };
  return {
    feeds: await store.feeds.followedBy(place),
    muted: await store.feeds.muted(place),
    quiet: await store.subscriptions.quietHours(place),
    shown: await store.shownBriefings.find('shown', place),
    draft: await store.drafts.find('draft', { ...place, userId: 'U1' }),
    managers: (await store.managers.find('slack', tenantId)).kind,
    shared: !(await store.shares.claim(place, 'shared', day(365), day(0))),
  };
}
