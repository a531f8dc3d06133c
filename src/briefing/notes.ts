import type { Article } from '../articles/article.ts';
import { plural } from '../kernel/text.ts';

/** What is missing from the articles of a briefing, a sentence each; nothing is hidden, nothing guessed. */
export function noteGaps(articles: readonly Article[]): string[] {
  const notes: string[] = [];
  const unnamed = articles.filter((article) => article.outlet === null).length;
  const undated = articles.filter((article) => article.publishedAt === null).length;
  const excerpts = new Set(articles.flatMap(({ excerptOnly, outlet }) => (excerptOnly && outlet ? [outlet] : [])));
  if (excerpts.size > 0) notes.push(`${[...excerpts].join(', ')}: ${excerpts.size > 1 ? 'excerpts' : 'excerpt'} only.`);
  if (unnamed > 0) notes.push(`No outlet known for ${plural(unnamed, 'article')}.`);
  if (undated > 0) notes.push(`No date known for ${plural(undated, 'article')}.`);
  return notes;
}

/** What a briefing says where a misspelled topic was understood. */
export function noteCorrected(topic: string, meant: string): string {
  return `Nothing matches “${topic}”; this is “${meant}”.`;
}
