import type { Span } from '../kernel/text.ts';
import { breaksOfCasedText } from './cased-breaks.ts';
import { breaksOfUncasedText } from './uncased-breaks.ts';

/** Languages written with capitals, whose sentences are told by stops and capitals. */
const UNCASED = new Set([
  'ar',
  'fa',
  'ur',
  'he',
  'hi',
  'mr',
  'ne',
  'bn',
  'ta',
  'te',
  'ml',
  'kn',
  'gu',
  'pa',
  'si',
  'th',
  'lo',
  'km',
  'my',
  'zh',
  'ja',
  'ko',
  'ka',
  'am',
]);

/**
 * The sentences of one paragraph, in order, without the white space around them; together they cover all else. Marks
 * without a word belong to the sentence before them. The language is a BCP 47 primary tag; texts without any capitals
 * are told apart by their stops alone.
 */
export function splitSentences(paragraph: string, language: string): Span[] {
  const breaks = UNCASED.has(language)
    ? breaksOfUncasedText(paragraph, language)
    : breaksOfCasedText(paragraph, language);
  const spans: Span[] = [];
  let from = 0;
  for (const at of [...breaks, paragraph.length]) {
    const piece = paragraph.slice(from, at);
    const start = from + (piece.length - piece.trimStart().length);
    const end = from + piece.trimEnd().length;
    const last = spans.at(-1);
    if (last && end > start && !/[\p{L}\p{N}]/u.test(piece)) spans[spans.length - 1] = { start: last.start, end };
    else if (end > start) spans.push({ start, end });
    from = at;
  }
  return spans;
}
