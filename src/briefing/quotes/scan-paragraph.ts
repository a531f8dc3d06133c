import type { Span } from '../../kernel/text.ts';
import { type MarkShape, markAt, mayBeMark } from './mark-at.ts';
import type { MarkFamily } from './marks.ts';
import { isElision, isWeakCloser } from './single-marks.ts';

/** Quoted words in an article's cleaned text: `start` to `end` without the marks, `outer` with them. */
export interface QuotedSpan extends Span {
  readonly outer: Span;
  readonly paragraph: number;
  readonly family: MarkFamily;
  /** True where the speech goes on in the next paragraph's first span: no mark closes it here. */
  readonly continues: boolean;
}

/** A mark that has opened a quote. */
export interface OpenMark {
  readonly family: MarkFamily;
  readonly at: number;
  readonly inner: number;
  /** `»so«`: a closing guillemet that opens. */
  readonly reversed: boolean;
}

/** What the marks of one paragraph come to. */
export interface ParagraphMarks {
  readonly spans: readonly QuotedSpan[];
  /** The first mark that nothing closed. */
  readonly unclosed: OpenMark | null;
  /** The paragraph's first double mark, where it closes and nothing is open. */
  readonly strayCloser: MarkShape | null;
  /** The family of the mark that the paragraph starts with. */
  readonly leading: MarkFamily | null;
}

const DEEPEST = 6;
const PEEK = 200;

/** Pairs the quote marks of one paragraph, once from left to right; a mark without a partner makes no span. */
export function scanParagraph(text: string, paragraph: Span, index: number): ParagraphMarks {
  const scan = new ParagraphScan(text, paragraph, index);
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const mark = mayBeMark(text.charCodeAt(at)) ? markAt(text, at, paragraph) : null;
    if (!mark) continue;
    at = mark.end - 1;
    if (!mark.skip) scan.take(mark);
  }
  return scan.finish();
}

/** The span between an opening and a closing mark, white space trimmed, or null where no word stands between them. */
export function spanBetween(
  text: string,
  open: { readonly at: number; readonly inner: number; readonly family: MarkFamily },
  close: { readonly at: number; readonly end: number },
  paragraph: number,
): QuotedSpan | null {
  let start = open.inner;
  let end = close.at;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  if (!/[\p{L}\p{N}]/u.test(text.slice(start, Math.min(end, start + PEEK)))) return null;
  return { start, end, outer: { start: open.at, end: close.end }, paragraph, family: open.family, continues: false };
}

class ParagraphScan {
  readonly #text: string;
  readonly #paragraph: Span;
  readonly #index: number;
  readonly #spans: QuotedSpan[] = [];
  readonly #stack: OpenMark[] = [];
  #single: OpenMark | null = null;
  /** A single mark that may close what is open, or be an apostrophe. */
  #weak: MarkShape | null = null;
  #strayCloser: MarkShape | null = null;
  #leading: MarkFamily | null = null;
  #sawDouble = false;

  constructor(text: string, paragraph: Span, index: number) {
    this.#text = text;
    this.#paragraph = paragraph;
    this.#index = index;
  }

  take(mark: MarkShape): void {
    if (mark.family === 'single') {
      if (this.#stack.length === 0) this.#takeSingle(mark);
      return;
    }
    const depth = this.#openDepth(mark.family);
    const open = this.#stack[depth];
    if (open && closes(mark, open)) {
      this.#stack.length = depth;
      this.#close(open, mark);
    } else if (opens(mark)) {
      this.#open(mark);
    } else if (mark.family === 'double' && !this.#sawDouble) {
      this.#strayCloser = mark;
    }
    this.#sawDouble ||= mark.family === 'double';
  }

  finish(): ParagraphMarks {
    this.#settleSingle();
    return {
      spans: this.#spans,
      unclosed: this.#stack[0] ?? null,
      strayCloser: this.#strayCloser,
      leading: this.#leading,
    };
  }

  #openDepth(family: MarkFamily): number {
    let depth = this.#stack.length - 1;
    while (depth >= 0 && this.#stack[depth]?.family !== family) depth--;
    return depth;
  }

  #open(mark: MarkShape): void {
    const before = this.#text.slice(Math.max(this.#paragraph.start, mark.at - 8), mark.at);
    if (mark.at - this.#paragraph.start <= 8 && before.trim() === '') this.#leading ??= mark.family;
    if (this.#stack.length >= DEEPEST) this.#stack.shift();
    const reversed = mark.char === '\u00bb' || mark.char === '\u203a';
    this.#stack.push({ family: mark.family, at: mark.at, inner: mark.end, reversed });
  }

  #close(open: OpenMark, mark: MarkShape): void {
    // What stands inside is nested: only the outermost span counts.
    while ((this.#spans.at(-1)?.outer.start ?? -1) > open.at) this.#spans.pop();
    const span = spanBetween(this.#text, open, mark, this.#index);
    if (span) this.#spans.push(span);
  }

  #takeSingle(mark: MarkShape): void {
    if (mark.role === 'open' && !isElision(this.#text, mark.end)) {
      this.#settleSingle();
      this.#single = { family: 'single', at: mark.at, inner: mark.end, reversed: false };
    } else if (mark.role === 'close' && this.#single) {
      if (isWeakCloser(this.#text, mark.at, this.#single.inner)) {
        this.#weak ??= mark;
      } else {
        this.#close(this.#single, mark);
        this.#single = null;
        this.#weak = null;
      }
    }
  }

  /** Takes a doubtful closer when no surer one came, unless it would swallow another quote. */
  #settleSingle(): void {
    const swallows = (this.#spans.at(-1)?.outer.start ?? -1) > (this.#single?.at ?? 0);
    if (this.#single && this.#weak && !swallows) this.#close(this.#single, this.#weak);
    this.#single = null;
    this.#weak = null;
  }
}

function closes(mark: MarkShape, open: OpenMark): boolean {
  const pointsRight = mark.char === '\u00bb' || mark.char === '\u203a';
  const pointsLeft = mark.char === '\u00ab' || mark.char === '\u2039';
  if (open.reversed) return pointsLeft;
  return !pointsLeft && (mark.role === 'close' || mark.role === 'either' || (pointsRight && !mark.opensByPlace));
}

function opens(mark: MarkShape): boolean {
  if (mark.role === 'open') return true;
  if (mark.role === 'either') return mark.char !== '\u201c';
  return (mark.char === '\u00bb' || mark.char === '\u203a') && mark.opensByPlace;
}
