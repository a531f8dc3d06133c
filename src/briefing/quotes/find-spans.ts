import type { Article } from '../../articles/article.ts';
import { type OpenMark, type ParagraphMarks, type QuotedSpan, scanParagraph, spanBetween } from './scan-paragraph.ts';

const cache = new WeakMap<Article, readonly QuotedSpan[]>();

/**
 * The outermost quoted spans of an article, in order, never overlapping, each within one paragraph; made once for each
 * article object. A mark without a partner opens nothing, so it can never swallow more than it should.
 */
export function findSpans(article: Article): readonly QuotedSpan[] {
  let spans = cache.get(article);
  if (!spans) {
    spans = withoutHeadlineStyle(article.body.text, joinParagraphs(article));
    cache.set(article, spans);
  }
  return spans;
}

/** Speech that runs over paragraphs has an opening mark at each and a closing one only at the last. */
function joinParagraphs(article: Article): QuotedSpan[] {
  const { text } = article.body;
  const marks = article.paragraphs.map((paragraph, index) => scanParagraph(text, paragraph, index));
  const all: QuotedSpan[] = [];
  let carried = false;
  for (const [index, paragraph] of article.paragraphs.entries()) {
    const own = marks[index];
    if (!own) continue;
    const spans = [...own.spans];
    if (carried && own.strayCloser) {
      const start = { at: paragraph.start, inner: paragraph.start, family: 'double' } as const;
      const head = spanBetween(text, start, own.strayCloser, index);
      if (head) spans.unshift(head);
    }
    const { unclosed } = own;
    const tail =
      unclosed && goesOn(unclosed, spans, text, marks[index + 1])
        ? spanBetween(text, unclosed, { at: paragraph.end, end: paragraph.end }, index)
        : null;
    if (tail) {
      while ((spans.at(-1)?.outer.start ?? -1) > tail.outer.start) spans.pop();
      spans.push({ ...tail, continues: true });
    }
    carried = tail !== null;
    for (const span of spans) all.push(span);
  }
  return all;
}

/** Whether speech left open is taken up by the next paragraph: with a new opening mark, or a lone closing one. */
function goesOn(open: OpenMark, spans: readonly QuotedSpan[], text: string, next: ParagraphMarks | undefined): boolean {
  if (!next || (next.leading !== open.family && !(open.family === 'double' && next.strayCloser))) return false;
  // Finished speech after the open mark means that the open mark lost its partner earlier.
  const last = spans.at(-1);
  return !last || last.outer.start < open.at || !/[.,?!]\W?$/.test(text.slice(last.end - 2, last.end));
}

/**
 * Where speech stands in other marks, single ones are a headline's or a thought's typography, not speech; two straight
 * ones in a row are such other marks, too.
 */
function withoutHeadlineStyle(text: string, spans: QuotedSpan[]): QuotedSpan[] {
  const single = spans.filter((span) => span.family === 'single').length;
  if (single === 0 || (single > spans.length - single && !text.includes("''"))) return spans;
  return spans.filter((span) => span.family !== 'single');
}
