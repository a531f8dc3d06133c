import type { Span } from '../../kernel/text.ts';
import { cutsWord } from './words.ts';

/** What is wrong with a span of an article's text, or null: it must exist and cut no word, number or surrogate pair. */
export function spanProblem(text: string, span: Span): string | null {
  if (span.start >= span.end) return `${span.start}..${span.end} is empty`;
  if (span.end > text.length) return `${span.start}..${span.end} is outside the text of ${text.length}`;
  for (const at of [span.start, span.end]) {
    if (cutsWord(text, at)) return `offset ${at} cuts a word in two`;
  }
  return null;
}

/**
 * What is wrong with a span that is to be read as a sentence, or null: besides, it starts and ends in no white space
 * and does not stop short of its own full stop.
 */
export function sentenceProblem(text: string, span: Span): string | null {
  const problem = spanProblem(text, span);
  if (problem) return problem;
  if (/\s/.test(text[span.start] ?? '')) return `offset ${span.start} is white space`;
  if (/\s/.test(text[span.end - 1] ?? '')) return `offset ${span.end} follows white space`;
  if (/^[.!?\u2026\u3002\u0964\u061f](?:[\s"'\u201d\u2019\u00bb)\]]|$)/.test(text.slice(span.end, span.end + 2))) {
    return `offset ${span.end} stands before the full stop`;
  }
  return null;
}
