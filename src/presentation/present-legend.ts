import type { BriefedArticle, Briefing } from '../briefing/briefing.ts';
import { publicationDate } from './dates.ts';
import { type Block, type Inline, text } from './document.ts';

/** What each source number stands for, a line an article: for where numbers can't be pressed. */
export function presentLegend(briefing: Briefing): Block[] {
  return briefing.articles.map((article, index) => ({
    kind: 'small',
    content: [
      { kind: 'reference', number: index + 1, url: null },
      ...describeArticle(article),
      ...(article.url ? [text(` · ${article.url}`)] : []),
    ],
  }));
}

/** " Outlet · 4 Mar 2026, 14:05 · from the NWA agency"; an article of no known outlet is named by its title, in quotes. */
export function describeArticle(article: BriefedArticle): Inline[] {
  const title = article.title ? `“${article.title}”` : 'no title';
  const inlines: Inline[] = [text(` ${article.outlet ?? `outlet not known, ${title}`}`)];
  if (article.publishedAt) inlines.push(text(' · '), publicationDate(article.publishedAt));
  if (article.origin && article.origin !== article.outlet) inlines.push(text(` · from ${article.origin}`));
  return inlines;
}
