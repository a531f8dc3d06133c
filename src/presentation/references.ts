import type { Briefing, Citation } from '../briefing/briefing.ts';
import { type Inline, text } from './document.ts';

/** The source numbers of citations, ascending and each once, as " [1] [3]"; numbers count the briefing's articles from 1. */
export function referencesTo(briefing: Briefing, citations: readonly Pick<Citation, 'articleId'>[]): Inline[] {
  const cited = new Set(citations.map((citation) => citation.articleId));
  return briefing.articles.flatMap((article, index) =>
    cited.has(article.id) ? [text(' '), { kind: 'reference' as const, number: index + 1, url: article.url }] : [],
  );
}
