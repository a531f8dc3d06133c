import type { RawItem } from '../sources/raw-item.ts';
import type { Article, Sentence } from './article.ts';
import { cleanText } from './clean.ts';
import { splitSentences } from './sentences.ts';

/**
 * Reads a raw item: cleans it, splits it, and takes title, outlet, byline, dateline, date and origin from the text where given.
 * What the source itself says of them wins over the text. Headings are paragraphs without sentences.
 */
export function readArticle(item: RawItem): Article {
  const { body, paragraphs, language, ...found } = cleanText(item);
  const sentences: Sentence[] = [];
  for (const [paragraph, { start, end, kind }] of paragraphs.entries()) {
    if (kind === 'heading') continue;
    for (const span of splitSentences(body.text.slice(start, end), language)) {
      const from = start + span.start;
      const to = start + span.end;
      sentences.push({ index: sentences.length, paragraph, start: from, end: to, text: body.text.slice(from, to) });
    }
  }
  return {
    id: item.id,
    text: item.text,
    title: found.title,
    outlet: item.outlet ?? found.outlet,
    origin: item.origin ?? found.agency,
    url: item.url ?? null,
    publishedAt: item.publishedAt ?? found.publishedAt,
    byline: found.byline,
    dateline: found.dateline,
    language,
    body,
    paragraphs,
    sentences,
  };
}
