import { type ArticleReader, createArticleReader } from './article-reader.ts';
import type { ArchiveScope, ArticleArchive, KeptArticle } from './articles/article-archive.ts';
import { findCopies } from './articles/copies.ts';
import { findStories } from './find-stories.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { createLiveClusterer, type LiveClusterer, type LiveClustererParts } from './live-clusterer.ts';
import { pause } from './pause.ts';
import { createReadOn } from './read-on.ts';
import type { RawItem } from './sources/raw-item.ts';
import { parseTopic } from './stories/parse-topic.ts';
import type { Found } from './stories/search.ts';
import { searchGroups, searchTerms } from './stories/search-terms.ts';
import type { StoryArchive } from './stories/story-archive.ts';
import { createTopicList, type LiveTopic, type TopicList } from './stories/topic-list.ts';
import { type ArticleTopic, topicsOf } from './stories/topics-of.ts';
import type { Vocabulary } from './stories/vocabulary.ts';

/** An item that a source brought. */
export interface Incoming {
  readonly item: RawItem;
  /** Null for a bundled one. */
  readonly feedId: number | null;
  /** What tells the same article again, the surest first. */
  readonly keys: readonly string[];
  readonly excerptOnly: boolean;
}

/** The stories of the archive: articles join them as they come, and they are found by topic. */
export interface LiveStories {
  /** Takes in what was known before a restart, so that later articles join the right stories. */
  restore(): Promise<void>;
  /** Takes up what other processes kept since the last time; how many articles. */
  catchUp(): Promise<number>;
  /** Reads an item, lets it join or open a story, and keeps it. `known` when it was there, `empty` without a sentence. */
  takeIn(incoming: Incoming, now: Date): Promise<'kept' | 'known' | 'replaced' | 'empty'>;
  /** The stories on a topic among the articles that someone may see, best first; a spelling mistake is forgiven. */
  find(topic: string, scope: ArchiveScope, since: Date | null): Promise<Found>;
  /** Topics that continue what was typed and have an article that someone may see, best first. */
  complete(typed: string, limit: number, scope: ArchiveScope): Promise<string[]>;
  /** Topics near one that was not found, of articles that someone may see. */
  nearest(topic: string, limit: number, scope: ArchiveScope): Promise<LiveTopic[]>;
  /** A topic as the articles write it, or as it was typed. */
  written(topic: string): string;
}

/** Articles of which the topics are remembered over a restart. */
const MOST_RESTORED = 3_000;
const LONGEST_TYPED = 100;
/** Topics that are looked up for whom they are offered to, and articles that are counted of each. */
const MOST_LOOKED_UP = 40;
const MOST_COUNTED = 100;
const MILLISECONDS_A_DAY = 86_400_000;

/** Where articles are kept, and what later ones are decided by. */
export interface LiveStoriesParts {
  readonly archive: ArticleArchive;
  readonly storyArchive: StoryArchive;
}

interface Memory {
  readonly clusterer: LiveClusterer;
  readonly topics: TopicList;
}

/** Creates the live stories over an archive. The topics and how telling words are is held in memory; articles are not. */
export function createLiveStories(parts: LiveStoriesParts, logger: Logger): LiveStories {
  const { archive, storyArchive } = parts;
  const read = createArticleReader(logger);
  const clusterer = createLiveClusterer({ stories: storyArchive, isCopy: copyFinder(archive, read) });
  const memory: Memory = { clusterer, topics: createTopicList() };
  // One after the other: two feeds that bring one article at once must not keep it twice.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const readOn = createReadOn(archive, async ({ topics, at }) => countTopics(memory.topics, topics, at));
  return {
    restore: async () => {
      await readOn.begin();
      await restore(parts, memory, read);
    },
    catchUp: () =>
      inTurn(async () => {
        await clusterer.catchUp();
        return await readOn.next();
      }),
    takeIn: (incoming, now) =>
      inTurn(async () => {
        await readOn.next();
        const taken = await takeIn(incoming, now, archive, memory, read);
        if (taken === 'kept') readOn.skip(incoming.item.id);
        return taken;
      }),
    find: async (topic, scope, since) => {
      const found = await findStories(topic, scope, since, archive, read);
      if (found.stories.length > 0) return found;
      const meant = correctTerms(topic, clusterer.vocabulary);
      if (meant === null) return found;
      const corrected = await findStories(meant, scope, since, archive, read);
      return { stories: corrected.stories, corrected: corrected.stories.length > 0 ? meant : null };
    },
    complete: async (typed, limit, scope) => {
      const topics = memory.topics.complete(foldForSearch(typed.slice(0, LONGEST_TYPED)), MOST_LOOKED_UP);
      return (await seenBy(scope, topics, limit, archive)).map(({ topic }) => topic);
    },
    nearest: (topic, limit, scope) => {
      const topics = memory.topics.nearest(foldForSearch(topic.slice(0, LONGEST_TYPED)), MOST_LOOKED_UP);
      return seenBy(scope, topics, limit, archive);
    },
    written: (topic) => {
      const folded = foldForSearch(topic.slice(0, LONGEST_TYPED));
      const live = memory.topics.complete(folded, MOST_LOOKED_UP);
      return live.find((one) => foldForSearch(one.topic) === folded)?.topic ?? topic;
    },
  };
}

function copyFinder(archive: ArticleArchive, read: ArticleReader): LiveClustererParts['isCopy'] {
  return async (article, id) => {
    const [kept] = await archive.load([id]);
    const other = kept ? read(kept.item) : null;
    return other !== null && findCopies([other, article]).length === 1;
  };
}

/** The first of these topics that have an article which someone may see: those of other servers' feeds are not told. */
async function seenBy(
  scope: ArchiveScope,
  topics: readonly LiveTopic[],
  limit: number,
  archive: ArticleArchive,
): Promise<LiveTopic[]> {
  const seen: LiveTopic[] = [];
  for (const topic of topics) {
    if (seen.length === limit) break;
    const groups = searchGroups(topic.topic);
    const hits = groups.length > 0 ? await archive.search(groups, scope, null, MOST_COUNTED) : [];
    if (hits.length > 0) seen.push({ topic: topic.topic, articles: hits.length });
  }
  return seen;
}

async function restore(
  { archive, storyArchive }: LiveStoriesParts,
  { clusterer, topics }: Memory,
  read: ArticleReader,
) {
  await clusterer.catchUp();
  for (const id of await storyArchive.undecided(MOST_RESTORED)) {
    const [kept] = await archive.load([id]);
    const article = kept ? read(kept.item) : null;
    if (article) await clusterer.remember(article);
    await pause();
  }
  for (const recent of await archive.recentTopics(MOST_RESTORED)) countTopics(topics, recent.topics, recent.at);
}

async function takeIn(
  { item, feedId, keys, excerptOnly }: Incoming,
  now: Date,
  archive: ArticleArchive,
  { clusterer, topics }: Memory,
  read: ArticleReader,
): Promise<'kept' | 'known' | 'replaced' | 'empty'> {
  await pause();
  const before = await archive.findByKeys(keys);
  const [kept] = before ? await archive.load([before.articleId]) : [];
  const id = kept?.item.id ?? item.id;
  if (kept && !isAnother(kept, { item, excerptOnly })) {
    await archive.link(id, feedId, keys);
    return 'known';
  }
  const article = read({ ...item, id });
  if (!article) return 'empty';
  const firstSeenAt = kept?.firstSeenAt ?? now.toISOString();
  const about = JSON.stringify(topicsOf(article, clusterer.vocabulary));
  const entry = {
    item: { ...item, id },
    firstSeenAt,
    excerptOnly,
    feedId,
    keys,
    topics: about,
    ...searchTerms(article),
  };
  if (kept) {
    await archive.replace(id, { ...entry, storyId: kept.storyId }, now);
    return 'replaced';
  }
  const outcome = await clusterer.place(article, (storyId, decision) => archive.keep({ ...entry, storyId, decision }));
  if (outcome === 'kept') countTopics(topics, about, article.publishedAt ?? firstSeenAt);
  return outcome;
}

/** Whether a text is to be put in place of one that is kept: it was edited, or the whole text instead of an excerpt. */
function isAnother(kept: KeptArticle, fresh: Pick<KeptArticle, 'item' | 'excerptOnly'>): boolean {
  if (fresh.excerptOnly && !kept.excerptOnly) return false;
  return foldForSearch(kept.item.text) !== foldForSearch(fresh.item.text);
}

function countTopics(topics: TopicList, json: string, at: string): void {
  const time = Date.parse(at);
  topics.count(readTopics(json), Number.isNaN(time) ? null : time / MILLISECONDS_A_DAY);
}

function readTopics(json: string): ArticleTopic[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? (list as ArticleTopic[]) : [];
}

/** A topic with the terms that were probably meant for its misspelled words; null where none is known. */
function correctTerms(topic: string, vocabulary: Vocabulary): string | null {
  let changed = false;
  const words = parseTopic(topic).words.map(({ surface, term }) => {
    const meant = vocabulary.near(term);
    changed ||= meant !== null;
    return meant ?? surface;
  });
  return changed ? words.join(' ') : null;
}
