import type { Article } from './articles/article.ts';
import { readArticle } from './articles/read-article.ts';
import { keepLast } from './keep-last.ts';
import { messageOf } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import type { RawItem } from './sources/raw-item.ts';

/** Reads an item; null for one without a sentence, and for one that cannot be read, which is named in the log. */
export type ArticleReader = (item: RawItem) => Article | null;

/** Articles kept read; reading one takes some milliseconds. */
const MOST_READ = 150;

/** Creates a reader that remembers the last articles. */
export function createArticleReader(logger: Logger): ArticleReader {
  const known = keepLast<{ readonly article: Article; readonly from: string }>(MOST_READ);
  return (item) => {
    const from = JSON.stringify(item);
    const before = known.get(item.id);
    if (before?.from === from) return before.article;
    try {
      const article = readArticle(item);
      if (article.sentences.length === 0) return null;
      known.set(item.id, { article, from });
      return article;
    } catch (thrown) {
      logger.error({ item: item.id, problem: messageOf(thrown), thrown }, 'reading an article failed');
      return null;
    }
  };
}
