import type { ArticleReader } from './article-reader.ts';
import type { Article } from './articles/article.ts';
import type { ArchiveScope, ArticleArchive } from './articles/article-archive.ts';
import { canonicalUrl } from './articles/canonical-url.ts';
import type { KeptStory } from './brief-kept.ts';
import type { CommandMessage } from './commands/command.ts';
import { type FoundArticle, findArticle, topicOf } from './find-article.ts';
import { keptStory } from './find-stories.ts';
import { parseUrl } from './kernel/parse-url.ts';
import { pause } from './pause.ts';
import { addressKey, pageKey } from './read-entry.ts';
import { type Headline, pairsToLookUp } from './stories/headline.ts';
import type { Vocabulary } from './stories/vocabulary.ts';

/** The story that a message is about. */
export interface FoundStory {
  readonly story: KeptStory;
  /** What the story could be asked for. */
  readonly topic: string;
  readonly by: FoundArticle['by'];
}

export interface FindStoryParts {
  readonly archive: ArticleArchive;
  readonly vocabulary: Vocabulary;
  readonly read: ArticleReader;
}

/** Articles looked at for one pair of words, and articles read for one headline: reading one takes some milliseconds. */
const MOST_HITS = 20;
const MOST_READ = 8;

/** Finds the story that a message is about, of those that someone may see. */
export async function findStory(
  message: CommandMessage,
  scope: ArchiveScope,
  parts: FindStoryParts,
): Promise<FoundStory | null> {
  const { archive, vocabulary } = parts;
  const found = await findArticle(message, vocabulary, {
    ofAddress: (address) => ofAddress(address, scope, parts),
    sharing: (headline) => sharing(headline, scope, parts),
  });
  if (!found) return null;
  const { article, by } = found;
  const [kept] = await archive.load([article.id]);
  if (!kept) return null;
  const isLeftOut = scope.mutedOutlets.includes(kept.item.outlet ?? '');
  const story = await keptStory(kept.storyId, scope, archive, isLeftOut ? [] : [article.id]);
  return { story, topic: topicOf(article, vocabulary), by };
}

/** A front page is no article, whatever some pages say of themselves. Who left an outlet out may still ask about its link. */
async function ofAddress(address: string, scope: ArchiveScope, parts: FindStoryParts): Promise<Article | null> {
  const page = parseUrl(canonicalUrl(address));
  if (page === null || (page.pathname === '/' && page.search === '')) return null;
  const { archive, read } = parts;
  const known = await archive.findByKeys([addressKey(address), pageKey(address)], { ...scope, mutedOutlets: [] });
  const seen = known ? await archive.ofStory(known.storyId, scope, 1) : [];
  const [kept] = known && seen.length > 0 ? await archive.load([known.articleId]) : [];
  return kept ? read(kept.item) : null;
}

/** Articles that have at least two of the most telling words of a headline, those with most of them first. */
async function sharing(headline: Headline, scope: ArchiveScope, { archive, read }: FindStoryParts): Promise<Article[]> {
  const weights = new Map<string, number>();
  for (const { groups, weight } of pairsToLookUp(headline)) {
    await pause();
    for (const { articleId } of await archive.search(groups, scope, null, MOST_HITS)) {
      weights.set(articleId, (weights.get(articleId) ?? 0) + weight);
    }
  }
  const promising = [...weights].sort((a, b) => b[1] - a[1]).slice(0, MOST_READ);
  const articles: Article[] = [];
  for (const kept of await archive.load(promising.map(([id]) => id))) {
    await pause();
    const article = read(kept.item);
    if (article) articles.push(article);
  }
  return articles;
}
