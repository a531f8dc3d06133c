import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readFeedDate } from '../../../../src/sources/feed/feed-date.ts';

describe('readFeedDate', () => {
  it.each([
    ['Wed, 04 Mar 2026 14:05:09 GMT', '2026-03-04T14:05:09Z'],
    ['4 Mar 26 14:05 EST', '2026-03-04T19:05:00Z'],
    ['04 Mar 26 1405 GMT', '2026-03-04T14:05:00Z'],
    ['04 Mar 98 14:05:09 +0130', '1998-03-04T12:35:09Z'],
    ['Wed,4 March 2026 02:05 PM PDT', '2026-03-04T21:05:00Z'],
    ['Wed Mar  4 14:05:09 CET 2026', '2026-03-04T13:05:09Z'],
    ['Wed Mar 04 2026 14:05:09 GMT+0100 (Central European Standard Time)', '2026-03-04T13:05:09Z'],
    ['Wed, 04 Mar 2026 14:05:09 Europe/Lisbon', '2026-03-04T14:05:09Z'],
    ['Thursday, March 5, 2026 - 08:00', '2026-03-05T08:00:00Z'],
    ['2026-03-04T14:05:09.123+05:30', '2026-03-04T08:35:09Z'],
    ['2026-03-04 14:05:09', '2026-03-04T14:05:09Z'],
    ['20260304T140509Z', '2026-03-04T14:05:09Z'],
    ['2026-03-04', '2026-03-04T00:00:00Z'],
    ['2026-03', '2026-03-01T00:00:00Z'],
    ['2026-063T14:05Z', '2026-03-04T14:05:00Z'],
    ['2026-W10-3', '2026-03-04T00:00:00Z'],
    ['Wed, 2026/03/04 14:05:09 EDT', '2026-03-04T18:05:09Z'],
    ['04.03.2026 14:05', '2026-03-04T14:05:00Z'],
    ['25/12/2025 10:00', '2025-12-25T10:00:00Z'],
    ['3/4/2026 8:00 AM', '2026-03-04T08:00:00Z'],
    ['1772633109', '2026-03-04T14:05:09Z'],
    ['1772633109000', '2026-03-04T14:05:09Z'],
  ])('%s', (words, instant) => {
    expect(readFeedDate(words)).toBe(instant);
  });

  it.each([
    ['Mi, 4. März 2026, 14:05 Uhr', '2026-03-04T14:05:00Z'],
    ['mar., 03 mars 2026 14:05:00 +0100', '2026-03-03T13:05:00Z'],
    ['4 de diciembre de 2025 10:30', '2025-12-04T10:30:00Z'],
    ['śr., 04 mar 2026 14:05:00 +0100', '2026-03-04T13:05:00Z'],
    ['Τετ, 04 Μαρ 2026 14:05:00 EET', '2026-03-04T12:05:00Z'],
    ['2026-március-4T14:05-05:00', '2026-03-04T19:05:00Z'],
    ['ср, 04 мар 2026 14:05:00 MSK', '2026-03-04T11:05:00Z'],
    ['2026년 3월 4일 14:05:00', '2026-03-04T05:05:00Z'],
    ['2026-03-04 오후 2:05:00', '2026-03-04T05:05:00Z'],
    ['2026年3月4日 14:05', '2026-03-04T14:05:00Z'],
  ])('in other languages: %s', (words, instant) => {
    expect(readFeedDate(words)).toBe(instant);
  });

  it.each([
    ['Sun, 31 Jun 2026 10:00:00 GMT', '2026-07-01T10:00:00Z'],
    ['2026-03-04T24:00:00Z', '2026-03-05T00:00:00Z'],
    ['Wed, 04 Mar 2026 14:05:60 GMT', '2026-03-04T14:06:00Z'],
  ])('carries over what is out of range: %s', (words, instant) => {
    expect(readFeedDate(words)).toBe(instant);
  });

  it.each([
    undefined,
    null,
    '',
    'yesterday',
    '0000-00-00 00:00:00',
    '2026-13-01',
    'Mon, 01 Jan 0001 00:00:00 GMT',
    'Mar 4',
  ])('%s is no date', (words) => {
    expect(readFeedDate(words)).toBeNull();
  });

  test('every instant survives being written as RFC 822, ISO 8601 and Unix time', () => {
    const instants = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(instants, (seconds) => {
        const date = new Date(seconds * 1000);
        const iso = date.toISOString().replace('.000', '');
        expect(readFeedDate(date.toUTCString())).toBe(iso);
        expect(readFeedDate(date.toISOString())).toBe(iso);
        expect(readFeedDate(String(seconds))).toBe(iso);
      }),
    );
  });

  test('anything is an instant or null, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(readFeedDate(words) ?? '2026-03-04T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }),
    );
  });
});
