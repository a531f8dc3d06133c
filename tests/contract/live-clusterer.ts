import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { createLiveClusterer, type LiveClusterer } from '../../src/live-clusterer.ts';
import type { RawItem } from '../../src/sources/raw-item.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createClusterer } from '../../src/stories/cluster.ts';
import { parseMergeReason, parseReason } from '../../src/stories/reason.ts';
import { inventStream } from '../support/invented-events.ts';
import { article, day, FEEDS } from './articles.ts';
import { type CreateDatabase, open, withTwoStores } from './database.ts';

const ARTICLES = 50;
const STREAM = inventStream(12, 8, 60);

/** What putting articles to stories keeps to on every engine. */
export function liveClustererContract(
  createDatabase: CreateDatabase,
  runSql: (url: string, sql: string) => Promise<void>,
): void {
  describe('live clusterer', { timeout: 60_000 }, () => {
    test('started anew at any moment, it decides as if it had never ended; also where articles were forgotten', async () => {
      const moments = fc.uniqueArray(fc.integer({ min: 0, max: ARTICLES - 1 }), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 500 }), moments, moments, async (seed, restarts, forgotten) => {
          const stream = inventStream(seed, 6, ARTICLES);
          const straight = await runStream(await createDatabase(), stream, [], forgotten);
          expect(await runStream(await createDatabase(), stream, restarts, forgotten)).toEqual(straight);
        }),
        { numRuns: 3 },
      );
    });

    test('it decides as the one in memory does, and stories become one', async () => {
      const decided = await runStream(await createDatabase(), STREAM, [20], []);
      const { stories, merges } = decideInMemory(STREAM);
      expect(decided.stories).toEqual(stories);
      expect(merges).toBe(2);
    });

    test('two processes on one database decide as one that gets the articles as they were kept', () =>
      withTwoStores(createDatabase, async (one, other) => {
        const kept: [number, RawItem][] = [];
        const feed = async (store: Store, items: readonly RawItem[]) => {
          const clusterer = clustererOn(store);
          for (const item of items) await place(clusterer, store, item, (no) => void kept.push([no, item]));
        };
        const half = (rest: number) => STREAM.filter((_, at) => at % 2 === rest || at % 5 === 0);
        await Promise.all([feed(one, half(0)), feed(other, half(1))]);
        const inOrder = kept.sort(([a], [b]) => a - b).map(([, item]) => item);
        expect(inOrder).toHaveLength(STREAM.length);
        expect(await storiesOf(one, STREAM)).toEqual(decideInMemory(inOrder).stories);
      }));

    test('each decision and each merge is kept with its reason', async () => {
      const store = await open(await createDatabase());
      const clusterer = clustererOn(store);
      for (const item of STREAM) await place(clusterer, store, item);
      const stories = await storiesOf(store, STREAM);
      for (const { id } of STREAM) {
        const json = (await store.storyArchive.reasonOf(id)) ?? '';
        expect(Buffer.byteLength(json)).toBeLessThan(500);
        const reason = parseReason(json);
        expect(reason?.did).toBe(reason?.story === `s-${id}` ? 'opened' : 'joined');
        expect((reason?.best?.score ?? -9) > (reason?.from ?? 0)).toBe(reason?.did === 'joined');
      }
      const aliases = (await Promise.all([...new Set(Object.values(stories))].map(store.storyArchive.aliases))).flat();
      expect(aliases).toHaveLength(2);
      for (const { alias, storyId, reason } of aliases) {
        const whole = await store.archive.ofStory(storyId, FEEDS(1), 99);
        expect(await store.archive.ofStory(alias, FEEDS(1), 99)).toEqual(whole);
        expect(whole.map(({ item }) => `s-${item.id}`)).toEqual(expect.arrayContaining([alias, storyId]));
        expect(parseMergeReason(reason)).toMatchObject({ from: { odds: 0, numbers: 0.25 } });
      }
      expect(await store.storyArchive.reasonOf('nobody')).toBeNull();
      await store.close();
    });

    test('articles of a version that kept nothing for it are taken in, and later ones join their stories', async () => {
      const url = await createDatabase();
      const store = await open(url);
      const [before, later] = [STREAM.slice(0, 30), STREAM.slice(30)];
      const known = decideInMemory(before).stories;
      for (const item of before) {
        await store.archive.keep(article(item.id, { item, storyId: known[item.id] ?? '', feedId: 1 }));
      }
      await runSql(url, 'delete from article_features; delete from story_reasons');
      expect(await store.storyArchive.undecided(2)).toEqual(before.slice(-2).map(({ id }) => id));
      const clusterer = clustererOn(store);
      for (const item of before.slice(0, 10)) await clusterer.remember(readArticle(item));
      const again = clustererOn(store);
      for (const item of before) await again.remember(readArticle(item));
      expect(await store.storyArchive.undecided(99)).toEqual([]);
      for (const item of later) await place(again, store, item);
      expect(await storiesOf(store, STREAM)).toEqual(decideInMemory(STREAM).stories);
      expect(await store.storyArchive.reasonOf(before[0]?.id ?? '')).toBeNull();
      await store.close();
    });
  });
}

/** So few that a stream is written and counted again several times. */
function clustererOn({ storyArchive }: Store): LiveClusterer {
  return createLiveClusterer({ stories: storyArchive, isCopy: async () => false, writtenAfter: 7 });
}

async function place(
  clusterer: LiveClusterer,
  { archive }: Store,
  item: RawItem,
  heard: (no: number) => void = () => {},
) {
  await clusterer.place(readArticle(item), async (storyId, decision) => {
    const outcome = await archive.keep(article(item.id, { item, storyId, decision, feedId: 1 }));
    if (outcome.kind === 'kept') heard(outcome.no);
    return outcome;
  });
}

/** Ends and starts before some articles, and forgets the oldest before others; what was decided and why, and what is counted. */
async function runStream(
  url: string,
  stream: readonly RawItem[],
  restarts: readonly number[],
  forgotten: readonly number[],
): Promise<{ stories: Record<string, string>; reasons: (string | null)[]; words: string }> {
  let store = await open(url);
  let clusterer = clustererOn(store);
  const stories: Record<string, string> = {};
  const reasons: (string | null)[] = [];
  for (const [at, item] of stream.entries()) {
    if (restarts.includes(at)) {
      await store.close();
      store = await open(url);
      clusterer = clustererOn(store);
    }
    if (forgotten.includes(at)) {
      Object.assign(stories, await storiesOf(store, stream));
      await store.archive.forget(day(999), at % 3 === 0 ? 99 : 3);
    }
    await place(clusterer, store, item);
    reasons.push(await store.storyArchive.reasonOf(item.id));
  }
  Object.assign(stories, await storiesOf(store, stream));
  await store.close();
  return { stories, reasons, words: clusterer.vocabulary.write() };
}

async function storiesOf({ archive }: Store, items: readonly RawItem[]): Promise<Record<string, string>> {
  const kept = await archive.load(items.map(({ id }) => id));
  return Object.fromEntries(kept.map(({ item, storyId }) => [item.id, storyId]));
}

/** The story of each article after all of them, by the clusterer in memory, and how often two stories became one. */
function decideInMemory(items: readonly RawItem[]): { stories: Record<string, string>; merges: number } {
  const stories: Record<string, string> = {};
  let merges = 0;
  const clusterer = createClusterer(({ article: { id }, decision: { storyId, merge } }) => {
    if (merge) merges += 1;
    for (const [known, story] of Object.entries(stories)) if (story === merge?.from) stories[known] = merge.into;
    stories[id] = storyId;
  });
  for (const item of items) clusterer.add(readArticle(item));
  return { stories, merges };
}
