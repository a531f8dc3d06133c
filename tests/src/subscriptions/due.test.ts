import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { latestDue, nextDue, nextDues } from '../../../src/subscriptions/due.ts';
import { parseWhen, type Schedule } from '../../../src/subscriptions/parse-when.ts';

function schedule(words: string): Schedule {
  const when = parseWhen(words);
  if (!when.ok) throw new Error(when.refusal.advice);
  return when.value.schedule;
}

/** The first runs after an instant, as instants without their date where `local` gives a pattern. */
function runs(words: string, zone: string, after: string, count: number): string[] {
  return nextDues(schedule(words), zone, new Date(after), count).map((due) => due.toISOString().slice(0, 16));
}

function localRuns(words: string, zone: string, after: string, count: number): string[] {
  return nextDues(schedule(words), zone, new Date(after), count).map((due) =>
    DateTime.fromJSDate(due, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ'),
  );
}

describe('clock changes', () => {
  test.each([
    [
      'New York: 02:30 does not exist on the spring day: the first valid instant after it',
      'daily 02:30',
      'America/New_York',
      '2026-03-07T12:00:00Z',
      ['2026-03-08 03:00 -04:00', '2026-03-09 02:30 -04:00'],
    ],
    [
      'New York: 01:30 occurs twice on the autumn day: the first',
      'daily 01:30',
      'America/New_York',
      '2026-10-31T12:00:00Z',
      ['2026-11-01 01:30 -04:00', '2026-11-02 01:30 -05:00'],
    ],
    [
      'London: 01:30 on the spring day',
      'daily 01:30',
      'Europe/London',
      '2026-03-28T12:00:00Z',
      ['2026-03-29 02:00 +01:00', '2026-03-30 01:30 +01:00'],
    ],
    [
      'Lord Howe: half an hour is left out',
      'daily 02:15',
      'Australia/Lord_Howe',
      '2026-10-03T00:00:00Z',
      ['2026-10-04 02:30 +11:00', '2026-10-05 02:15 +11:00'],
    ],
    [
      'Lord Howe: half an hour occurs twice',
      'daily 01:45',
      'Australia/Lord_Howe',
      '2026-04-04T00:00:00Z',
      ['2026-04-05 01:45 +11:00', '2026-04-06 01:45 +10:30'],
    ],
    [
      'Apia had no 30 December 2011: no edition on it',
      'daily 08:00',
      'Pacific/Apia',
      '2011-12-29T00:00:00Z',
      ['2011-12-29 08:00 -10:00', '2011-12-31 08:00 +14:00'],
    ],
    [
      'Casablanca: back an hour for Ramadan, forth after it',
      'daily 02:30',
      'Africa/Casablanca',
      '2026-03-20T12:00:00Z',
      ['2026-03-21 02:30 +00:00', '2026-03-22 03:00 +01:00', '2026-03-23 02:30 +01:00'],
    ],
    [
      'Kolkata: half an hour from UTC, no changes',
      'daily 08:00',
      'Asia/Kolkata',
      '2026-03-07T12:00:00Z',
      ['2026-03-08 08:00 +05:30', '2026-03-09 08:00 +05:30'],
    ],
    [
      'Beirut: midnight does not exist on the spring day',
      'daily 00:00',
      'Asia/Beirut',
      '2026-03-28T12:00:00Z',
      ['2026-03-29 01:00 +03:00', '2026-03-30 00:00 +03:00'],
    ],
    [
      'two times in the same gap are one run',
      'daily 02:10 and 02:40',
      'America/New_York',
      '2026-03-08T05:00:00Z',
      ['2026-03-08 03:00 -04:00', '2026-03-09 02:10 -04:00'],
    ],
  ] as const)('%s', (_, words, zone, after, expected) => {
    expect(localRuns(words, zone, after, expected.length)).toEqual(expected);
  });

  test('hourly and every 15 minutes follow UTC and skip nothing', () => {
    for (const [words, minutes] of [
      ['hourly', 60],
      ['every 15 minutes', 15],
      ['every 2 hours', 120],
    ] as const) {
      for (const start of ['2026-03-08T00:00:00Z', '2026-11-01T00:00:00Z']) {
        const dues = nextDues(schedule(words), 'America/New_York', new Date(start), 48);
        expect(dues.map((due) => due.getTime())).toEqual(
          Array.from({ length: 48 }, (_, index) => Date.parse(start) + (index + 1) * minutes * 60_000),
        );
      }
    }
  });

  test('a cron of every hour counts both of two equal hours and leaves out the one that is not there', () => {
    const autumn = runs('30 * * * *', 'America/New_York', '2026-11-01T04:45:00Z', 3);
    expect(autumn).toEqual(['2026-11-01T05:30', '2026-11-01T06:30', '2026-11-01T07:30']);
    const spring = runs('30 * * * *', 'America/New_York', '2026-03-08T06:00:00Z', 2);
    expect(spring).toEqual(['2026-03-08T06:30', '2026-03-08T07:30']);
  });
});

describe('which days', () => {
  test.each([
    ['weekdays 8:30', '2026-03-06T09:00:00Z', ['2026-03-09T08:30', '2026-03-10T08:30']],
    ['weekends 8:30', '2026-03-06T09:00:00Z', ['2026-03-07T08:30', '2026-03-08T08:30', '2026-03-14T08:30']],
    ['mon,thu 18:00', '2026-03-05T18:00:00Z', ['2026-03-09T18:00', '2026-03-12T18:00']],
    ['twice daily 8:00 and 18:00', '2026-03-05T08:00:00Z', ['2026-03-05T18:00', '2026-03-06T08:00']],
    ['monthly 1,last 9:00', '2026-01-31T08:00:00Z', ['2026-01-31T09:00', '2026-02-01T09:00', '2026-02-28T09:00']],
    ['monthly 30 9:00', '2028-01-31T08:00:00Z', ['2028-02-29T09:00', '2028-03-30T09:00']],
    ['0 8 * * 1-5', '2026-03-06T09:00:00Z', ['2026-03-09T08:00', '2026-03-10T08:00']],
    ['0 8 * * 0', '2026-03-06T09:00:00Z', ['2026-03-08T08:00', '2026-03-15T08:00']],
    ['0 8 * * sun-mon', '2026-03-06T09:00:00Z', ['2026-03-08T08:00', '2026-03-09T08:00', '2026-03-15T08:00']],
    ['0 8 13 * fri', '2026-03-01T00:00:00Z', ['2026-03-06T08:00', '2026-03-13T08:00', '2026-03-20T08:00']],
    ['0 8 29 2 *', '2097-01-01T00:00:00Z', ['2104-02-29T08:00']],
    [
      '0,30 8-9 1 */6 *',
      '2026-01-01T08:15:00Z',
      ['2026-01-01T08:30', '2026-01-01T09:00', '2026-01-01T09:30', '2026-07-01T08:00'],
    ],
  ])('%s after %s', (words, after, expected) => {
    expect(runs(words, 'UTC', after, expected.length)).toEqual(expected);
  });
});

describe('what has come due', () => {
  test.each([
    ['nothing yet', 'daily 08:00', '2026-03-02T08:00:00Z', '2026-03-03T07:59:59Z', null],
    [
      'the newest, to the second',
      'daily 08:00',
      '2026-03-02T08:00:00Z',
      '2026-03-03T08:00:00Z',
      ['2026-03-03T08:00', 0],
    ],
    ['how many were missed', 'daily 08:00', '2026-03-02T08:00:00Z', '2026-03-07T07:00:00Z', ['2026-03-06T08:00', 3]],
    [
      'a year of steps',
      'every 5 minutes',
      '2026-01-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      ['2027-01-01T00:00', 105119],
    ],
    ['a clock that went back', 'hourly', '2026-03-03T08:00:00Z', '2026-03-02T08:00:00Z', null],
  ] as const)('%s', (_, words, after, upTo, expected) => {
    const latest = latestDue(schedule(words), 'UTC', new Date(after), new Date(upTo));
    expect(latest && [latest.due.toISOString().slice(0, 16), latest.missedCount]).toEqual(expected);
    expect(latest?.missed.length ?? 0).toBeLessThanOrEqual(100);
  });

  test('is what comes next, counted from the other end', () => {
    const words = [
      'daily 02:30',
      'mon,thu 01:15',
      '*/20 1-3 * * *',
      '30 * * * *',
      'monthly last 02:00',
      'every 7 hours',
    ];
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata', 'UTC'];
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        (when, zone, from, length) => {
          const after = new Date(start + from * 60_000);
          const upTo = new Date(after.getTime() + length * 60_000);
          const forward = nextDues(schedule(when), zone, after, 600).filter((due) => due <= upTo);
          const latest = latestDue(schedule(when), zone, after, upTo, 600);
          expect(latest === null ? [] : [latest.due, ...latest.missed]).toEqual(forward.reverse());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('over years', () => {
  const ZONES = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'Asia/Kolkata',
    'America/Sao_Paulo',
    'Asia/Beirut',
    'America/Havana',
    'Africa/Cairo',
    'Asia/Gaza',
    'Pacific/Chatham',
    'America/Nuuk',
    'Antarctica/Troll',
  ];

  /** The dates that the zone's clocks showed in a year, found by looking every six hours. */
  function datesOf(zone: string, year: number): number {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    const dates = new Set<string>();
    for (let at = Date.UTC(year - 1, 11, 31); at < Date.UTC(year + 1, 0, 2); at += 6 * 3_600_000) {
      dates.add(format.format(at));
    }
    return [...dates].filter((date) => date.startsWith(`${year}-`)).length;
  }

  test.each(ZONES)('%s: a daily schedule has as many editions as the zone has dates', (zone) => {
    for (const year of [2011, 2018, 2024, 2026]) {
      const dates = datesOf(zone, year);
      for (const time of ['00:00', '00:30', '02:15', '08:00', '23:45']) {
        const start = DateTime.fromObject({ year }, { zone }).minus({ minutes: 1 }).toJSDate();
        const dues = nextDues(schedule(`daily ${time}`), zone, start, dates + 1);
        const inYear = dues.map((due) => DateTime.fromJSDate(due, { zone })).filter((due) => due.year === year);
        expect([zone, year, time, inYear.length]).toEqual([zone, year, time, dates]);
      }
    }
  });

  test('each is later than the one before, in any zone and from any instant', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
        fc.constantFrom('daily 00:30', 'daily 02:30 and 23:30', '15 */3 * * *', 'monthly 31 2:00'),
        (zone, from, words) => {
          const dues = nextDues(schedule(words), zone, new Date(from), 40);
          const times = [from, ...dues.map((due) => due.getTime())];
          expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
          expect(nextDue(schedule(words), zone, new Date((dues[0]?.getTime() ?? 0) - 1))).toEqual(dues[0]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
