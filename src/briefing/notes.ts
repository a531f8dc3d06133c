import type { Article } from '../articles/article.ts';
import { plural } from '../kernel/text.ts';

/** What is missing from the articles of a briefing, a sentence each; nothing is hidden, nothing guessed. */
export function noteGaps(articles: readonly Article[]): string[] {
  const notes: string[] = [];
  const unnamed = articles.filter((article) => article.outlet === null).length;
  const undated = articles.filter((article) => article.publishedAt === null).length;
  if (unnamed > 0) notes.push(gap(unnamed, articles.length, 'does not name its outlet', 'do not name their outlet'));
  if (undated > 0) notes.push(gap(undated, articles.length, 'has no date', 'have no date'));
  return notes;
}

function gap(count: number, all: number, one: string, many: string): string {
  if (count === all && all > 1) return `The ${all} articles ${many}.`;
  return `${plural(count, 'article')} ${count === 1 ? one : many}.`;
}
