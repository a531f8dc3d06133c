import { LIMITS } from './limits.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Divides text into pieces that each satisfy `fits`, at the border of a word where there is one, else of a grapheme.
 * Joined together the pieces are the text. `fits` must hold for every prefix of what it holds for.
 */
export function divideText(text: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const window = text.slice(from, from + LIMITS.message);
    const rest = from + window.length >= text.length;
    const length = rest && fits(window) ? window.length : borderBefore(window, longestPrefix(window, fits));
    pieces.push(window.slice(0, length));
    from += length;
  }
  return pieces;
}

/** The length of the longest prefix that fits; at least one code point, so that dividing always ends. */
function longestPrefix(text: string, fits: (piece: string) => boolean): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, codePointLength(text, 0));
}

/** The last border of a word at or before `end`, else of a grapheme, else of a code point. */
function borderBefore(text: string, end: number): number {
  const word = text.slice(0, end).search(/\s\S*$/);
  if (word > 0) return word + 1;
  const cluster = graphemes.segment(text).containing(end);
  const border = cluster === undefined ? end : cluster.index;
  if (border > 0) return border;
  return end > 1 && codePointLength(text, end - 1) === 2 ? end - 1 : end;
}

function codePointLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
