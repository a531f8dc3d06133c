interface SetLine {
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly apart: boolean;
}

const FEWEST_LINES = 3;
const NARROWEST = 50;
const WIDEST = 130;
/** Share of line breaks that the width must explain before a text counts as hard-wrapped. */
const EXPLAINED = 0.6;

/**
 * Tells which lines only carry on the line before them. In a hard-wrapped text these are the lines whose first word
 * would not have fitted above; in any text those that begin with a small letter where the line above ends without a stop.
 */
export function isWrapped(lines: readonly SetLine[]): (index: number) => boolean {
  const broken = lines.filter((_, index) => lines[index + 1]?.apart === false);
  const lengths = broken.map((line) => line.text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const isFull = (index: number): boolean => {
    const above = lines[index - 1]?.text ?? '';
    const word = /^\S{1,60}/.exec(lines[index]?.text ?? '')?.[0] ?? '';
    return above.length + 1 + word.length > width;
  };
  let full = 0;
  for (const [index, line] of lines.entries()) if (!line.apart && isFull(index)) full++;
  const hardWrapped =
    broken.length >= FEWEST_LINES && width >= NARROWEST && width <= WIDEST && full >= broken.length * EXPLAINED;
  return (index) => {
    const line = lines[index];
    const above = lines[index - 1];
    if (!line || !above || line.apart) return false;
    if (hardWrapped && isFull(index)) return true;
    return /^\p{Ll}/u.test(line.text) && /[\p{L}\p{N},;’'—–-]$/u.test(above.text);
  };
}
