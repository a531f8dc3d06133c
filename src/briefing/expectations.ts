import type { Article } from '../articles/article.ts';
import { publicationTime } from '../articles/publication-time.ts';

/** What earlier articles of a story expect. */
export interface Expectations {
  /** Whether a sentence says what is still to come, where a later article may tell that it came. */
  isOutdated(articleId: string, sentenceIndex: number): boolean;
}

/** An article must be so much older than the story's latest: several articles of one day tell the same state of things. */
const OLDER_MS = 12 * 3_600_000;
const TO_COME =
  /\b(?:(?:has|have|had) yet to|yet to be|as early as|later (?:today|tonight|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in the day|this (?:week|day|afternoon|evening))|(?:is|are|was|were) (?:now )?(?:expected|set|due|scheduled|poised|about|preparing|heading|likely) (?:to|for)|(?:is|are) (?:mulling|considering|weighing) whether)\b/i;
/** A day that is named may be still to come. */
const DATED =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept?|oct|nov|dec)\b\.? \d|\b20\d\d\b/i;

/**
 * Finds what a story's earlier articles expect, in English: "has yet to decide" is news only as long as nothing later is
 * there. Articles without a date expect nothing, nor does a sentence that names a date.
 */
export function readExpectations(articles: readonly Article[]): Expectations {
  const times = new Map(articles.map(({ id, publishedAt }) => [id, publicationTime(publishedAt)]));
  const latest = Math.max(...[...times.values()].map((at) => at ?? Number.NEGATIVE_INFINITY));
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    isOutdated(articleId, index) {
      const article = byId.get(articleId);
      const at = times.get(articleId) ?? null;
      if (!article || at === null || article.language !== 'en' || latest - at < OLDER_MS) return false;
      const text = article.sentences[index]?.text ?? '';
      return TO_COME.test(text) && !DATED.test(text);
    },
  };
}
