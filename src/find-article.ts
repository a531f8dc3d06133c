import type { Article } from './articles/article.ts';
import type { CommandMessage } from './commands/command.ts';
import { headlinesIn } from './headlines-in.ts';
import { bestTold, type Headline, readHeadline } from './stories/headline.ts';
import { topicsOf } from './stories/topics-of.ts';
import type { Vocabulary } from './stories/vocabulary.ts';

/** Where articles are looked for. */
export interface ArticleShelf {
  /** The article of that address, in whatever form it is given; null for none. */
  ofAddress(address: string): Promise<Article | null>;
  /** Articles that share telling words with a headline, the most promising first. */
  sharing(headline: Headline): Promise<readonly Article[]>;
}

/** The article that a message is about, and what told which that is. */
export interface FoundArticle {
  readonly article: Article;
  readonly by: 'link' | 'words';
}

/** Links of one message that are looked up; who posts more posts a list. */
const MOST_LINKS = 10;

/** Finds the article that a message is about: of its first link that is known, else the best by its words. */
export async function findArticle(
  message: CommandMessage,
  vocabulary: Vocabulary,
  shelf: ArticleShelf,
): Promise<FoundArticle | null> {
  for (const link of [...new Set(message.links)].slice(0, MOST_LINKS)) {
    const article = await shelf.ofAddress(link);
    if (article) return { article, by: 'link' };
  }
  for (const words of headlinesIn(message)) {
    const headline = readHeadline(words, vocabulary);
    const article = bestTold(headline, await shelf.sharing(headline));
    if (article) return { article, by: 'words' };
  }
  return null;
}

/** The topic that an article is most about; where it names nothing, its headline. */
export function topicOf(article: Article, vocabulary: Vocabulary): string {
  const [first, ...others] = topicsOf(article, vocabulary);
  const best = others.reduce((most, one) => (one.weight > (most?.weight ?? 0) ? one : most), first);
  return best?.topic ?? article.title ?? article.id;
}
