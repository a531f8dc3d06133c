import type { Article } from '../../articles/article.ts';
import { toOriginal } from '../../articles/article.ts';
import { type Span, singleSpaced } from '../../kernel/text.ts';

/**
 * The spans of the original text that hold a stretch of the cleaned text: more than one where cleaning left something
 * out in between, so that no segment holds words that the article did not mean to show.
 */
export function originalSegments(article: Article, span: Span): Span[] {
  const { offsets } = article.body;
  const segments: Span[] = [];
  let start = span.start;
  for (let at = span.start + 1; at < span.end; at++) {
    const before = offsets[at - 1] ?? 0;
    const here = offsets[at] ?? 0;
    if (here === before + 1 || /^\s*$/.test(article.text.slice(before + 1, here))) continue;
    segments.push(toOriginal(article.body, start, at));
    start = at;
  }
  segments.push(toOriginal(article.body, start, span.end));
  return segments;
}

/** The words of an article's segments, white space folded, a space between two segments. */
export function textOf(article: Article, segments: readonly Span[]): string {
  return segments.map(({ start, end }) => singleSpaced(article.text.slice(start, end)).trim()).join(' ');
}
