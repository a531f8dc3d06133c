import { expect, test } from 'vitest';
import { createSourceNumbers } from '../../../src/stories/source-numbers.ts';

test('what someone may see: the bundled articles and their feeds, less the outlets that they leave out', () => {
  const sources = createSourceNumbers();
  const bundled = sources.numberOf(null, 'Courier');
  const first = sources.numberOf(1, 'Courier');
  const unnamed = sources.numberOf(1, null);
  const second = sources.numberOf(2, 'Courier');
  expect(sources.numberOf(1, 'Courier')).toBe(first);
  const seen = (feedIds: number[], mutedOutlets: string[] = []) =>
    [bundled, first, unnamed, second].filter(sources.seenBy({ feedIds, mutedOutlets }));
  expect(seen([])).toEqual([bundled]);
  expect(seen([1])).toEqual([bundled, first, unnamed]);
  expect(seen([1, 2, 3], ['Courier'])).toEqual([unnamed]);
});
