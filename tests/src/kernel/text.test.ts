import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, foldForSearch, foldTypography, plural } from '../../../src/kernel/text.ts';

describe('folding', () => {
  test.each([
    ['“It’s” – here…', '"It\'s" - here...'],
    ['«a\u00a0b»', '"a b"'],
    ['  two\n lines ', 'two lines'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('%s', (text, folded) => {
    expect(foldTypography(text)).toBe(folded);
  });

  test('typography folds, words do not', () => {
    expect(foldTypography('Cafe')).not.toBe(foldTypography('café'));
    expect(foldTypography('Port')).not.toBe(foldTypography('port'));
    expect(foldForSearch('CAFÉ')).toBe(foldForSearch('cafe'));
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => foldTypography(foldTypography(text)) === foldTypography(text),
      ),
    );
  });
});

test.each([
  ['', 0],
  ['one', 1],
  [' two  words\n', 2],
])('%j has %i words', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('one is singular', () => {
  expect([plural(1, 'quote'), plural(0, 'quote'), plural(2, 'story', 'stories')]).toEqual([
    '1 quote',
    '0 quotes',
    '2 stories',
  ]);
});
