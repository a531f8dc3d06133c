import { type Span, singleSpaced } from '../kernel/text.ts';
import type { CleanText } from './article.ts';

/** One change to a text: a span that is left out, or replaced by the single character `put`. */
export interface Edit extends Span {
  readonly put?: string;
}

/** A piece of a text to keep, and what parts it from the piece before: a space or a line break. */
export interface Piece extends Span {
  readonly separator: ' ' | '\n';
}

/** A text that is its own original. */
export function untouched(text: string): CleanText {
  const offsets = new Int32Array(text.length);
  for (let i = 0; i < offsets.length; i++) offsets[i] = i;
  return { text, offsets };
}

/**
 * Applies edits, which must be in order and must not overlap. A character put in place of a span stands for its first
 * code unit, or for its last where it closes a word, so that a span ending there covers what it replaced.
 */
export function applyEdits(clean: CleanText, edits: readonly Edit[]): CleanText {
  if (edits.length === 0) return clean;
  const parts: string[] = [];
  const offsets = new Int32Array(clean.text.length);
  let length = 0;
  let at = 0;
  for (const edit of edits) {
    parts.push(clean.text.slice(at, edit.start));
    offsets.set(clean.offsets.subarray(at, edit.start), length);
    length += edit.start - at;
    at = edit.end;
    if (edit.put === undefined) continue;
    const closes = edit.start > 0 && /\S/.test(clean.text.charAt(edit.start - 1));
    offsets[length++] = clean.offsets[closes ? edit.end - 1 : edit.start] as number;
    parts.push(edit.put);
  }
  parts.push(clean.text.slice(at));
  offsets.set(clean.offsets.subarray(at), length);
  length += clean.text.length - at;
  return { text: parts.join(''), offsets: offsets.slice(0, length) };
}

/**
 * Puts pieces together, in order, each run of white space within a piece as one space. A separator stands for the
 * character before its piece; adjoining pieces have none. Gives the text and the span that each piece has in it.
 */
export function joinPieces(clean: CleanText, pieces: readonly Piece[]): { text: CleanText; spans: readonly Span[] } {
  const parts: string[] = [];
  const offsets = new Int32Array(clean.text.length);
  const spans: Span[] = [];
  let length = 0;
  let last = 0;
  for (const { start, end, separator } of pieces) {
    if (length > 0 && start > last) {
      offsets[length++] = clean.offsets[start - 1] as number;
      parts.push(separator);
    }
    const from = length;
    let white = false;
    for (let at = start; at < end; at++) {
      const isWhite = isSpace(clean.text.charCodeAt(at));
      if (!(white && isWhite)) offsets[length++] = clean.offsets[at] as number;
      white = isWhite;
    }
    parts.push(singleSpaced(clean.text.slice(start, end)));
    spans.push({ start: from, end: length });
    last = end;
  }
  return { text: { text: parts.join(''), offsets: offsets.slice(0, length) }, spans };
}

/** The characters that `\s` matches. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));
}
