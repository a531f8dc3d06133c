import { type ArticleReader, createArticleReader } from './article-reader.ts';
import type { ArchiveScope, ArrivedArticle, ArticleArchive, KeptArticle } from './articles/article-archive.ts';
import { findCopies } from './articles/copies.ts';
import type { KeptStory } from './brief-kept.ts';
import type { CommandMessage } from './commands/command.ts';
import { findStories } from './find-stories.ts';
import { type FoundStory, findStory } from './find-story.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { createLiveClusterer, type LiveClusterer, type LiveClustererParts } from './live-clusterer.ts';
import { pause } from './pause.ts';
import { addressKey, pageKey } from './read-entry.ts';
import { createReadOn } from './read-on.ts';
import type { RawItem } from './sources/raw-item.ts';
import { dayOf } from './stories/day-of.ts';
import { parseTopic } from './stories/parse-topic.ts';
import { searchGroups, searchTerms } from './stories/search-terms.ts';
import { createSourceNumbers, type SourceNumbers } from './stories/source-numbers.ts';
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
  /** The stories with the articles in which all words of a topic stand, of those that someone may see; best first. */
  find(topic: string, scope: ArchiveScope, since: Date | null): Promise<readonly KeptStory[]>;
  /** The story that a message is about, of those that someone may see; null for none. */
  about(message: CommandMessage, scope: ArchiveScope): Promise<FoundStory | null>;
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

/** Articles of which the topics are remembered over a restart. */
const MOST_RESTORED = 3_000;
const LONGEST_TYPED = 100;
/** Articles that are counted of a topic near another. */
const MOST_COUNTED = 100;

/** Where articles are kept, and what later ones are decided by. */
export interface LiveStoriesParts {
  readonly archive: ArticleArchive;
  readonly storyArchive: StoryArchive;
}

interface Memory {
  readonly clusterer: LiveClusterer;
  readonly topics: TopicList;
  readonly sources: SourceNumbers;
  revision: number;
}

/** Creates the live stories over an archive. The topics and how telling words are is held in memory; articles are not. */
export function createLiveStories(parts: LiveStoriesParts, logger: Logger): LiveStories {
  const { archive, storyArchive } = parts;
  const read = createArticleReader(logger);
  const clusterer = createLiveClusterer({ stories: storyArchive, isCopy: copyFinder(archive, read) });
  const memory: Memory = { clusterer, topics: createTopicList(), sources: createSourceNumbers(), revision: 0 };
  // One after the other: two feeds that bring one article at once must not keep it twice.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const readOn = createReadOn(archive, async (arrived) => {
    restoreTopics(arrived, memory);
    memory.revision += 1;
  });
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
    find: (topic, scope, since) => findStories(topic, scope, since, archive),
    about: (message, scope) => findStory(message, scope, { archive, vocabulary: clusterer.vocabulary, read }),
    correct: (topic) => correctTerms(topic, clusterer.vocabulary),
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

function copyFinder(archive: ArticleArchive, read: ArticleReader): LiveClustererParts['isCopy'] {
  return async (article, id) => {
    const [kept] = await archive.load([id]);
    const other = kept ? read(kept.item) : null;
    return other !== null && findCopies([other, article]).length === 1;
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

async function restore({ archive, storyArchive }: LiveStoriesParts, memory: Memory, read: ArticleReader) {
  await memory.clusterer.catchUp();
  for (const id of await storyArchive.undecided(MOST_RESTORED)) {
    const [kept] = await archive.load([id]);
    const article = kept ? read(kept.item) : null;
    if (article) await memory.clusterer.remember(article);
    await pause();
  }
  for (const arrived of await archive.recentTopics(MOST_RESTORED)) restoreTopics(arrived, memory);
}

function restoreTopics({ topics, at, outlet, feedIds }: ArrivedArticle, memory: Memory): void {
  const sources = feedIds.map((feedId) => memory.sources.numberOf(feedId, outlet));
  memory.topics.count(readTopics(topics), dayOf(at), sources);
}

async function takeIn(
  incoming: Incoming,
  now: Date,
  archive: ArticleArchive,
  memory: Memory,
  read: ArticleReader,
): Promise<'kept' | 'known' | 'replaced' | 'empty'> {
  await pause();
  const { item, feedId, keys, excerptOnly } = incoming;
  const before = await archive.findByKeys(keys);
  const [kept] = before ? await archive.load([before.articleId]) : [];
  const id = kept?.item.id ?? item.id;
  if (kept && !isAnother(kept, incoming)) return await takeInAgain(id, incoming, archive, memory, read);
  const article = read({ ...item, id });
  if (!article) return 'empty';
  const topics = topicsOf(article, memory.clusterer.vocabulary);
  const entry = {
    ...{ item: { ...item, id }, firstSeenAt: kept?.firstSeenAt ?? now.toISOString(), excerptOnly, feedId },
    keys: withPage(keys, item.url),
    ...{ topics: JSON.stringify(topics), ...searchTerms(article) },
  };
  if (kept) {
    await archive.replace(id, { ...entry, storyId: kept.storyId }, now);
    memory.revision += 1;
    return 'replaced';
  }
  const outcome = await memory.clusterer.place(article, (storyId, decision) =>
    archive.keep({ ...entry, storyId, decision }),
  );
  if (outcome === 'kept') {
    memory.topics.count(topics, dayOf(article.publishedAt ?? entry.firstSeenAt), [sourceOf(memory, item, feedId)]);
    memory.revision += 1;
  }
  return outcome;
}

/** An article that is kept as it is; with a further feed, perhaps, whose followers see it from now on. */
async function takeInAgain(
  id: string,
  { item, feedId, keys }: Incoming,
  archive: ArticleArchive,
  memory: Memory,
  read: ArticleReader,
): Promise<'known'> {
  const article = (await archive.link(id, feedId, keys)) ? read({ ...item, id }) : null;
  if (!article) return 'known';
  memory.topics.addSource(topicsOf(article, memory.clusterer.vocabulary), sourceOf(memory, item, feedId));
  memory.revision += 1;
  return 'known';
}

/** Whether a text is to be put in place of one that is kept: it was edited, or the whole text instead of an excerpt. */
function isAnother(kept: KeptArticle, fresh: Pick<KeptArticle, 'item' | 'excerptOnly'>): boolean {
  if (fresh.excerptOnly && !kept.excerptOnly) return false;
  return foldForSearch(kept.item.text) !== foldForSearch(fresh.item.text);
}

/** The keys, and what the article is found by at the address of its page. */
function withPage(keys: readonly string[], url: string | undefined): readonly string[] {
  return url === undefined || keys.includes(addressKey(url)) ? keys : [...keys, pageKey(url)];
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
