import { describe, expect, it } from 'vitest';
import { createPredictor } from '../../../../src/briefing/bullets/trees.ts';

describe('createPredictor', () => {
  const tree = { feature: [0, 1, 1], threshold: [5, 2, 3], leaf: [1, 2, 3, 4] };
  const predict = createPredictor({ base: 10, depth: 2, trees: [tree, tree] });

  it.each([
    [[5, 2], 12],
    [[5, 3], 14],
    [[6, 3], 16],
    [[6, 4], 18],
  ])('walks each tree to one leaf: %j gives %d', (row, expected) => {
    expect(predict(Float64Array.from(row))).toBe(expected);
  });

  it('gives the base without trees', () => {
    expect(createPredictor({ base: 0.5, depth: 3, trees: [] })(new Float64Array(1))).toBe(0.5);
  });
});
