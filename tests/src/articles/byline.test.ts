import { describe, expect, it } from 'vitest';
import { readByline } from '../../../src/articles/byline.ts';

describe('readByline', () => {
  it.each([
    ['By Jane Doe', { writers: 'Jane Doe', publishedAt: null, agency: null }],
    ['BY JANE DOE AND RICHARD ROE', { writers: 'JANE DOE AND RICHARD ROE', publishedAt: null, agency: null }],
    ['Jane Doe, Staff Writer', { writers: 'Jane Doe', publishedAt: null, agency: null }],
    ['By Jane Doe, Associated Press', { writers: 'Jane Doe', publishedAt: null, agency: 'Associated Press' }],
    ['Von Jana Doe, dpa', { writers: 'Jana Doe', publishedAt: null, agency: 'dpa' }],
    ['By Jane Doe at Ellery Park', { writers: 'Jane Doe', publishedAt: null, agency: null }],
    ['BYLINE: Jane Doe', { writers: 'Jane Doe', publishedAt: null, agency: null }],
    ['Jane Doe, Local Democracy Reporter', { writers: 'Jane Doe', publishedAt: null, agency: null }],
    ['lunedì 3 giugno 2026', { writers: null, publishedAt: '2026-06-03', agency: null }],
    ['Por Juana Prueba, 10 de marzo de 2026', { writers: 'Juana Prueba', publishedAt: '2026-03-10', agency: null }],
    ['By Reuters', { writers: null, publishedAt: null, agency: 'Reuters' }],
    ['04/03/2026 21:54 by admin', { writers: null, publishedAt: null, agency: null }],
    ['24/03/2026 21:54 by admin', { writers: null, publishedAt: '2026-03-24T21:54', agency: null }],
    ['Published 3 March 2026', { writers: null, publishedAt: '2026-03-03', agency: null }],
    [
      'Updated: Wednesday, March 4, 2026 at 5:13 p.m. EST',
      { writers: null, publishedAt: '2026-03-04T17:13', agency: null },
    ],
    ['By Jane Doe | March 4, 2026', { writers: 'Jane Doe', publishedAt: '2026-03-04', agency: null }],
    ['10:42 a.m.', { writers: null, publishedAt: null, agency: null }],
    ['5 hours ago', { writers: null, publishedAt: null, agency: null }],
  ])('reads %s', (line, expected) => {
    expect(readByline(line)).toEqual(expected);
  });

  it.each([
    'By Friday the port will be closed, the union said.',
    'By then, Jane Doe had left.',
    'Jane Doe is the secretary of the union.',
    'The reporter, Jane Doe, left at 10:42 a.m. on Monday.',
    'March was cold.',
    'El 10 de marzo cerró el puerto.',
    'Byline Pay Rises',
    'May',
  ])('leaves %s', (line) => {
    expect(readByline(line)).toBeNull();
  });
});
