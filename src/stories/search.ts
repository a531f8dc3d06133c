import type { Article } from '../articles/article.ts';
import { foldForSearch } from '../kernel/text.ts';
import { dayOf } from './day-of.ts';
import { parseTopic, type TopicQuery } from './parse-topic.ts';
import type { Story } from './story.ts';
import { createStoryPostings, type StoryPostings } from './story-postings.ts';
import { holdsPhrase } from './story-terms.ts';
import { numbered } from './term-number.ts';
import { createTopicList, type LiveTopic, type TopicList } from './topic-list.ts';
import { topicsOf } from './topics-of.ts';
import { createVocabulary } from './vocabulary.ts';

/** What was found for a topic. */
interface Found {
  /** The stories that tell of it, the best first; none when nothing fits. */
  readonly stories: readonly Story[];
  /** The topic as it was understood when a spelling mistake was forgiven ("japan" for "jaapn"); else null. */
  readonly corrected: string | null;
}

/** Stories by topic, in memory. Nothing that someone types makes it throw. */
export interface StoryIndex {
  /** Takes in a story, or what is new in one that is known. */
  put(story: Story): void;
  /** The stories in which every word, and every quoted phrase, of a topic stands; passing mentions only if no other is. */
  find(topic: string): Found;
  /** Live topics that continue what was typed, best first; topics worth showing when nothing was. */
  complete(typed: string, limit: number): string[];
  /** Live topics near one that was not found, with the number of articles that have each. */
  nearest(topic: string, limit: number): LiveTopic[];
}

interface Entry {
  story: Story;
  /** Ids of the articles that were taken in. */
  readonly seen: Set<string>;
}

/** Stories below this share of the best one only mention the topic. */
const LEAST_SHARE = 0.15;
const LONGEST_TYPED = 100;

/** Creates an index over these stories; more can be put in later. */
export function createStoryIndex(stories: Iterable<Story>): StoryIndex {
  const entries = new Map<string, Entry>();
  const postings = createStoryPostings<Entry>();
  const topics = createLateTopics();

  function put(story: Story): void {
    const entry = entries.get(story.id) ?? { story, seen: new Set() };
    entries.set(story.id, entry);
    entry.story = story;
    for (const article of story.articles) {
      if (entry.seen.has(article.id)) continue;
      entry.seen.add(article.id);
      topics.put(article, [...postings.put(entry, article)]);
    }
  }

  for (const story of stories) put(story);
  return {
    put,
    find: (topic) => find(parseTopic(topic), postings),
    complete: (typed, limit) =>
      topics
        .list()
        .complete(fold(typed), limit)
        .map(({ topic }) => topic),
    nearest: (topic, limit) => topics.list().nearest(fold(topic), limit),
  };
}

/** The topics of articles, read when they are first asked for: finding stories does not need them. */
function createLateTopics() {
  const vocabulary = createVocabulary();
  const topics = createTopicList();
  const waiting: { readonly article: Article; readonly terms: readonly string[] }[] = [];
  return {
    put: (article: Article, terms: readonly string[]): void => void waiting.push({ article, terms }),
    list(): TopicList {
      for (const { article, terms } of waiting) {
        vocabulary.count(numbered(terms));
        topics.count(topicsOf(article, vocabulary), dayOf(article.publishedAt));
      }
      waiting.length = 0;
      return topics;
    },
  };
}

function find(query: TopicQuery, postings: StoryPostings<Entry>): Found {
  const exact = search(query, postings);
  if (exact.length > 0 || query.phrases.length > 0) return { stories: exact, corrected: null };
  const meant = query.words.map(postings.correct).filter((word) => word !== null);
  const stories = meant.length < query.words.length ? [] : search({ words: meant, phrases: [] }, postings);
  return { stories, corrected: stories.length > 0 ? meant.map(({ surface }) => surface).join(' ') : null };
}

/** Stories with every word and phrase, the best first: how much their articles are about the words, and how many. */
function search({ words, phrases }: TopicQuery, postings: StoryPostings<Entry>): Story[] {
  const [fewest, ...others] = words.map(postings.lookUp).sort((a, b) => a.size - b.size);
  const scored: { readonly story: Story; readonly score: number }[] = [];
  for (const [entry, worth] of fewest ?? []) {
    const { story, seen } = entry;
    if (!others.every((found) => found.has(entry))) continue;
    if (!phrases.every((phrase) => tellsPhrase(story, phrase))) continue;
    const total = others.reduce((sum, found) => sum + (found.get(entry) ?? 0), worth);
    scored.push({ story, score: (total / seen.size) * Math.log1p(seen.size) });
  }
  scored.sort((a, b) => b.score - a.score || newestOf(b.story) - newestOf(a.story) || byId(a.story, b.story));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= LEAST_SHARE * best).map(({ story }) => story);
}

function fold(typed: string): string {
  return foldForSearch(typed.slice(0, LONGEST_TYPED));
}

function tellsPhrase(story: Story, phrase: readonly string[]): boolean {
  return story.articles.some(({ title, body }) => holdsPhrase(title ?? '', phrase) || holdsPhrase(body.text, phrase));
}

function newestOf(story: Story): number {
  return story.articles.reduce((newest, { publishedAt }) => Math.max(newest, Date.parse(publishedAt ?? '') || 0), 0);
}

function byId(a: Story, b: Story): number {
  return a.id < b.id ? -1 : 1;
}
