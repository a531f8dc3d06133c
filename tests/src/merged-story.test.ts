import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { createBriefer } from '../../src/create-briefer.ts';
import { createCore } from '../../src/create-core.ts';
import { deliverDue } from '../../src/deliver-due.ts';
import type { Publisher } from '../../src/delivery/publisher.ts';
import { explainStory } from '../../src/explain-story.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { liveBriefings } from '../../src/live-briefings.ts';
import { createLiveStories } from '../../src/live-stories.ts';
import { renderPlainText } from '../../src/presentation/plain-text.ts';
import type { RawItem } from '../../src/sources/raw-item.ts';
import { createClusterer } from '../../src/stories/cluster.ts';
import { briefHere } from '../support/brief-here.ts';
import { drawHere } from '../support/draw-here.ts';
import { inventStream } from '../support/invented-events.ts';
import { noSources } from '../support/no-sources.ts';
import { aSubscription, createMovableClock, dueParts, openOrThrow, withDatabase } from './delivery/rig.ts';

const STREAM = inventStream(12, 8, 60);

/** The article for which two stories become one, those before it, and what both stories are about. */
function firstMerge(): { before: readonly RawItem[]; merging: RawItem; topic: string } {
  let at = -1;
  const clusterer = createClusterer(({ article, decision }) => {
    if (decision.merge && at < 0) at = STREAM.findIndex(({ id }) => id === article.id);
  });
  for (const item of STREAM) clusterer.add(readArticle(item));
  const merging = STREAM[at] as RawItem;
  return { before: STREAM.slice(0, at), merging, topic: /^The (\w+):/.exec(merging.title ?? '')?.[1] ?? '' };
}

const figuresIn = (text: string) => new Set(text.match(/(?<!\[)\b\d{2,}\b(?!\])/g));

test(
  'a digest does not tell again what it told of two stories that have become one; a kept id leads to it',
  () =>
    withDatabase(async (url) => {
      const store = await openOrThrow(url);
      const clock = createMovableClock('2031-03-01T00:00:00Z');
      const live = createLiveStories(store, silentLogger);
      const briefer = createBriefer(liveBriefings(live, briefHere()), clock);
      const common = { ...store, clock, logger: silentLogger };
      const { makeDigest } = createCore({
        ...common,
        briefer,
        sources: noSources(),
        draw: drawHere,
        deliverNow: async () => ({ state: 'failed', reason: 'no platform' }),
        defaultZone: 'UTC',
      });
      const take = (item: RawItem) =>
        live.takeIn({ item, feedId: null, keys: [item.id], excerptOnly: false }, clock.now());
      const digest = async (iso: string) => {
        clock.set(iso);
        const posted: string[] = [];
        const publisher: Publisher = {
          platform: 'discord',
          idempotent: true,
          render: (document) => [renderPlainText(document, { width: 999, colour: false })],
          post: async ({ payload }) => {
            posted.push(payload);
            return { kind: 'posted', messageId: 'm' };
          },
        };
        await deliverDue(dueParts(store, clock, { publishers: [publisher], makeDigest }), clock.now());
        return posted.join('\n');
      };
      const storiesOn = async (topic: string) => await live.find(topic, { feedIds: [], mutedOutlets: [] }, null);

      const { before, merging, topic } = firstMerge();
      for (const item of before) await take(item);
      await store.subscriptions.add(aSubscription({ topic, createdAt: '2031-03-01T00:00:00.000Z' }));
      const earlier = await storiesOn(topic);
      const told = figuresIn(await digest('2031-03-10T08:00:00Z'));
      expect(told.size).toBeGreaterThan(5);

      await take(merging);
      const later = await storiesOn(topic);
      expect(later.length).toBe(earlier.length - 1);
      const next = await digest('2031-03-11T08:00:00Z');
      const news = next.split('\n').filter((line) => line.startsWith('NEW'));
      expect(news.length).toBeGreaterThan(0);
      for (const line of news) expect([...figuresIn(line)].filter((figure) => told.has(figure))).toEqual([]);

      const why = await explainStory(store, merging.url ?? '');
      const alias = why.found ? (why.merged[0]?.alias ?? '') : '';
      expect(earlier.map(({ id }) => id)).toContain(alias);
      const byAlias = await store.archive.ofStory(alias, { feedIds: [], mutedOutlets: [] }, 99);
      expect(byAlias.map(({ item }) => item.id)).toContain(merging.id);
      await store.close();
    }),
  60_000,
);
