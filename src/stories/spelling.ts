/** From so many letters on a second slip is forgiven. */
const LONG = 9;
const SHORTEST = 4;
/** Up to here a changed letter makes another word as often as a slip; only swapped, missing and doubled ones count. */
const SHORT = 5;

/**
 * How many slips of typing (a letter more, less, changed, or two swapped) lie between a typed word and a known one; null
 * when that is no likely slip: too many, a short word, or another first or last letter ("atlantis" is not "atlantic").
 */
export function slipsBetween(typed: string, known: string): number | null {
  if (typed.length < SHORTEST || !startsAlike(typed, known) || !endsAlike(typed, known)) return null;
  const most = typed.length < LONG ? 1 : 2;
  const slips = countSlips(typed, known, most);
  if (slips === 0 || slips > most) return null;
  if (typed.length === known.length && typed.length <= SHORT && !sameLetters(typed, known)) return null;
  return slips;
}

/** Counts the slips between two words, or gives `most + 1` as soon as there are more than `most`. */
export function countSlips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, cell(last, j - 1) + changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, cell(before, j - 2) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(cell(last, b.length), most + 1);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

function startsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

/** The same last letter, the last two swapped, or one word is the other without its last letter. */
function endsAlike(a: string, b: string): boolean {
  if (a.at(-1) === b.at(-1) || (a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))) return true;
  return a.slice(0, -1) === b || b.slice(0, -1) === a;
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
