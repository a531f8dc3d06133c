import { expect, test } from 'vitest';
import { publicationTime } from '../../../src/articles/publication-time.ts';

test.each([
  ['2026-03-04', '2026-03-04T00:00:00.000Z'],
  ['2026-03-04T14:05', '2026-03-04T14:05:00.000Z'],
  ['2026-03-04T14:05:00+02:00', '2026-03-04T12:05:00.000Z'],
  ['2026-03-04T14:05:00Z', '2026-03-04T14:05:00.000Z'],
])('%s is %s in every zone', (iso, instant) => {
  const zone = process.env['TZ'];
  for (const other of ['America/New_York', 'Asia/Kolkata']) {
    process.env['TZ'] = other;
    expect(new Date(publicationTime(iso) ?? Number.NaN).toISOString()).toBe(instant);
  }
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test.each([null, '', 'yesterday'])('%j is no date', (iso) => {
  expect(publicationTime(iso)).toBeNull();
});
