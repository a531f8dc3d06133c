import { Direction, Buffer as HbBuffer, shape } from 'harfbuzzjs';
import { type Face, withUsualHyphens } from './font-shelf.ts';
import type { Paragraph, Piece, Tone } from './paragraph.ts';

/** Something to draw in a line; lengths are in em, x from the line's left end, y from its base line upwards. */
export type Mark =
  | {
      readonly kind: 'glyph';
      readonly face: Face;
      readonly glyph: number;
      readonly x: number;
      readonly y: number;
      readonly tone: Tone;
    }
  | { readonly kind: 'emoji'; readonly drawing: string; readonly x: number };

/** A line, its marks in the order of the eye. */
export interface Line {
  readonly width: number;
  /** How far the letters reach from the base line: upwards, and downwards as a negative number. */
  readonly up: number;
  readonly down: number;
  readonly marks: readonly Mark[];
}

/** Neighbours that are shaped as one. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly source: Piece['source'];
  readonly tone: Tone;
}

/** What an emoji takes of the line; it is one em wide itself. */
const EMOJI_ADVANCE = 1.14;
/** Where its top lies above the base line. */
export const EMOJI_TOP = 0.88;
const buffer = new HbBuffer();

/** Sets a part of a paragraph as one line. */
export function shapeLine(paragraph: Paragraph, start: number, end: number): Line {
  const marks: Mark[] = [];
  let [width, up, down] = [0, 0, 0];
  for (const run of inOrderOfTheEye(runsOf(paragraph, start, end))) {
    const { source, tone } = run;
    if ('drawing' in source) {
      marks.push({ kind: 'emoji', drawing: source.drawing, x: width + (EMOJI_ADVANCE - 1) / 2 });
      width += EMOJI_ADVANCE;
      up = Math.max(up, EMOJI_TOP);
      continue;
    }
    for (const { glyph, advance, x, y } of shapeRun(paragraph, run, source)) {
      marks.push({ kind: 'glyph', face: source, glyph, x: width + x, y, tone });
      width += advance;
      const reach = source.reach(glyph);
      up = Math.max(up, y + reach.up / source.unit);
      down = Math.min(down, y + reach.down / source.unit);
    }
  }
  return { width, up, down, marks };
}

/** How far each code unit of a paragraph carries the line on, in em; what is shaped together counts for its first unit. */
export function advancesOf(paragraph: Paragraph): Float64Array {
  const advances = new Float64Array(paragraph.text.length);
  for (const run of runsOf(paragraph, 0, paragraph.text.length)) {
    if ('drawing' in run.source) advances[run.start] = EMOJI_ADVANCE;
    else {
      for (const { cluster, advance } of shapeRun(paragraph, run, run.source)) {
        advances[cluster] = (advances[cluster] ?? 0) + advance;
      }
    }
  }
  return advances;
}

function runsOf({ pieces, levels }: Paragraph, start: number, end: number): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    if (piece.start < start || piece.end > end) continue;
    const level = levels[piece.start] ?? 0;
    const last = runs.at(-1);
    const joins = last && 'font' in piece.source && last.source === piece.source && last.tone === piece.tone;
    if (joins && last.level === level) runs[runs.length - 1] = { ...last, end: piece.end };
    else runs.push({ ...piece, level });
  }
  return runs;
}

/** Rule L2 of the bidirectional algorithm: from the highest level down, what lies at or above it is reversed. */
function inOrderOfTheEye(runs: Run[]): Run[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let at = 0; at < runs.length; at++) {
      if ((runs[at] as Run).level < level) continue;
      let end = at;
      while (end < runs.length && (runs[end] as Run).level >= level) end++;
      runs.splice(at, end - at, ...runs.slice(at, end).reverse());
      at = end;
    }
  }
  return runs;
}

function shapeRun({ text, language }: Paragraph, { start, end, level }: Run, face: Face) {
  buffer.clearContents();
  buffer.addText(withUsualHyphens(text), start, end - start);
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  buffer.setLanguage(language === 'und' ? 'en' : language);
  buffer.guessSegmentProperties();
  shape(face.font, buffer);
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map(({ codepoint: glyph, cluster }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return { glyph, cluster, advance: xAdvance / face.unit, x: xOffset / face.unit, y: yOffset / face.unit };
  });
}
