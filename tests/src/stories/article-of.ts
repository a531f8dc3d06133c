import type { Article } from '../../../src/articles/article.ts';
import { readArticle } from '../../../src/articles/read-article.ts';

/** An article as the bot would have read it from plain text. */
export function articleOf(
  id: string,
  text: string,
  more: { title?: string; publishedAt?: string; outlet?: string } = {},
): Article {
  return readArticle({ id, text, format: 'text', ...more });
}
