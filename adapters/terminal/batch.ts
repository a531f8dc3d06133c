import { z } from 'zod';
import { type Article, briefArticles, type Logger, readArticle } from '../../src/index.ts';
import { parseLine } from './parse-line.ts';

const articleLine = z.object({
  id: z.string().min(1),
  text: z.string(),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  url: z.string().nullish(),
  publishedAt: z.string().nullish(),
});
const requestLine = z.object({
  id: z.string().min(1),
  maxWords: z.int().positive().optional(),
  articles: z.array(articleLine).min(1),
});

/** Answers one `--batch` line, its articles as one story; rejects with what is wrong with the line. */
export async function answerBatchLine(row: unknown, logger: Logger): Promise<object> {
  const { id, maxWords, articles } = parseLine(requestLine, row);
  if (new Set(articles.map((article) => article.id)).size < articles.length) {
    throw new Error('articles: two have the same id');
  }
  const story = await briefArticles(articles.map(toArticle), maxWords, logger);
  const { headline, bullets, quotes, timeline, differences } = story;
  return { id, headline, bullets, quotes, timeline, differences };
}

/** The article of one `--cluster` line; throws with what is wrong with the line. */
export function articleOfLine(row: unknown): Article {
  return toArticle(parseLine(articleLine, row));
}

function toArticle({ id, text, title, outlet, url, publishedAt }: z.infer<typeof articleLine>): Article {
  return readArticle({
    id,
    text,
    format: 'text',
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(url && { url }),
    ...(publishedAt && { publishedAt }),
  });
}
