import type { Article } from '../articles/article.ts';
import { type Decision, decideStory } from './decide-story.ts';
import { type ReadFeatures, readFeatures } from './features.ts';
import type { Story } from './story.ts';
import { createStoryMemory } from './story-memory.ts';
import { tellingTerms } from './telling-terms.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Groups articles into stories as they come, using only what came before. */
export interface Clusterer {
  /** Lets an article join the story it tells, or open a new one; gives the story's id. A known article changes nothing. */
  add(article: Article): string;
}

/** What was decided of an article, and from what. */
export interface Decided {
  readonly article: Article;
  readonly read: ReadFeatures;
  readonly decision: Decision;
  readonly vocabulary: Vocabulary;
}

/**
 * Creates a clusterer without stories. Deterministic: the same articles in the same order give the same stories. Stories
 * that turn out to be one become one only where someone takes note of what is decided, and can take back what was said.
 */
export function createClusterer(takeNote: ((decided: Decided) => void) | null = null): Clusterer {
  const vocabulary = createVocabulary();
  const memory = createStoryMemory();
  const storyOf = new Map<string, string>();
  return {
    add(article) {
      const known = storyOf.get(article.id);
      if (known !== undefined) return known;
      const read = readFeatures(article);
      const { features } = read;
      vocabulary.count(read.terms);
      const terms = tellingTerms(features, vocabulary);
      const candidates = memory.candidates(terms, features.day);
      const decision = decideStory(article.id, features, candidates, vocabulary, takeNote !== null);
      if (decision.merge) memory.merge(decision.merge.from, decision.merge.into);
      memory.add(decision.storyId, { id: article.id, features }, terms);
      storyOf.set(article.id, decision.storyId);
      takeNote?.({ article, read, decision, vocabulary });
      return decision.storyId;
    },
  };
}

/**
 * Groups articles into stories, taking them oldest first (articles without a date last, as they came). `takeNote` hears of
 * each decision.
 */
export function clusterArticles(articles: Iterable<Article>, takeNote: (decided: Decided) => void = () => {}): Story[] {
  const stories = new Map<string, Article[]>();
  const clusterer = createClusterer((decided) => {
    const { article, decision } = decided;
    const { storyId, merge } = decision;
    if (merge) {
      stories.set(merge.into, [...(stories.get(merge.into) ?? []), ...(stories.get(merge.from) ?? [])]);
      stories.delete(merge.from);
    }
    stories.set(storyId, [...(stories.get(storyId) ?? []), article]);
    takeNote(decided);
  });
  const order = oldestFirst([...articles]);
  for (const article of order) clusterer.add(article);
  const places = new Map(order.map((article, place) => [article.id, place]));
  const placeOf = ({ id }: Article) => places.get(id) ?? 0;
  return [...stories].map(([id, members]) => ({ id, articles: members.sort((a, b) => placeOf(a) - placeOf(b)) }));
}

function oldestFirst(articles: readonly Article[]): Article[] {
  const timed = articles.map((article) => ({ article, time: Date.parse(article.publishedAt ?? '') }));
  const dated = timed.filter(({ time }) => !Number.isNaN(time)).sort((a, b) => a.time - b.time);
  const undated = timed.filter(({ time }) => Number.isNaN(time));
  return [...dated, ...undated].map(({ article }) => article);
}
