import type { Article } from '../articles/article.ts';
import { createCandidateIndex } from './candidate-index.ts';
import { type Features, featuresOf } from './features.ts';
import { fitOf } from './similarity.ts';
import type { Story } from './story.ts';
import { tellingTerms } from './telling-terms.ts';
import { createVocabulary } from './vocabulary.ts';

/** Groups articles into stories as they come, using only what came before; what is decided is not taken back. */
export interface Clusterer {
  /** Lets an article join the story it tells, or open a new one; gives the story's id. A known article changes nothing. */
  add(article: Article): string;
  /** Takes in an article whose story was decided earlier, as after a restart. */
  restore(article: Article, storyId: string): void;
}

/** From here on an article joins: a little under even odds, for a story told in two halves is the worse mistake. */
const JOIN_AT = -0.64;
/**
 * A story with dates is closed when nothing was added for so long; a later event, however alike, is another one. Long,
 * for dates read from a text may be wrong, and the days between two articles speak against them anyway.
 */
const CLOSED_AFTER_DAYS = 730;
/** A new article is compared with the latest articles of a story, so that a big story costs no more than a small one. */
const MOST_COMPARED = 16;
const MOST_STORIES_COMPARED = 16;
/** Beyond so many, the story that was opened first is closed: this bounds the memory. */
const MOST_OPEN = 20_000;

interface Open {
  readonly id: string;
  readonly members: Features[];
  newest: number | null;
}

/** Creates a clusterer without stories. Deterministic: the same articles in the same order give the same stories. */
export function createClusterer(): Clusterer {
  const vocabulary = createVocabulary();
  const index = createCandidateIndex<Open>();
  const open = new Map<string, Open>();
  const storyOf = new Map<string, string>();

  function enter(features: Features, terms: readonly number[], id: string): void {
    const story = open.get(id) ?? { id, members: [], newest: null };
    open.set(id, story);
    story.members.push(features);
    if (story.members.length > MOST_COMPARED) story.members.shift();
    if (features.day !== null) story.newest = Math.max(story.newest ?? features.day, features.day);
    index.add(story, terms);
    if (open.size > MOST_OPEN) closeFirst();
  }

  function closeFirst(): void {
    const [first] = open.values();
    if (!first) return;
    first.members.length = 0;
    open.delete(first.id);
  }

  function bestStory(features: Features, terms: readonly number[]): string | null {
    let best: string | null = null;
    let bestFit = JOIN_AT;
    let compared = 0;
    for (const story of index.find(terms, vocabulary.weightOf)) {
      if (isClosed(story, features)) continue;
      const fit = fitOf(features, story.members, vocabulary);
      if (fit > bestFit) {
        best = story.id;
        bestFit = fit;
      }
      compared += 1;
      if (compared === MOST_STORIES_COMPARED) break;
    }
    return best;
  }

  function take(article: Article, decided: string | null): string {
    const known = storyOf.get(article.id);
    if (known !== undefined) return known;
    const features = featuresOf(article, vocabulary);
    vocabulary.count(features.terms);
    const terms = tellingTerms(features, vocabulary);
    const id = decided ?? bestStory(features, terms) ?? `s-${article.id}`;
    storyOf.set(article.id, id);
    enter(features, terms, id);
    return id;
  }

  return {
    add: (article) => take(article, null),
    restore: (article, storyId) => void take(article, storyId),
  };
}

/** Groups articles into stories, taking them oldest first (articles without a date last, as they came). */
export function clusterArticles(articles: Iterable<Article>): Story[] {
  const clusterer = createClusterer();
  const stories = new Map<string, Article[]>();
  for (const article of oldestFirst([...articles])) {
    const id = clusterer.add(article);
    const members = stories.get(id);
    if (!members) stories.set(id, [article]);
    else if (!members.some((member) => member.id === article.id)) members.push(article);
  }
  return [...stories].map(([id, members]) => ({ id, articles: members }));
}

function isClosed(story: Open, features: Features): boolean {
  if (story.members.length === 0) return true;
  return story.newest !== null && features.day !== null && Math.abs(features.day - story.newest) > CLOSED_AFTER_DAYS;
}

function oldestFirst(articles: readonly Article[]): Article[] {
  const timed = articles.map((article) => ({ article, time: Date.parse(article.publishedAt ?? '') }));
  const dated = timed.filter(({ time }) => !Number.isNaN(time)).sort((a, b) => a.time - b.time);
  const undated = timed.filter(({ time }) => Number.isNaN(time));
  return [...dated, ...undated].map(({ article }) => article);
}
