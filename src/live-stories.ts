import { type ArticleReader, createArticleReader } from './article-reader.ts';
import type { Article } from './articles/article.ts';
import type {
  ArchiveHit,
  ArchiveScope,
  ArticleArchive,
  KeptArticle,
  RecentArticle,
} from './articles/article-archive.ts';
import type { KeptStory } from './brief-kept.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { createReadOn } from './read-on.ts';
import type { RawItem } from './sources/raw-item.ts';
import { type Clusterer, createClusterer } from './stories/cluster.ts';
import { parseTopic } from './stories/parse-topic.ts';
import { searchGroups, searchTerms } from './stories/search-terms.ts';
import { createSourceNumbers, type SourceNumbers } from './stories/source-numbers.ts';
import { createTopicList, type LiveTopic, type TopicList } from './stories/topic-list.ts';
import { type ArticleTopic, topicsOf } from './stories/topics-of.ts';
import { createVocabulary, type Vocabulary } from './stories/vocabulary.ts';

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
  /** The stories with the articles in which all words of a topic stand, of those that someone may see; best first. */
  find(topic: string, scope: ArchiveScope, since: Date | null): Promise<readonly KeptStory[]>;
  /** A topic with the words that were probably meant for its misspelled ones; null where none is known. */
  correct(topic: string): string | null;
  /** Topics that continue what was typed and have an article that someone may see, best first. */
  complete(typed: string, limit: number, scope: ArchiveScope): Promise<string[]>;
  /** Topics near one that was not found, of articles that someone may see. */
  nearest(topic: string, limit: number, scope: ArchiveScope): Promise<LiveTopic[]>;
  /** A topic as the articles write it, or as it was typed. */
  written(topic: string): string;
  /** Another number after each article that came or changed: what was found before may be found otherwise now. */
  revision(): number;
}

/** Articles of which clusterer and topics are remembered over a restart. */
const MOST_RESTORED = 3_000;
/** Articles looked at for one topic, stories made of them, and articles of one story that are briefed. */
const MOST_HITS = 400;
const MOST_STORIES = 12;
const MOST_OF_A_STORY = 12;
const LONGEST_TYPED = 100;
/** Articles that are counted of a topic near another. */
const MOST_COUNTED = 100;
const MILLISECONDS_A_DAY = 86_400_000;

interface Memory {
  readonly clusterer: Clusterer;
  readonly vocabulary: Vocabulary;
  readonly topics: TopicList;
  readonly sources: SourceNumbers;
  revision: number;
}

/** Creates the live stories over an archive. What is read, compared and counted is held in memory; texts are not. */
export function createLiveStories(archive: ArticleArchive, logger: Logger): LiveStories {
  const memory: Memory = {
    clusterer: createClusterer(),
    vocabulary: createVocabulary(),
    topics: createTopicList(),
    sources: createSourceNumbers(),
    revision: 0,
  };
  const read = createArticleReader(logger);
  // One after the other: two feeds that bring one article at once must not keep it twice.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const readOn = createReadOn(archive, async ({ articleId, topics, feedIds }) => {
    const [kept] = await archive.load([articleId]);
    if (kept) restoreOne({ ...kept, topics, feedIds }, memory, read);
    memory.revision += 1;
    await pause();
  });
  return {
    restore: async () => {
      await readOn.begin();
      await restore(archive, memory, read);
    },
    catchUp: () => inTurn(readOn.next),
    takeIn: (incoming, now) =>
      inTurn(async () => {
        // What another process kept a moment ago may be the story that this one tells.
        await readOn.next();
        const taken = await takeIn(incoming, now, archive, memory, read);
        if (taken === 'kept') readOn.skip(incoming.item.id);
        return taken;
      }),
    find: (topic, scope, since) => findStories(topic, scope, since, archive),
    correct: (topic) => correctTerms(topic, memory.vocabulary),
    complete: async (typed, limit, scope) =>
      memory.topics.complete(fold(typed), limit, memory.sources.seenBy(scope)).map(({ topic }) => topic),
    nearest: (topic, limit, scope) => {
      const topics = memory.topics.nearest(fold(topic), limit, memory.sources.seenBy(scope));
      return countSeen(scope, topics, archive);
    },
    written: (topic) => memory.topics.written(fold(topic)) ?? topic,
    revision: () => memory.revision,
  };
}

function fold(typed: string): string {
  return foldForSearch(typed.slice(0, LONGEST_TYPED));
}

/** The topics with the number of articles that someone may see of each: those of other servers' feeds are not told. */
async function countSeen(
  scope: ArchiveScope,
  topics: readonly LiveTopic[],
  archive: ArticleArchive,
): Promise<LiveTopic[]> {
  const seen: LiveTopic[] = [];
  for (const { topic } of topics) {
    const groups = searchGroups(topic);
    const hits = groups.length > 0 ? await archive.search(groups, scope, null, MOST_COUNTED) : [];
    if (hits.length > 0) seen.push({ topic, articles: hits.length });
    await pause();
  }
  return seen;
}

async function restore(archive: ArticleArchive, memory: Memory, read: ArticleReader): Promise<void> {
  for (const kept of await archive.recent(MOST_RESTORED)) {
    restoreOne(kept, memory, read);
    await pause();
  }
}

function restoreOne(kept: RecentArticle, memory: Memory, read: ArticleReader): void {
  const article = read(kept.item);
  if (!article) return;
  memory.clusterer.restore(article, kept.storyId);
  const sources = kept.feedIds.map((feedId) => sourceOf(memory, kept.item, feedId));
  countTopics(memory, article, searchTerms(article), kept.topics, sources);
}

async function takeIn(
  { item, feedId, keys, excerptOnly }: Incoming,
  now: Date,
  archive: ArticleArchive,
  memory: Memory,
  read: ArticleReader,
): Promise<'kept' | 'known' | 'replaced' | 'empty'> {
  await pause();
  const before = await archive.findByKeys(keys);
  const [kept] = before ? await archive.load([before.articleId]) : [];
  const id = kept?.item.id ?? item.id;
  const article = read({ ...item, id });
  if (!article) return 'empty';
  const storyId = kept?.storyId ?? memory.clusterer.add(article);
  const topics = JSON.stringify(topicsOf(article, memory.vocabulary));
  const entry = { item: { ...item, id }, storyId, firstSeenAt: now.toISOString(), excerptOnly, feedId, keys, topics };
  const terms = searchTerms(article);
  const fresh = { ...entry, ...terms };
  const source = sourceOf(memory, item, feedId);
  if (kept && isAnother(kept, fresh)) {
    await archive.replace(id, { ...fresh, firstSeenAt: kept.firstSeenAt }, now);
    memory.revision += 1;
    return 'replaced';
  }
  if ((await archive.keep(fresh)) === 'known') {
    // With a further feed, perhaps, whose followers see it from now on.
    if (memory.topics.addSource(readTopics(topics), source)) memory.revision += 1;
    return 'known';
  }
  countTopics(memory, article, terms, topics, [source]);
  memory.revision += 1;
  return 'kept';
}

/** Whether a text is to be put in place of one that is kept: it was edited, or the whole text instead of an excerpt. */
function isAnother(kept: KeptArticle, fresh: Pick<KeptArticle, 'item' | 'excerptOnly'>): boolean {
  if (fresh.excerptOnly && !kept.excerptOnly) return false;
  return foldForSearch(kept.item.text) !== foldForSearch(fresh.item.text);
}

function countTopics(
  { topics, vocabulary }: Memory,
  article: Article,
  { titleTerms, textTerms }: ReturnType<typeof searchTerms>,
  json: string,
  sources: readonly number[],
): void {
  vocabulary.count(Array.from(new Set(`${titleTerms} ${textTerms}`.split(' ')), vocabulary.idOf));
  const day = Date.parse(article.publishedAt ?? '');
  topics.count(readTopics(json), Number.isNaN(day) ? null : day / MILLISECONDS_A_DAY, sources);
}

/** The number of where an item came from; its outlet is the one that someone may leave out. */
function sourceOf({ sources }: Memory, { outlet }: RawItem, feedId: number | null): number {
  return sources.numberOf(feedId, outlet ?? null);
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

async function findStories(
  topic: string,
  scope: ArchiveScope,
  since: Date | null,
  archive: ArticleArchive,
): Promise<KeptStory[]> {
  const groups = searchGroups(topic);
  const hits = groups.length > 0 ? await archive.search(groups, scope, since, MOST_HITS) : [];
  const stories: KeptStory[] = [];
  for (const id of bestStories(hits)) {
    await pause();
    const kept = await archive.ofStory(id, scope, MOST_OF_A_STORY);
    stories.push({ id, items: kept.map(({ item, excerptOnly }) => ({ item, excerptOnly })) });
  }
  return stories;
}

/** The stories of the hits, those with the highest sum of scores first. */
function bestStories(hits: readonly ArchiveHit[]): string[] {
  const scores = new Map<string, number>();
  for (const { storyId, score } of hits) scores.set(storyId, (scores.get(storyId) ?? 0) + score);
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_STORIES)
    .map(([storyId]) => storyId);
}

/** Lets what waits on the event loop go first: a heartbeat or an acknowledgement must not wait for many articles. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
