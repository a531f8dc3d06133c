import { expect, test } from 'vitest';
import { breakingOf } from '../../../src/pictures/break-lines.ts';
import { readParagraph } from '../../../src/pictures/paragraph.ts';

const WORD = 'roster ';

function breaking(text: string) {
  const paragraph = readParagraph([{ text, bold: false, tone: 'ink' }], { language: 'en', rightToLeft: false });
  if (!('text' in paragraph)) throw new Error('no letters');
  return breakingOf(paragraph, 0);
}

test('lines end at spaces, as few as can be, and no more than may be', () => {
  const text = WORD.repeat(6).trim();
  const lines = breaking(text).divide(7, 'whole', 3);
  expect(lines?.map(({ start, end }) => text.slice(start, end))).toEqual(Array(3).fill('roster roster'));
  expect(breaking(text).divide(7, 'whole', 2)).toBeNull();
});

test('a line ends after a hyphen, but for one that ends none', () => {
  const lines = (text: string) =>
    breaking(text)
      .divide(4, 'whole', 9)
      ?.map(({ start, end }) => text.slice(start, end));
  expect(lines('the roster\u2010rota')).toEqual(['the', 'roster\u2010', 'rota']);
  expect(lines('in F\u201135 rows')).toEqual(['in F\u201135', 'rows']);
  expect(lines('roster\u2011rota')).toBeUndefined();
});

test('a word wider than a line is divided only where that is allowed', () => {
  const text = `a ${'x'.repeat(20)} b`;
  expect(breaking(text).divide(7, 'whole', 9)).toBeNull();
  const lines =
    breaking(text)
      .divide(7, 'divided', 9)
      ?.map(({ start, end }) => text.slice(start, end)) ?? [];
  expect(lines).toHaveLength(3);
  expect(lines.join('|')).toMatch(/^a\|x+\|x+ b$/);
});
