import { expect, it } from 'vitest';
import { readWrittenDate } from '../../../src/articles/written-date.ts';

it.each([
  ['2026-03-04', '2026-03-04'],
  ['2026-03-04T14:05:00Z', '2026-03-04T14:05:00Z'],
  ['3 March 2026', '2026-03-03'],
  ['Wed, 4th of Mar. 2026, 9.05 pm', '2026-03-04T21:05'],
  ['Sept. 6, 2026 12:10 a.m.', '2026-09-06T00:10'],
  ['December 15th, 2026 14:05 GMT', '2026-12-15T14:05:00Z'],
  ['24/03/2026 21:54', '2026-03-24T21:54'],
  ['03/24/2026', '2026-03-24'],
  ['05/05/2026', '2026-05-05'],
  ['10 de marzo de 2026', '2026-03-10'],
  ['1º de maio de 2026', '2026-05-01'],
  ['Dienstag, 6. März 2026, 14:05 Uhr', '2026-03-06T14:05'],
  ['1er août 2026', '2026-08-01'],
  ['3 giugno 2026', '2026-06-03'],
])('reads %s', (words, expected) => {
  expect(readWrittenDate(words)).toBe(expected);
});

it.each(['06/09/2026 21:54', '31 February 2026', '31 de abril de 2026', 'March 4', 'yesterday', '13:00', '40/40/2026'])(
  'gives none for %s',
  (words) => {
    expect(readWrittenDate(words)).toBeNull();
  },
);
