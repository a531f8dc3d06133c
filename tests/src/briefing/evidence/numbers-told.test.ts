import { describe, expect, it } from 'vitest';
import { numbersClash, numbersTold, sameNumber } from '../../../../src/briefing/evidence/numbers-told.ts';

/** Whether the first numbers of two texts can be one. */
function same(one: string, other: string): boolean {
  const [a, b] = [numbersTold(one)[0], numbersTold(other)[0]];
  return a !== undefined && b !== undefined && sameNumber(a, b);
}

describe('sameNumber', () => {
  it.each([
    ['equal counts', '300 growers', 'three hundred bakers'],
    ['a count and its rounding', '1.2 million growers', '1,190,000 growers'],
    ['a rounding to thousands', '3,500 growers', '3,487 growers'],
  ])('holds %s for one', (_, one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
    expect(numbersClash(numbersTold(one), numbersTold(other))).toBe(false);
  });

  it.each([
    ['small counts that round alike', '60 growers', '62 growers'],
    ['one digit before noughts', '10,000 growers', '10,503 growers'],
    ['other roundings', '1.2 million growers', '1,290,000 growers'],
  ])('tells %s apart', (_, one, other) => {
    expect(same(one, other)).toBe(false);
  });
});
