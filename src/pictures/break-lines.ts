import LineBreaker from 'linebreak';
import type { Paragraph } from './paragraph.ts';
import { advancesOf } from './shape-line.ts';

/** A part of a paragraph that is one line, without the space that ends it. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Divides one paragraph into lines of any width. */
export interface Breaking {
  /**
   * The lines, as few as can be; null where more than `most` are needed, or a word is wider than a line and may not be
   * divided. Widths are in em.
   */
  divide(width: number, words: 'whole' | 'divided', most: number): LineRange[] | null;
}

/** Scripts that put no space between words; ICU knows their words. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const SPACE = ' ';

/** Measures a paragraph once; of its `hanging` first code units none counts, since they stand in the margin. */
export function breakingOf(paragraph: Paragraph, hanging: number): Breaking {
  const { text, pieces } = paragraph;
  const advances = advancesOf(paragraph).fill(0, 0, hanging);
  const until = new Float64Array(text.length + 1);
  for (let at = 0; at < text.length; at++) until[at + 1] = (until[at] ?? 0) + (advances[at] ?? 0);
  const width = (start: number, end: number): number => (until[end] ?? 0) - (until[start] ?? 0);
  const places = breaksIn(paragraph);
  const ends = pieces.map(({ end }) => end);
  return {
    divide: (widest, words, most) => {
      const lines: LineRange[] = [];
      const [nextPlace, nextEnd] = [walkAlong(places), walkAlong(ends)];
      let start = 0;
      while (start < text.length) {
        if (lines.length === most) return null;
        const fits = (end: number): boolean => width(start, trimmed(text, start, end)) <= widest;
        const whole = nextPlace(start, fits).last;
        const part = whole === null && words === 'divided' ? nextEnd(start, fits) : null;
        const next = whole ?? part?.last ?? part?.first ?? null;
        if (next === null) return null;
        lines.push({ start, end: trimmed(text, start, next) });
        start = next;
      }
      return lines;
    },
  };
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === SPACE) last--;
  return last;
}

/** The first place after a start, and the last up to which all fit. */
interface Places {
  readonly first: number | null;
  readonly last: number | null;
}

/** Finds places for one start after the other, never an earlier one: each is looked at where the last left off. */
function walkAlong(places: readonly number[]): (start: number, fits: (end: number) => boolean) => Places {
  let at = 0;
  return (start, fits) => {
    while (at < places.length && (places[at] as number) <= start) at++;
    const first = at;
    while (at < places.length && fits(places[at] as number)) at++;
    return { first: places[first] ?? null, last: at > first ? (places[at - 1] as number) : null };
  };
}

/** Where a line may end, in order, the end of the text included. */
function breaksIn({ text, language, pieces }: Paragraph): number[] {
  const found = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    // Korean may break inside words, and reads better where it does not.
    if (language !== 'ko' || text[next.position - 1] === SPACE || next.position === text.length)
      found.add(next.position);
  }
  for (const { 0: run, index } of text.matchAll(UNSPACED)) {
    for (const word of new Intl.Segmenter(language, { granularity: 'word' }).segment(run)) {
      if (word.index > 0) found.add(index + word.index);
    }
  }
  const edges = new Set(pieces.map(({ end }) => end));
  return [...found].filter((place) => edges.has(place)).sort((a, b) => a - b);
}
