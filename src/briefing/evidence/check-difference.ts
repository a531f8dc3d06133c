import { foldTypography } from '../../kernel/text.ts';
import type { Difference } from '../briefing.ts';
import type { Witness } from './witness.ts';
import { evidenceWords } from './words.ts';

type Side = Difference['sides'][number];

/** A difference with the sides whose value stands verbatim in each of their citations, or null with fewer than two. */
export function checkDifference(difference: Difference, where: string, witness: Witness): Difference | null {
  const sides: Side[] = [];
  const told: string[] = [];
  for (const [index, side] of difference.sides.entries()) {
    const at = `${where}.sides[${index}]`;
    const citations = side.citations.filter((citation, place) => {
      const text = witness.read(citation, `${at}.citations[${place}]`);
      if (text === null) return false;
      told.push(text);
      const problem = `"${side.value}" does not stand there`;
      return holdsValue(text, side.value) || witness.reject('value', `${at}.citations[${place}]`, problem);
    });
    if (citations.length > 0) sides.push({ ...side, citations });
  }
  if (new Set(sides.map((side) => foldTypography(side.value))).size < 2) {
    witness.reject('value', where, 'fewer than two sides are left');
    return null;
  }
  const known = new Set(told.flatMap((text) => evidenceWords(text).map((word) => word.toLowerCase())));
  const strange = evidenceWords(difference.text).find((word) => !known.has(word.toLowerCase()));
  if (strange !== undefined) {
    witness.reject('words', where, `"${strange}" is not in the cited texts`);
    return null;
  }
  return { ...difference, sides };
}

/** True where the value's words stand side by side in the text. */
function holdsValue(text: string, value: string): boolean {
  const words = evidenceWords(value);
  return words.length > 0 && ` ${evidenceWords(text).join(' ')} `.includes(` ${words.join(' ')} `);
}
