import { type Breaking, breakingOf, type LineRange } from './break-lines.ts';
import type { Paragraph } from './paragraph.ts';
import { type Line, shapeLine } from './shape-line.ts';

/** A place for a text, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Sizes of letters to try, the best first. */
  readonly sizes: readonly number[];
  /** At this size and below a word that is wider than the room is divided. */
  readonly divideFrom: number;
  readonly mostLines?: number;
}

/** A text set in lines. */
export interface SetText {
  readonly size: number;
  readonly lines: readonly Line[];
  /** From the top to the first base line, and from one to the next, in pixels. */
  readonly first: number;
  readonly step: number;
  /** From the top of the first line's letters to the bottom of the last one's, in pixels. */
  readonly height: number;
  /** How far the first line's opening mark stands out into the margin, in pixels. */
  readonly hanging: number;
}

/** What most letters take above and below the base line, in em, so that lines without tall ones stand alike. */
const ASCENT = 0.76;
const DESCENT = 0.26;
const BALANCING_STEPS = 12;
/** By how much of an em a line may stand out. */
const SPARE = 0.05;

/** Sets a text in the largest size that fits the room; null where none does. Its first `hanging` code units stand outside. */
export function setText(paragraph: Paragraph, room: Room, leading: number, hanging = 0): SetText | null {
  const breaking = breakingOf(paragraph, hanging);
  for (const size of room.sizes) {
    const words = size <= room.divideFrom ? 'divided' : 'whole';
    const width = room.width / size;
    const high = 1 + Math.floor((room.height / size - ASCENT - DESCENT) / leading);
    const ranges = breaking.divide(width, words, Math.min(high, room.mostLines ?? high));
    if (ranges === null) continue;
    const outside = shapeLine(paragraph, 0, hanging).width;
    const lines = balanced(breaking, ranges, width).map(({ start, end }) => shapeLine(paragraph, start, end));
    // Letters are measured together and set line by line: a pair that was parted can make a line a little wider.
    if (lines.some((line, index) => line.width - (index === 0 ? outside : 0) > width + SPARE)) continue;
    const up = Math.max(ASCENT, lines[0]?.up ?? 0);
    const down = Math.max(DESCENT, -(lines.at(-1)?.down ?? 0));
    const height = (up + down + (lines.length - 1) * leading) * size;
    if (height > room.height) continue;
    return { size, lines, first: up * size, step: leading * size, height, hanging: outside * size };
  }
  return null;
}

/** As many lines of as even a width as can be, so that no word is left alone at the end. */
function balanced(breaking: Breaking, ranges: LineRange[], width: number): LineRange[] {
  let best = ranges;
  let [narrow, wide] = [0, width];
  for (let step = 0; step < BALANCING_STEPS && ranges.length > 1; step++) {
    const middle = (narrow + wide) / 2;
    const tried = breaking.divide(middle, 'whole', ranges.length);
    if (tried !== null && tried.length === ranges.length) {
      best = tried;
      wide = middle;
    } else narrow = middle;
  }
  return best;
}
