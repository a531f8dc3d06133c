import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { article, day, FEEDS, keepAll } from './articles.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';
import { subscription } from './subscription-store.ts';

const FOLLOWER = ['discord', 'server-1'] as const;
const edition = (subscriptionId: number, days: number) => ({ subscriptionId, dueAt: day(days).toISOString() });

/** Posts an edition that cites these articles. */
async function post({ ledger }: Store, subscriptionId: number, days: number, cites: readonly string[]): Promise<void> {
  const posted = edition(subscriptionId, days);
  await ledger.claim(posted, 'a', day(days), day(days + 1));
  expect(await ledger.keepParts(posted, 'a', ['one'], '{}', cites)).toBe(true);
  await ledger.settle(posted, 'a', { state: 'posted', reason: null }, day(days));
}

/** Removes all articles that may be; the ids of those that stay. */
async function left({ archive }: Store): Promise<string[]> {
  while ((await archive.forget(day(1_000), 2)) > 0);
  return (await archive.recentTopics(99)).map(({ articleId }) => articleId).sort();
}

/** What keeps to articles that digests cite. */
export function heldArticlesContract(createDatabase: CreateDatabase): void {
  /** Two digests, and the articles a to d of one feed, a day after each other. */
  const withDigests = (use: (one: Store, other: Store) => Promise<void>) =>
    withTwoStores(createDatabase, async (one, other) => {
      await one.subscriptions.add(subscription({}));
      await one.subscriptions.add(subscription({ topic: 'the other' }));
      const ids = ['a', 'b', 'c', 'd'];
      await keepAll(
        one.archive,
        ids.map((id, days) => article(id, { feedId: 1, firstSeenAt: day(days).toISOString() })),
      );
      await use(one, other);
    });

  describe('articles that digests cite', () => {
    test('are kept however old, until the last edition that cites them is dropped', () =>
      withDigests(async (store, other) => {
        await post(store, 1, 4, ['a', 'b', 'nobody']);
        await post(store, 1, 5, ['b']);
        await post(store, 2, 5, []);
        await post(store, 1, 9, []);
        expect(await left(other)).toEqual(['a', 'b']);
        await store.ledger.forget(day(5));
        expect(await left(other)).toEqual(['b']);
        await store.ledger.forget(day(6));
        expect(await left(other)).toEqual([]);
      }));

    test('are kept by the newest edition as long as its subscription stands', () =>
      withDigests(async (store, other) => {
        await post(store, 1, 4, ['a', 'b']);
        await post(store, 2, 4, ['b', 'c']);
        await store.ledger.forget(day(900));
        expect(await left(other)).toEqual(['a', 'b', 'c']);
        expect(await other.subscriptions.remove(...FOLLOWER, 1)).toBe(true);
        expect(await left(store)).toEqual(['b', 'c']);
        await store.subscriptions.setGone(2, 'the channel is gone', day(5));
        expect(await left(store)).toEqual(['b', 'c']);
        expect(await store.subscriptions.forgetGone(day(6))).toBe(1);
        expect(await left(other)).toEqual([]);
      }));

    test('are not held by a process that lost its claim', () =>
      withDigests(async (store) => {
        await store.ledger.claim(edition(1, 4), 'a', day(4), day(5));
        await store.ledger.claim(edition(1, 4), 'b', day(6), day(7));
        expect(await store.ledger.keepParts(edition(1, 4), 'a', ['late'], '{}', ['a'])).toBe(false);
        expect(await store.ledger.keepParts(edition(1, 4), 'b', ['one'], '{}', ['c'])).toBe(true);
        expect(await left(store)).toEqual(['c']);
      }));

    test('are still found by their words, known by their keys, and replaced when they are edited', () =>
      withDigests(async (store) => {
        await post(store, 1, 4, ['a']);
        expect(await left(store)).toEqual(['a']);
        await store.archive.replace('a', article('a', { feedId: 1, item: { text: 'Edited.' } }), day(5));
        expect(await left(store)).toEqual(['a']);
        expect(await store.archive.versions('a')).toHaveLength(1);
        expect(await store.archive.findByKeys(['key of a'])).toMatchObject({ articleId: 'a' });
        expect(await store.archive.count(FEEDS(1))).toBe(1);
      }));

    test('one process cites while another lets go: what is cited in the end stays', () =>
      withDigests(async (store, other) => {
        for (let round = 0; round < 25; round++) {
          const id = `r${round}`;
          await store.archive.keep(article(id, { feedId: 1 }));
          await store.subscriptions.add(subscription({ topic: id }));
          await post(store, 3 + round, 4, [id, 'b', 'a']);
          await Promise.all([
            post(store, 2, 4 + round, ['a', id, 'b']),
            other.subscriptions.remove(...FOLLOWER, 3 + round),
          ]);
          expect(await left(other)).toEqual(expect.arrayContaining(['a', 'b', id]));
        }
      }));
  });
}
