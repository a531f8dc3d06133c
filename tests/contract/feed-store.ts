import { describe, expect, test } from 'vitest';
import { type FeedStore, type Follower, MOST_FEEDS_PER_TENANT } from '../../src/sources/feed-store.ts';
import { NEVER_POLLED, type PollState } from '../../src/sources/poll/poll-state.ts';
import { type CreateDatabase, open, withTwoStores } from './database.ts';

const NOW = new Date('2026-03-02T08:00:00.000Z');
const SERVER: Follower = { platform: 'discord', tenantId: 'server-1' };
const TEAM: Follower = { platform: 'slack', tenantId: 'team-1' };
const ADDRESS = 'https://courier.example/feed.xml';
const POLLED: PollState = {
  ...NEVER_POLLED,
  etag: 'W/"a1"',
  lastPollAt: NOW.toISOString(),
  newByDay: [{ day: '2026-03-02', count: 3 }],
  failures: 2,
  failingSince: NOW.toISOString(),
  failure: { code: 'timeout', advice: 'No answer within 20 s.' },
  hints: { ttlMinutes: 30, skipHours: [1, 2], skipDays: ['Sunday'] },
};

async function follow(feeds: FeedStore, follower: Follower, address = ADDRESS) {
  const followed = await feeds.follow(follower, address, 'person-1', NOW);
  if (!followed.ok) throw new Error(followed.refusal.advice);
  return followed.value;
}

/** What every feed store keeps to. */
export function feedStoreContract(
  createDatabase: CreateDatabase,
  runSql: (url: string, sql: string) => Promise<void>,
): void {
  followContract(createDatabase);
  listContract(createDatabase);
  stateContract(createDatabase, runSql);
  muteContract(createDatabase);
}

function followContract(createDatabase: CreateDatabase): void {
  describe('feed store: following', () => {
    test('a feed is followed once by each; all its followers share one row and its state', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        const first = await follow(feeds, SERVER);
        expect(first).toMatchObject({ known: false, feed: { address: ADDRESS, title: null, link: null } });
        expect(first.feed.state).toEqual(NEVER_POLLED);
        await feeds.settle(ADDRESS, POLLED);
        const second = await follow(other.feeds, TEAM);
        expect(second).toEqual({ known: false, feed: { ...first.feed, state: POLLED } });
        expect(await follow(other.feeds, TEAM)).toEqual({ ...second, known: true });
        expect(await feeds.all()).toEqual([second.feed]);
      }));

    test('a tenant sees its own feeds and the operator’s, no others', () =>
      withTwoStores(createDatabase, async ({ feeds }) => {
        await follow(feeds, SERVER, 'https://one.example/feed');
        await follow(feeds, TEAM, 'https://two.example/feed');
        await follow(feeds, null, 'https://three.example/feed');
        await follow(feeds, null, 'https://one.example/feed');
        const seenBy = async (follower: Follower) =>
          (await feeds.followedBy(follower)).map(({ address, shared }) => [address.slice(8, 11), shared]);
        expect(await seenBy(SERVER)).toEqual([
          ['one', false],
          ['thr', true],
        ]);
        expect(await seenBy({ platform: 'discord', tenantId: 'team-1' })).toEqual([
          ['one', true],
          ['thr', true],
        ]);
        expect(await seenBy(null)).toEqual([
          ['one', true],
          ['thr', true],
        ]);
        expect(await feeds.all()).toHaveLength(3);
      }));

    test('a feed that nobody follows any more is forgotten, and its number is not given again', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        const { feed } = await follow(feeds, SERVER);
        await follow(feeds, TEAM);
        await feeds.settle(ADDRESS, POLLED);
        expect(await feeds.unfollow(SERVER, ADDRESS)).toBe(true);
        expect(await feeds.unfollow(SERVER, ADDRESS)).toBe(false);
        expect(await other.feeds.all()).toHaveLength(1);
        expect(await other.feeds.unfollow(TEAM, ADDRESS)).toBe(true);
        expect(await feeds.all()).toEqual([]);
        expect(await feeds.unfollow(TEAM, 'https://never.example/feed')).toBe(false);
        await feeds.settle(ADDRESS, POLLED);
        await feeds.describe(ADDRESS, 'The Courier', null);
        const again = await follow(feeds, SERVER);
        expect(again.feed).toMatchObject({ title: null, state: NEVER_POLLED });
        expect(again.feed.id).toBeGreaterThan(feed.id);
      }));

    test('a tenant may follow so many and no more; the operator and others are not affected', () =>
      withTwoStores(createDatabase, async ({ feeds }) => {
        const address = (index: number) => `https://feeds.example/${index}`;
        for (let index = 0; index < MOST_FEEDS_PER_TENANT; index++) await follow(feeds, SERVER, address(index));
        const refused = await feeds.follow(SERVER, address(-1), 'person-1', NOW);
        expect(refused).toMatchObject({ ok: false, refusal: { code: 'too-many' } });
        expect(await follow(feeds, SERVER, address(7))).toMatchObject({ known: true });
        expect(await follow(feeds, TEAM, address(-1))).toMatchObject({ known: false });
        for (let index = 0; index <= MOST_FEEDS_PER_TENANT; index++) await follow(feeds, null, address(index));
        expect(await feeds.unfollow(SERVER, address(7))).toBe(true);
        expect(await follow(feeds, SERVER, address(-1))).toMatchObject({ known: false });
      }));

    test('many that follow at once share one row and do not bring a tenant over the limit', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        for (let index = 2; index < MOST_FEEDS_PER_TENANT; index++) {
          await follow(feeds, SERVER, `https://feeds.example/${index}`);
        }
        const stores = [feeds, other.feeds, feeds, other.feeds];
        const results = await Promise.all(
          stores.map((store, index) => store.follow(SERVER, `https://late.example/${index}`, 'person-1', NOW)),
        );
        expect(results.filter(({ ok }) => ok)).toHaveLength(2);
        await Promise.all(stores.map((store, index) => follow(store, { platform: 'slack', tenantId: `t${index}` })));
        expect((await feeds.all()).filter(({ address }) => address === ADDRESS)).toHaveLength(1);
      }));

    test('an address of any length is followed', () =>
      withTwoStores(createDatabase, async ({ feeds }) => {
        const address = `https://long.example/?${Array.from({ length: 2_000 }, (_, index) => `k${index}`).join('&')}`;
        await follow(feeds, SERVER, address);
        expect(await follow(feeds, SERVER, address)).toMatchObject({ known: true, feed: { address } });
        expect(await follow(feeds, SERVER, `${address}1`)).toMatchObject({ known: false });
      }));
  });
}

function listContract(createDatabase: CreateDatabase): void {
  const addresses = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `https://feeds.example/${from + index}`);
  const seenBy = async (feeds: FeedStore, follower: Follower) =>
    (await feeds.followedBy(follower)).map(({ address }) => address);

  describe('feed store: lists', () => {
    test('a list is followed as far as the limit goes, the first first; what is followed already counts as known', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        await follow(feeds, SERVER, 'https://feeds.example/3');
        await follow(feeds, TEAM, 'https://feeds.example/4');
        await follow(feeds, null, 'https://feeds.example/5');
        const given = [...addresses(0, MOST_FEEDS_PER_TENANT + 10), 'https://feeds.example/0'];
        const followed = await other.feeds.followAll(SERVER, given, 'person-1', NOW, 'first');
        expect(followed).toEqual({ added: MOST_FEEDS_PER_TENANT - 1, known: 2, beyond: 9 });
        expect((await seenBy(feeds, SERVER)).toSorted()).toEqual(addresses(0, MOST_FEEDS_PER_TENANT + 1).toSorted());
        expect(await feeds.followAll(SERVER, given, 'person-1', NOW, 'second')).toEqual({
          added: 0,
          known: MOST_FEEDS_PER_TENANT + 1,
          beyond: 9,
        });
        expect((await feeds.all()).filter(({ address }) => address.endsWith('/4'))).toHaveLength(1);
        expect(await feeds.followAll(SERVER, [], 'person-1', NOW, 'third')).toEqual({ added: 0, known: 0, beyond: 0 });
      }));

    test('undoing removes what came with the list and is still followed since, and nothing else', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        await follow(feeds, SERVER, 'https://feeds.example/0');
        await feeds.followAll(SERVER, addresses(0, 5), 'person-1', NOW, 'first');
        await feeds.followAll(SERVER, addresses(4, 7), 'person-1', NOW, 'second');
        await feeds.followAll(TEAM, addresses(0, 3), 'person-2', NOW, 'first');
        await feeds.unfollow(SERVER, 'https://feeds.example/2');
        await follow(feeds, SERVER, 'https://feeds.example/2');
        await feeds.unfollow(SERVER, 'https://feeds.example/3');
        expect(await other.feeds.unfollowBatch(SERVER, 'first')).toBe(2);
        expect(await other.feeds.unfollowBatch(SERVER, 'first')).toBe(0);
        const left = ['0', '2', '5', '6'].map((name) => `https://feeds.example/${name}`);
        expect((await seenBy(feeds, SERVER)).toSorted()).toEqual(left);
        expect(await seenBy(feeds, TEAM)).toHaveLength(3);
        expect((await feeds.all()).map(({ address }) => address).toSorted()).toEqual(
          ['0', '1', '2', '5', '6'].map((name) => `https://feeds.example/${name}`),
        );
        expect(await feeds.unfollowBatch(TEAM, 'second')).toBe(0);
      }));

    test('two that import at once do not bring a tenant over the limit', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        const most = MOST_FEEDS_PER_TENANT;
        const [one, two] = await Promise.all([
          feeds.followAll(SERVER, addresses(0, most - 20), 'person-1', NOW, 'one'),
          other.feeds.followAll(SERVER, addresses(most, most + 50), 'person-2', NOW, 'two'),
        ]);
        expect(one.added + two.added).toBe(most);
        expect(one.beyond + two.beyond).toBe(30);
      }));

    test('the operator may follow thousands at once', () =>
      withTwoStores(createDatabase, async ({ feeds }) => {
        expect(await feeds.followAll(null, addresses(0, 5_000), 'operator', NOW, null)).toMatchObject({ added: 5_000 });
        expect(await feeds.all()).toHaveLength(5_000);
      }));
  });
}

function stateContract(createDatabase: CreateDatabase, runSql: (url: string, sql: string) => Promise<void>): void {
  describe('feed store: what became of a poll', () => {
    test('state and description are found by another connection, each left alone by the other', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        await follow(feeds, SERVER);
        await feeds.describe(ADDRESS, 'The Courier “🦆”\u0000', 'https://courier.example/');
        await feeds.settle(ADDRESS, POLLED);
        expect(await other.feeds.all()).toMatchObject([
          { title: 'The Courier “🦆”\ufffd', link: 'https://courier.example/', state: POLLED },
        ]);
        await other.feeds.describe(ADDRESS, null, null);
        expect(await feeds.all()).toMatchObject([{ title: null, link: null, state: POLLED }]);
      }));

    test.each([
      ['no JSON', 'polled'],
      ['another shape', '{"failures":-1}'],
    ])('a state that is %s is named in the log and starts as never asked', async (_, state) => {
      const url = await createDatabase();
      const errors: object[] = [];
      const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => void errors.push(fields) };
      const store = await open(url, logger);
      const { feed } = await follow(store.feeds, SERVER);
      await follow(store.feeds, SERVER, 'https://other.example/feed');
      await store.feeds.settle('https://other.example/feed', POLLED);
      await runSql(url, `update feeds set state = '${state}' where id = ${feed.id}`);
      expect(await store.feeds.all()).toMatchObject([{ id: feed.id, state: NEVER_POLLED }, { state: POLLED }]);
      expect(errors).toMatchObject([{ table: 'feeds', id: feed.id }]);
      await store.close();
    });
  });
}

function muteContract(createDatabase: CreateDatabase): void {
  describe('feed store: muted outlets', () => {
    test('an outlet is left out in one channel, until it is not', () =>
      withTwoStores(createDatabase, async ({ feeds }, other) => {
        const channel = { platform: 'discord', tenantId: 'server-1', channelId: 'channel-1' };
        expect(await feeds.mute(channel, 'The Courier')).toBe(true);
        expect(await other.feeds.mute(channel, 'The Courier')).toBe(false);
        expect(await feeds.mute(channel, 'Farm Weekly')).toBe(true);
        expect(await other.feeds.muted(channel)).toEqual(['Farm Weekly', 'The Courier']);
        expect(await feeds.muted({ ...channel, channelId: 'channel-2' })).toEqual([]);
        expect(await feeds.unmute({ ...channel, channelId: 'channel-2' }, 'The Courier')).toBe(false);
        expect(await feeds.unmute(channel, 'The Courier')).toBe(true);
        expect(await feeds.unmute(channel, 'The Courier')).toBe(false);
        expect(await other.feeds.muted(channel)).toEqual(['Farm Weekly']);
      }));
  });
}
