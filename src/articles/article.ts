import type { Span } from '../kernel/text.ts';

/**
 * Cleaned text that remembers where each of its code units stood in the original: `offsets[i]` is the original
 * offset of `text[i]`. Debris (macros, markup, bylines, captions, credits) is left out, words are never changed.
 */
export interface CleanText {
  readonly text: string;
  readonly offsets: Int32Array;
}

/** A paragraph of the cleaned text (offsets into `body.text`). */
export interface Paragraph extends Span {
  readonly kind: 'prose' | 'heading' | 'list';
}

/** A sentence of the cleaned text (offsets into `body.text`; `text` is that slice). */
export interface Sentence extends Span {
  readonly index: number;
  /** Index into `paragraphs`. */
  readonly paragraph: number;
  readonly text: string;
}

/** One text by one outlet, read: cleaned, split, and with what the text itself says of its source. */
export interface Article {
  readonly id: string;
  /** The original text, as received; citations are offsets into it. */
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  /** Who first wrote it, where the text or the source says so (an agency); otherwise null: then the outlet itself. */
  readonly origin: string | null;
  readonly url: string | null;
  /** ISO 8601; null where neither source nor text says. */
  readonly publishedAt: string | null;
  /** The source gave no more than an excerpt. */
  readonly excerptOnly?: true;
  readonly byline: string | null;
  /** The place of the dateline, such as "WASHINGTON". */
  readonly dateline: string | null;
  /** BCP 47 primary language, `und` when it cannot be told. */
  readonly language: string;
  readonly body: CleanText;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
}

/** The span of the original text that a span of the cleaned text came from. */
export function toOriginal(body: CleanText, start: number, end: number): Span {
  if (end <= start) throw new RangeError(`empty span ${start}..${end}`);
  const first = body.offsets[start];
  const last = body.offsets[end - 1];
  if (first === undefined || last === undefined) throw new RangeError(`span ${start}..${end} is outside the text`);
  return { start: first, end: last + 1 };
}
