import type { Article } from './article.ts';
import { findCopies } from './copies.ts';

/**
 * A key for who first wrote an article: the agency that it credits, else its outlet, else the article itself. Equal
 * keys are one origin; articles with different keys may still be copies (see `groupByOrigin`).
 */
export function originOf(article: Article): string {
  if (article.origin) return `origin:${article.origin.toLowerCase()}`;
  return article.outlet ? `outlet:${article.outlet.toLowerCase()}` : `article:${article.id}`;
}

/** Groups articles by independent origin: copies of one text and articles of one origin are together, in their order. */
export function groupByOrigin(articles: readonly Article[]): Article[][] {
  const groups: Article[][] = [];
  const byKey = new Map<string, Article[]>();
  for (const copies of findCopies(articles)) {
    const keys = new Set(copies.map(originOf));
    const joined = new Set([...keys].map((key) => byKey.get(key)).filter((group) => group !== undefined));
    const [first = [], ...others] = joined;
    if (joined.size === 0) groups.push(first);
    first.push(...copies, ...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
    for (const article of first) byKey.set(originOf(article), first);
  }
  const order = new Map(articles.map((article, index) => [article, index]));
  for (const group of groups) group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return groups.sort((a, b) => (order.get(a[0] as Article) ?? 0) - (order.get(b[0] as Article) ?? 0));
}
