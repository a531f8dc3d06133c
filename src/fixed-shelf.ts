import type { Article } from './articles/article.ts';
import { canonicalUrl } from './articles/canonical-url.ts';
import type { ArticleShelf } from './find-article.ts';
import { readFeatures } from './stories/features.ts';
import { createVocabulary, type Vocabulary } from './stories/vocabulary.ts';

/** A few articles to find one among, which are all looked at. */
export function fixedShelf(articles: readonly Article[]): {
  readonly shelf: ArticleShelf;
  readonly vocabulary: Vocabulary;
} {
  const vocabulary = createVocabulary();
  for (const article of articles) vocabulary.count(readFeatures(article).terms);
  const shelf: ArticleShelf = {
    ofAddress: async (address) => {
      const wanted = canonicalUrl(address);
      return articles.find(({ url }) => url !== null && canonicalUrl(url) === wanted) ?? null;
    },
    sharing: async () => articles,
  };
  return { shelf, vocabulary };
}
