import bidiFactory from 'bidi-js';
import { emojiDrawing, isEmoji } from './emoji.ts';
import { type Face, faceFor } from './font-shelf.ts';

/** How a part of a text is drawn. */
export type Tone = 'ink' | 'muted' | 'accent';

/** Words that are drawn alike. */
export interface Stretch {
  readonly text: string;
  readonly bold: boolean;
  readonly tone: Tone;
}

/** One grapheme after the other: where it stands in the text, and what draws it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly source: Face | { readonly drawing: string };
  readonly tone: Tone;
}

/** A text that is ready to be set in lines. */
export interface Paragraph {
  readonly text: string;
  readonly language: string;
  readonly rightToLeft: boolean;
  readonly pieces: readonly Piece[];
  /** The embedding level of each code unit (Unicode's bidirectional algorithm). */
  readonly levels: Uint8Array;
}

/** What is known of a text's language. */
export interface Direction {
  readonly language: string;
  readonly rightToLeft: boolean;
}

// Its types describe the ES module, and Node loads the CommonJS one, which is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const graphemes = new Intl.Segmenter('en');
/** Belongs to no script, so that it may look like the letters before it; numbers look alike everywhere. */
const COMMON = /^(?!\p{N})(?:\p{Script=Common}|\p{Script=Inherited})+$/u;
/** More marks on one letter than any language piles up would hide the lines around it. */
const PILE = /\p{Mn}{5}/u;
const REPLACEMENT = '\ufffd';
const JOINER = '\u200d';
const AFTER_JOINER = /(?<=\u200d)/;

/** Finds what draws each grapheme of a text; gives those that nothing draws where there are any. */
export function readParagraph(stretches: readonly Stretch[], direction: Direction): Paragraph | readonly string[] {
  const missing = new Set<string>();
  const pieces: Piece[] = [];
  let text = '';
  for (const { text: words, bold, tone } of stretches) {
    let before: Face | null = null;
    for (const grapheme of graphemesOf(words)) {
      const source = sourceOf(grapheme, bold, direction.language, before);
      if (source === null) missing.add(grapheme);
      else pieces.push({ start: text.length, end: text.length + grapheme.length, source, tone });
      before = source !== null && 'font' in source ? source : null;
      text += grapheme;
    }
  }
  if (missing.size > 0) return [...missing];
  const { levels } = bidi.getEmbeddingLevels(text, direction.rightToLeft ? 'rtl' : 'ltr');
  return { text, ...direction, pieces, levels };
}

/** What is drawn as one; emoji that are joined without a drawing of their own are drawn one by one, as Unicode has it. */
function graphemesOf(words: string): string[] {
  return Array.from(graphemes.segment(words), ({ segment }) =>
    segment.includes(JOINER) && isEmoji(segment) && emojiDrawing(segment) === null
      ? segment.split(AFTER_JOINER)
      : segment,
  ).flat();
}

function sourceOf(grapheme: string, bold: boolean, language: string, before: Face | null): Piece['source'] | null {
  if (grapheme.includes(REPLACEMENT) || PILE.test(grapheme)) return null;
  if (isEmoji(grapheme)) return drawingOf(grapheme) ?? faceFor(grapheme, bold, language);
  if (
    before !== null &&
    COMMON.test(grapheme) &&
    Array.from(grapheme).every((point) => before.has(point.codePointAt(0) as number))
  ) {
    return before;
  }
  return faceFor(grapheme, bold, language) ?? drawingOf(grapheme);
}

function drawingOf(grapheme: string) {
  const drawing = emojiDrawing(grapheme);
  return drawing === null ? null : { drawing };
}
