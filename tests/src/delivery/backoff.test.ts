import { expect, test } from 'vitest';
import { backoffMs } from '../../../src/delivery/backoff.ts';

test('waits grow from about 5 seconds to about 10 minutes, less up to a quarter', () => {
  const full = [5, 10, 20, 40, 80, 160, 320, 600, 600].map((seconds) => seconds * 1000);
  for (const [index, ms] of full.entries()) {
    const wait = backoffMs(index + 1, 'an edition');
    expect(wait).toBeLessThanOrEqual(ms);
    expect(wait).toBeGreaterThanOrEqual(ms * 0.75);
  }
  expect(backoffMs(1_000, 'an edition')).toBeLessThanOrEqual(600_000);
});

test('many that fail at once come back spread out, and always the same way', () => {
  const waits = Array.from({ length: 200 }, (_, index) => backoffMs(8, `edition ${index}`));
  expect(new Set(waits).size).toBeGreaterThan(190);
  expect(backoffMs(8, 'edition 7')).toBe(waits[7]);
});
