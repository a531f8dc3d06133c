import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from '../../../src/presentation/paginate.ts';

const total = (group: readonly number[]) => group.reduce((sum, size) => sum + size, 0);

test('every item comes once, in order, on pages that fit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 })), fc.integer({ min: 10, max: 30 }), (items, limit) => {
      const pages = paginate(items, (group) => total(group) <= limit);
      expect(pages.flat()).toEqual(items);
      expect(pages.every((page) => page.length > 0 && total(page) <= limit)).toBe(true);
    }),
  );
});

test('no page could have taken the next item as well', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 })), (items) => {
      const pages = paginate(items, (group) => total(group) <= 10);
      for (const [index, page] of pages.entries()) {
        const next = pages[index + 1]?.[0];
        if (next !== undefined) expect(total(page) + next).toBeGreaterThan(10);
      }
    }),
  );
});

test('a headline goes with what follows it', () => {
  const pages = paginate(
    ['aaaa', 'H', 'bbb'],
    (group) => group.join('').length <= 6,
    (item) => item === 'H',
  );
  expect(pages).toEqual([['aaaa'], ['H', 'bbb']]);
});

test('a headline whose text fills a page alone stands before it, not lost', () => {
  const pages = paginate(
    ['HHH', 'bbbbbb'],
    (group) => group.join('').length <= 6,
    (item) => item.startsWith('H'),
  );
  expect(pages).toEqual([['HHH'], ['bbbbbb']]);
});

test('keep-with-next never loses an item or its order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 10 }))), (items) => {
      const size = (group: readonly [boolean, number][]) => group.reduce((sum, [, one]) => sum + one, 0);
      const pages = paginate(
        items,
        (group) => size([...group]) <= 12,
        ([headline]) => headline,
      );
      expect(pages.flat()).toEqual(items);
      expect(pages.every((page) => size(page) <= 12)).toBe(true);
    }),
  );
});

test('an item that fits nowhere is a bug of the caller', () => {
  expect(() => paginate([11], (group) => total(group) <= 10)).toThrow(RangeError);
});
