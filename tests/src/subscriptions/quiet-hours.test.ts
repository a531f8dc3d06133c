import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuietHours, isQuiet, parseQuietHours } from '../../../src/subscriptions/quiet-hours.ts';

const read = (words: string, zone = 'UTC') => {
  const hours = parseQuietHours(words, zone);
  return hours.ok ? hours.value : hours.refusal.advice;
};

describe('parseQuietHours', () => {
  it.each(['22:00-07:00', '22-7', '10pm - 7am', '22:00 to 7:00', '22.00–7.00', ' 2200 - 0700 '])(
    'reads %j',
    (words) => {
      expect(read(words)).toEqual({ from: '22:00', to: '07:00', zone: 'UTC' });
    },
  );

  it.each(['off', 'OFF', 'none'])('reads %j as none', (words) => {
    expect(read(words)).toBeNull();
  });

  it.each(['', 'at night', '22:00', '22:00-', '25:00-07:00', '22-7-9', '08:00-8'])(
    'refuses %j and says what would do',
    (words) => {
      expect(read(words)).toContain('Try: 22:00-07:00');
    },
  );

  it('reads what it writes', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const time = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, (from, to) => {
        fc.pre(from !== to);
        const hours = { from: time(from), to: time(to), zone: 'Asia/Tokyo' };
        expect(read(formatQuietHours(hours).split(' ')[0] ?? '', 'Asia/Tokyo')).toEqual(hours);
      }),
    );
  });
});

describe('isQuiet', () => {
  const night = { from: '22:00', to: '07:00', zone: 'Europe/Lisbon' };
  const noon = { from: '12:00', to: '13:00', zone: 'UTC' };

  it.each([
    [night, '2026-07-01T20:59:59Z', false],
    [night, '2026-07-01T21:00:00Z', true],
    [night, '2026-07-02T05:59:59Z', true],
    [night, '2026-07-02T06:00:00Z', false],
    [night, '2026-01-02T06:59:00Z', true],
    [noon, '2026-01-02T12:00:00Z', true],
    [noon, '2026-01-02T13:00:00Z', false],
  ])('%j at %s: %s', (hours, at, quiet) => {
    expect(isQuiet(hours, new Date(at))).toBe(quiet);
  });
});
