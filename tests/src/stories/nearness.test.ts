import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearnessOf } from '../../../src/stories/nearness.ts';
import { countSlips } from '../../../src/stories/spelling.ts';

const letter = fc.constantFrom(...'abcdefgh');
const slip = fc.record({ kind: fc.constantFrom('more', 'less', 'changed', 'swapped'), at: fc.nat(30), letter });

function withSlip(word: string, { kind, at, letter: new_ }: { kind: string; at: number; letter: string }): string {
  const here = at % word.length;
  const [before, after] = [word.slice(0, here), word.slice(here + 1)];
  if (kind === 'more') return before + new_ + word.slice(here);
  if (kind === 'less') return before + after;
  if (kind === 'changed') return before + new_ + after;
  return before + after.charAt(0) + word.charAt(here) + after.slice(1);
}

test('a word with a few slips is as near as its slips are few', () => {
  const words = fc.array(letter, { minLength: 3, maxLength: 12 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(words, fc.array(slip, { maxLength: 3 }), (word, slips) => {
      const typed = slips.reduce((changed, one) => (changed === '' ? changed : withSlip(changed, one)), word);
      const longest = Math.max(typed.length, word.length);
      const most = Math.floor(longest / 3);
      const count = countSlips(typed, word, most);
      if (count <= most) expect(nearnessOf([typed], word)).toBeGreaterThanOrEqual(1 - count / longest);
    }),
  );
});

test('nearness is told by slips, by a common beginning, and is nought for other words', () => {
  expect(nearnessOf(['syira'], 'syria')).toBeCloseTo(0.8);
  expect(nearnessOf(['corvoo'], 'ines corvo')).toBeCloseTo(5 / 6);
  expect(nearnessOf(['dama'], 'damascus')).toBeCloseTo(0.5);
  expect(nearnessOf(['harbour'], 'wednesday')).toBe(0);
  expect(nearnessOf([], 'harbour')).toBe(0);
});
