import type { Article } from '../articles/article.ts';

/** Articles telling the same event, oldest first (articles without a date in the order in which they came). */
export interface Story {
  /** Stable: derived from its first article's id. */
  readonly id: string;
  readonly articles: readonly Article[];
}
