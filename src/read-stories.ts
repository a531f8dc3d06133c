import type { Article } from './articles/article.ts';
import { readArticle } from './articles/read-article.ts';
import { messageOf } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import type { RawItem } from './sources/raw-item.ts';
import { readSeeds } from './sources/seeds.ts';
import { clusterArticles } from './stories/cluster.ts';
import type { Story } from './stories/story.ts';

export interface ReadStories {
  readonly stories: readonly Story[];
  readonly articles: readonly Article[];
  /** What could not be read, a line each, in words for the operator. */
  readonly warnings: readonly string[];
}

/** Reads the stories of a folder: seeds -> articles -> stories. A text that can't be read is one warning; the others stand. */
export async function readStories(folder: string, logger: Logger): Promise<ReadStories> {
  const { items, warnings } = await readSeeds(folder);
  const problems = [...warnings];
  const articles = items.flatMap((item) => tryToRead(item, problems, logger));
  return { stories: clusterArticles(articles), articles, warnings: problems };
}

function tryToRead(item: RawItem, problems: string[], logger: Logger): Article[] {
  try {
    const article = readArticle(item);
    if (article.sentences.length > 0) return [article];
    problems.push(`${item.id}: no sentence in it; an article has at least one.`);
  } catch (thrown) {
    logger.error({ item: item.id, err: thrown }, 'reading an article failed');
    problems.push(`${item.id}: could not be read (${messageOf(thrown)}).`);
  }
  return [];
}
