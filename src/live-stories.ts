import type { Article } from './articles/article.ts';
import type { ArchiveHit, ArchiveScope, ArticleArchive, KeptArticle } from './articles/article-archive.ts';
import { readArticle } from './articles/read-article.ts';
import { messageOf } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { createReadOn } from './read-on.ts';
import type { RawItem } from './sources/raw-item.ts';
import { type Clusterer, createClusterer } from './stories/cluster.ts';
import { parseTopic } from './stories/parse-topic.ts';
import { createStoryIndex, type Found } from './stories/search.ts';
import { searchGroups, searchTerms } from './stories/search-terms.ts';
import type { Story } from './stories/story.ts';
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
  /** The stories on a topic among the articles that someone may see, best first; a spelling mistake is forgiven. */
  find(topic: string, scope: ArchiveScope, since: Date | null): Promise<Found>;
  /** Topics that continue what was typed and have an article that someone may see, best first. */
  complete(typed: string, limit: number, scope: ArchiveScope): Promise<string[]>;
  /** Topics near one that was not found, of articles that someone may see. */
  nearest(topic: string, limit: number, scope: ArchiveScope): Promise<LiveTopic[]>;
  /** A topic as the articles write it, or as it was typed. */
  written(topic: string): string;
}

/** Articles of which clusterer and topics are remembered over a restart. */
const MOST_RESTORED = 3_000;
/** Articles looked at for one topic, stories made of them, and articles of one story that are briefed. */
const MOST_HITS = 400;
const MOST_STORIES = 12;
const MOST_OF_A_STORY = 12;
/** Articles kept read; reading one takes some milliseconds. */
const MOST_READ = 150;
const LONGEST_TYPED = 100;
/** Topics that are looked up for whom they are offered to, and articles that are counted of each. */
const MOST_LOOKED_UP = 40;
const MOST_COUNTED = 100;
const MILLISECONDS_A_DAY = 86_400_000;

interface Memory {
  readonly clusterer: Clusterer;
  readonly vocabulary: Vocabulary;
  readonly topics: TopicList;
}

/** Creates the live stories over an archive. What is read, compared and counted is held in memory; texts are not. */
export function createLiveStories(archive: ArticleArchive, logger: Logger): LiveStories {
  const memory: Memory = {
    clusterer: createClusterer(),
    vocabulary: createVocabulary(),
    topics: createTopicList(),
  };
  const read = createReader(logger);
  // One after the other: two feeds that bring one article at once must not keep it twice.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const readOn = createReadOn(archive, async ({ articleId, topics }) => {
    const [kept] = await archive.load([articleId]);
    const article = kept ? read(kept.item) : null;
    if (!kept || !article) return;
    memory.clusterer.restore(article, kept.storyId);
    countTopics(memory, article, topics);
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
    find: async (topic, scope, since) => {
      const found = await findStories(topic, scope, since, archive, read);
      if (found.stories.length > 0) return found;
      const meant = correctTerms(topic, memory.vocabulary);
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

type Reader = (item: RawItem) => Article | null;

/** Reads articles and remembers the last ones; null for what cannot be read, which is named in the log. */
function createReader(logger: Logger): Reader {
  const known = new Map<string, Article>();
  return (item) => {
    const before = known.get(item.id);
    if (before?.text === item.text) {
      known.delete(item.id);
      known.set(item.id, before);
      return before;
    }
    try {
      const article = readArticle(item);
      if (article.sentences.length === 0) return null;
      known.set(item.id, article);
      if (known.size > MOST_READ) known.delete(known.keys().next().value as string);
      return article;
    } catch (thrown) {
      logger.error({ item: item.id, problem: messageOf(thrown), thrown }, 'reading an article failed');
      return null;
    }
  };
}

async function restore(archive: ArticleArchive, memory: Memory, read: Reader): Promise<void> {
  for (const kept of await archive.recent(MOST_RESTORED)) {
    const article = read(kept.item);
    if (!article) continue;
    memory.clusterer.restore(article, kept.storyId);
    countTopics(memory, article, kept.topics);
    await pause();
  }
}

async function takeIn(
  { item, feedId, keys, excerptOnly }: Incoming,
  now: Date,
  archive: ArticleArchive,
  memory: Memory,
  read: Reader,
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
  const fresh = { ...entry, ...searchTerms(article) };
  if (kept && isAnother(kept, fresh)) {
    await archive.replace(id, { ...fresh, firstSeenAt: kept.firstSeenAt }, now);
    return 'replaced';
  }
  if ((await archive.keep(fresh)) === 'known') return 'known';
  countTopics(memory, article, topics);
  return 'kept';
}

/** Whether a text is to be put in place of one that is kept: it was edited, or the whole text instead of an excerpt. */
function isAnother(kept: KeptArticle, fresh: Pick<KeptArticle, 'item' | 'excerptOnly'>): boolean {
  if (fresh.excerptOnly && !kept.excerptOnly) return false;
  return foldForSearch(kept.item.text) !== foldForSearch(fresh.item.text);
}

function countTopics({ topics, vocabulary }: Memory, article: Article, json: string): void {
  const { titleTerms, textTerms } = searchTerms(article);
  vocabulary.count(Array.from(new Set(`${titleTerms} ${textTerms}`.split(' ')), vocabulary.idOf));
  const day = Date.parse(article.publishedAt ?? '');
  topics.count(readTopics(json), Number.isNaN(day) ? null : day / MILLISECONDS_A_DAY);
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
  read: Reader,
): Promise<Found> {
  const groups = searchGroups(topic);
  const hits = groups.length > 0 ? await archive.search(groups, scope, since, MOST_HITS) : [];
  const stories: Story[] = [];
  for (const storyId of bestStories(hits)) {
    const kept = await archive.ofStory(storyId, scope, MOST_OF_A_STORY);
    const articles = kept.flatMap(({ item, excerptOnly }): Article[] => {
      const article = read(item);
      if (article === null) return [];
      return [excerptOnly ? { ...article, excerptOnly: true } : article];
    });
    if (articles.length > 0) stories.push({ id: storyId, articles });
    await pause();
  }
  return { ...createStoryIndex(stories).find(topic), corrected: null };
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
