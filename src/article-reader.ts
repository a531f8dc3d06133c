import type { Article } from './articles/article.ts';
import { readArticle } from './articles/read-article.ts';
import { messageOf } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import type { RawItem } from './sources/raw-item.ts';

/** Articles kept read; reading one takes some milliseconds. */
const MOST_READ = 150;

/** Reads an item; null for one without a sentence, or that cannot be read. */
export type ArticleReader = (item: RawItem) => Article | null;

/** Reads articles and remembers the last ones; null for what cannot be read, which is named in the log. */
export function createArticleReader(logger: Logger): ArticleReader {
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
