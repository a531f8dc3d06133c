import { describe, expect, test } from 'vitest';
import type { RawItem } from '../../src/sources/raw-item.ts';
import { article, day, FEEDS, idsFound, keepAll, NOBODY } from './articles.ts';
import { type CreateDatabase, open, withTwoStores } from './database.ts';

/** What every archive keeps to. */
export function articleArchiveContract(
  createDatabase: CreateDatabase,
  runSql: (url: string, sql: string) => Promise<void>,
): void {
  keepContract(createDatabase, runSql);
  replaceContract(createDatabase);
  scopeContract(createDatabase);
  forgetContract(createDatabase);
}

function keepContract(createDatabase: CreateDatabase, runSql: (url: string, sql: string) => Promise<void>): void {
  describe('article archive: keeping', () => {
    test('an article comes back as it was kept, in the order asked for', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        const item: RawItem = {
          id: 'a',
          text: 'Dockers at Port Ellery “voted” 🦆\u0000\ud800 on Monday.',
          format: 'markdown',
          title: 'Dockers vote',
          outlet: 'Ellery Courier',
          origin: 'NWA',
          url: 'https://courier.example/1',
          publishedAt: '2026-03-01',
        };
        expect(await archive.keep(article('a', { item, storyId: 's1', excerptOnly: true }))).toEqual({
          kind: 'kept',
          no: 1,
        });
        expect(await archive.keep(article('b'))).toEqual({ kind: 'kept', no: 2 });
        const [b, a, ...none] = await other.archive.load(['b', 'nobody', 'a']);
        expect(none).toEqual([]);
        expect(b).toMatchObject({ item: { id: 'b' }, excerptOnly: false });
        expect(a).toEqual({ item, storyId: 's1', firstSeenAt: day(0).toISOString(), excerptOnly: true });
        expect(await archive.load([])).toEqual([]);
      }));

    test('a known one is left as it is, and gets further keys and its further feed', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        await archive.keep(article('a', { feedId: 1, keys: ['guid 1'], textTerms: 'strike' }));
        const again = article('a', {
          item: { text: 'Other words.' },
          storyId: 'another',
          feedId: 2,
          keys: ['guid 1', 'address 1'],
          textTerms: 'harvest',
        });
        expect(await other.archive.keep(again)).toEqual({ kind: 'known' });
        expect(await archive.load(['a'])).toMatchObject([{ item: { text: 'The text of a.' }, storyId: 'story of a' }]);
        expect(await archive.findByKeys(['address 1'])).toEqual({ articleId: 'a', storyId: 'story of a' });
        expect(await idsFound(archive, [['strike']], FEEDS(2))).toEqual(['a']);
        expect(await idsFound(archive, [['harvest']], FEEDS(1, 2))).toEqual([]);
        expect(await archive.count(FEEDS(1, 2))).toBe(1);
        expect(await other.archive.link('a', 3, ['headline 1'])).toBe(true);
        expect(await other.archive.link('a', 3, [])).toBe(false);
        expect(await other.archive.link('nobody', 3, ['headline 2'])).toBe(false);
        expect(await archive.findByKeys(['headline 2', 'headline 1'])).toEqual({
          articleId: 'a',
          storyId: 'story of a',
        });
        expect(await idsFound(archive, [['strike']], FEEDS(3))).toEqual(['a']);
        const [recent] = await archive.recentTopics(1);
        expect(new Set(recent?.feedIds)).toEqual(new Set([1, 2, 3]));
      }));

    test('keys of any length and content find their article, the first key first; a key stays with its first article', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const long = 'guid '.repeat(3_000);
        await archive.keep(article('a', { keys: [long, "o'clock \u0000 🦆", 'shared'] }));
        await archive.keep(article('b', { keys: ['shared', 'b'] }));
        expect(await archive.findByKeys([`${long}2`, 'never'])).toBeNull();
        expect(await archive.findByKeys([])).toBeNull();
        expect(await archive.findByKeys([long])).toMatchObject({ articleId: 'a' });
        expect(await archive.findByKeys(["o'clock \u0000 🦆"])).toMatchObject({ articleId: 'a' });
        expect(await archive.findByKeys(['shared'])).toMatchObject({ articleId: 'a' });
        expect(await archive.findByKeys(['never', 'b', long])).toMatchObject({ articleId: 'b' });
        expect(await archive.findByKeys([long, 'b'])).toMatchObject({ articleId: 'a' });
      }));

    test('a key finds only what someone may see, where that is asked for', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await archive.keep(article('a', { feedId: 1, keys: ['a'], item: { outlet: 'Ellery Courier' } }));
        await archive.keep(article('b', { keys: ['b'] }));
        expect(await archive.findByKeys(['a', 'b'], FEEDS(1))).toMatchObject({ articleId: 'a' });
        expect(await archive.findByKeys(['a', 'b'], FEEDS(2))).toMatchObject({ articleId: 'b' });
        expect(await archive.findByKeys(['a'], { feedIds: [1], mutedOutlets: ['Ellery Courier'] })).toBeNull();
      }));

    test('of many that keep one article at once over two connections, one keeps it', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        for (let round = 0; round < 10; round++) {
          const kept = await Promise.all(
            [archive, other.archive, archive, other.archive].map((one, index) =>
              one.keep(
                article(`a${round}`, { feedId: index + 1, keys: [`x${round}`, `y${index}`], textTerms: 'port' }),
              ),
            ),
          );
          expect(kept.filter(({ kind }) => kind === 'kept')).toHaveLength(1);
        }
        for (const feedId of [1, 2, 3, 4]) expect(await idsFound(archive, [['port']], FEEDS(feedId))).toHaveLength(10);
      }));

    test('the newest come back oldest first, with their topics; undated ones count from when they were seen', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const published = (publishedAt: string) => ({ item: { publishedAt } });
        await keepAll(archive, [
          article('third', { ...published('2026-03-04T23:30:00-05:00'), topics: '[{"topic":"ellery"}]' }),
          article('first', published('2026-03-01')),
          article('second', published('2026-03-03T10:00:00')),
          article('fourth', { firstSeenAt: day(9).toISOString() }),
          article('no date', { ...published('the day after'), firstSeenAt: day(8).toISOString() }),
        ]);
        const recent = await archive.recentTopics(4);
        expect(recent.map(({ articleId }) => articleId)).toEqual(['second', 'third', 'no date', 'fourth']);
        expect(recent[1]).toMatchObject({
          topics: '[{"topic":"ellery"}]',
          at: '2026-03-05T04:30:00.000Z',
          feedIds: [null],
        });
      }));

    test('a stored text that makes no sense is named in the log and left out', async () => {
      const url = await createDatabase();
      const errors: object[] = [];
      const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => void errors.push(fields) };
      const store = await open(url, logger);
      await keepAll(store.archive, [article('a'), article('b'), article('c')]);
      await runSql(url, `update article_texts set item = '{' where article_no = 1`);
      await runSql(url, `update article_texts set item = '{"id":"b"}' where article_no = 2`);
      expect(await store.archive.load(['a', 'b', 'c'])).toMatchObject([{ item: { id: 'c' } }]);
      expect(errors).toMatchObject([{ id: 'a' }, { id: 'b' }]);
      await store.close();
    });
  });
}

function replaceContract(createDatabase: CreateDatabase): void {
  describe('article archive: replacing', () => {
    test('the new text stands and is found, the old ones are kept beside it', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        await archive.keep(article('a', { textTerms: 'strike', feedId: 1, topics: '["counted"]', excerptOnly: true }));
        const second = article('another id', {
          item: { text: 'Second.', outlet: 'Ellery Courier' },
          storyId: 's2',
          textTerms: 'talk',
          titleTerms: 'port',
          feedId: 2,
          keys: ['new address'],
          firstSeenAt: day(5).toISOString(),
        });
        await other.archive.replace('a', second, day(1));
        await archive.replace('a', { ...second, item: { ...second.item, text: 'Third.' } }, day(2));
        expect(await archive.load(['a', 'another id'])).toEqual([
          {
            item: { ...second.item, id: 'a', text: 'Third.' },
            storyId: 'story of a',
            firstSeenAt: day(0).toISOString(),
            excerptOnly: false,
          },
        ]);
        expect(await archive.versions('a')).toEqual([
          { item: { ...second.item, id: 'a' }, replacedAt: day(2).toISOString(), excerptOnly: false },
          {
            item: { id: 'a', text: 'The text of a.', format: 'text' },
            replacedAt: day(1).toISOString(),
            excerptOnly: true,
          },
        ]);
        expect(await idsFound(archive, [['strike']], FEEDS(1))).toEqual([]);
        expect(await idsFound(archive, [['talk'], ['port']], FEEDS(2))).toEqual(['a']);
        expect(await archive.findByKeys(['new address'])).toEqual({ articleId: 'a', storyId: 'story of a' });
        expect(await archive.findByKeys(['key of a'])).toMatchObject({ articleId: 'a' });
        expect(await archive.recentTopics(9)).toMatchObject([{ topics: '["counted"]' }]);
      }));

    test('those that were edited after a time are told from the others', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        await keepAll(archive, [article('a'), article('b'), article('c'), article('d')]);
        for (const [id, days] of [
          ['c', 2],
          ['a', 3],
          ['b', 1],
          ['a', 4],
        ] as const) {
          await archive.replace(id, article(id, { item: { text: `Edited on ${days}.` } }), day(days));
        }
        expect(await other.archive.editedSince(['d', 'c', 'b', 'a', 'nobody'], day(1))).toEqual(['a', 'c']);
        expect(await other.archive.editedSince(['d', 'c', 'b'], day(3))).toEqual([]);
      }));

    test('where there is no such article, nothing is replaced', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await archive.replace('a', article('a', { textTerms: 'strike' }), day(1));
        expect(await archive.load(['a'])).toEqual([]);
        expect(await archive.versions('a')).toEqual([]);
        expect(await idsFound(archive, [['strike']])).toEqual([]);
      }));
  });
}

function scopeContract(createDatabase: CreateDatabase): void {
  describe('article archive: who sees what', () => {
    const outlet = (name: string) => ({ item: { outlet: name } });
    const articles = [
      article('bundled', { textTerms: 'port' }),
      article('of 1', { textTerms: 'port', feedId: 1, ...outlet('Ellery Courier') }),
      article('of 2', { textTerms: 'port', feedId: 2, ...outlet('Farm Weekly') }),
      article('of both', { textTerms: 'port', feedId: 1, ...outlet('Farm Weekly') }),
      article('of both', { textTerms: 'port', feedId: 2, ...outlet('Farm Weekly') }),
    ].map((one) => ({ ...one, storyId: 's1' }));

    test.each([
      [NOBODY, ['bundled']],
      [FEEDS(1), ['bundled', 'of 1', 'of both']],
      [FEEDS(2, 9), ['bundled', 'of 2', 'of both']],
      [FEEDS(1, 2, 2), ['bundled', 'of 1', 'of 2', 'of both']],
      [{ feedIds: [1, 2], mutedOutlets: ['Farm Weekly', "O'Nobody"] }, ['bundled', 'of 1']],
      [{ feedIds: [1, 2], mutedOutlets: ['Farm Weekly', 'Ellery Courier'] }, ['bundled']],
      [{ feedIds: [1, 2], mutedOutlets: ['farm weekly'] }, ['bundled', 'of 1', 'of 2', 'of both']],
    ])('%j', (scope, expected) =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await keepAll(archive, articles);
        expect((await idsFound(archive, [['port']], scope)).sort()).toEqual(expected);
        expect((await archive.ofStory('s1', scope, 9)).map(({ item }) => item.id).sort()).toEqual(expected);
        expect(await archive.count(scope)).toBe(expected.length);
      }),
    );

    test('the limit counts what someone may see; the newest of a story, oldest first', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const dated = (id: string, days: number, feedId: number) => {
          const item = { publishedAt: day(days).toISOString() };
          return article(id, { item, feedId, storyId: 's1', textTerms: 'port' });
        };
        await keepAll(archive, [dated('c', 3, 1), dated('a', 1, 1), dated('b', 2, 1), dated('other', 4, 2)]);
        await archive.keep(article('elsewhere', { feedId: 1, textTerms: 'port' }));
        const newest = await archive.ofStory('s1', FEEDS(1), 2);
        expect(newest.map(({ item }) => item.id)).toEqual(['b', 'c']);
        expect(await archive.search([['port']], FEEDS(1), null, 1)).toHaveLength(1);
        expect(await archive.search([['port']], FEEDS(2), null, 1)).toMatchObject([{ articleId: 'other' }]);
      }));
  });
}

function forgetContract(createDatabase: CreateDatabase): void {
  describe('article archive: forgetting', () => {
    test('the oldest go first, so many at once, with all that is theirs; bundled and newer ones stay', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        const seen = (id: string, days: number, feedId: number | null) =>
          article(id, { firstSeenAt: day(days).toISOString(), feedId, textTerms: 'port', storyId: 's1' });
        await keepAll(archive, [seen('bundled', 0, null), seen('c', 3, 1), seen('a', 1, 1), seen('b', 2, 1)]);
        await archive.keep(seen('d', 9, 1));
        await archive.replace('a', seen('a', 1, 1), day(1));
        expect(await archive.forget(day(4), 2)).toBe(2);
        expect(await idsFound(other.archive, [['port']], FEEDS(1))).toEqual(['d', 'c', 'bundled']);
        expect(await archive.forget(day(4), 2)).toBe(1);
        expect(await archive.forget(day(4), 2)).toBe(0);
        expect((await archive.recentTopics(9)).map(({ articleId }) => articleId)).toEqual(['bundled', 'd']);
        expect(await archive.count(FEEDS(1))).toBe(2);
        expect(await archive.findByKeys(['key of a'])).toBeNull();
        expect(await archive.versions('a')).toEqual([]);
        expect(await archive.keep(seen('a', 10, 2))).toMatchObject({ kind: 'kept' });
        expect(await archive.versions('a')).toEqual([]);
        expect(await idsFound(archive, [['port']], FEEDS(1))).toEqual(['d', 'bundled']);
        expect(await archive.findByKeys(['key of a'])).toMatchObject({ articleId: 'a' });
      }));

    test('two that forget at once forget each article once', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        for (let index = 0; index < 60; index++) await archive.keep(article(`a${index}`, { feedId: 1 }));
        const forgotten = await Promise.all(
          [archive, other.archive, archive, other.archive].map((one) => one.forget(day(1), 15)),
        );
        const left = await archive.count(FEEDS(1));
        expect(left).toBe(60 - forgotten.reduce((sum, count) => sum + count, 0));
        expect(left).toBeLessThan(60);
      }));

    test('bundled ones that are bundled no more go, unless a feed brought them too', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await keepAll(archive, [article('a'), article('b'), article('c'), article('c', { feedId: 1 })]);
        await archive.keep(article('d', { feedId: 1 }));
        expect(await archive.retainBundled(['a', 'nobody'])).toBe(2);
        expect(await archive.retainBundled(['a'])).toBe(0);
        expect((await archive.load(['a', 'b', 'c', 'd'])).map(({ item }) => item.id)).toEqual(['a', 'c', 'd']);
        expect(await archive.count(NOBODY)).toBe(1);
        expect(await archive.count(FEEDS(1))).toBe(3);
      }));
  });
}
