import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeSchedule } from '../../../src/subscriptions/describe.ts';
import { formatSchedule, parseWhen, type Schedule } from '../../../src/subscriptions/parse-when.ts';

/** What is read of the words, in the normal form with its zone; a refusal's code after "✗". */
function read(words: string): string {
  const when = parseWhen(words);
  if (!when.ok) return `✗ ${when.refusal.code}`;
  return describeSchedule(when.value.schedule, when.value.zone ?? '').trim();
}

describe('days and times', () => {
  test.each([
    ['daily 08:00', 'daily 08:00'],
    ['daily 8', 'daily 08:00'],
    ['DAILY   8.30', 'daily 08:30'],
    ['every day at 8:30', 'daily 08:30'],
    ['8:30', 'daily 08:30'],
    ['8:30am', 'daily 08:30'],
    ['8am', 'daily 08:00'],
    ['8:30 p.m.', 'daily 20:30'],
    ['12am', 'daily 00:00'],
    ['12 pm', 'daily 12:00'],
    ['0830', 'daily 08:30'],
    ['18h30', 'daily 18:30'],
    ['noon', 'daily 12:00'],
    ['midnight', 'daily 00:00'],
    ['weekdays 8:30', 'weekdays 08:30'],
    ['every weekday at 8', 'weekdays 08:00'],
    ['weekends 10:00', 'weekends 10:00'],
    ['sat sun 10:00', 'weekends 10:00'],
    ['mon,thu 18:00', 'mon,thu 18:00'],
    ['Thursdays and Mondays at 6 pm', 'mon,thu 18:00'],
    ['mon-fri 8:00', 'weekdays 08:00'],
    ['sat-tue 8:00', 'mon,tue,sat,sun 08:00'],
    ['mon–sun 8:00', 'daily 08:00'],
    ['every monday 9:00', 'mon 09:00'],
    ['weekly mon 9:00', 'mon 09:00'],
    ['twice daily 8:00 and 18:00', 'daily 08:00 and 18:00'],
    ['daily 18:00, 8:00, 12:00', 'daily 08:00, 12:00 and 18:00'],
    ['daily 8:00 8:00', 'daily 08:00'],
    ['monthly 1 9:00', 'monthly 1 09:00'],
    ['monthly 1 9', 'monthly 1 09:00'],
    ['monthly on the 15th at 9am', 'monthly 15 09:00'],
    ['monthly 1,15 9:00', 'monthly 1,15 09:00'],
    ['monthly last noon', 'monthly last 12:00'],
    ['monthly 31 9:00', 'monthly last 09:00'],
  ])('%s → %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('steps and cron', () => {
  test.each([
    ['hourly', 'hourly'],
    ['every hour', 'hourly'],
    ['every 60 minutes', 'hourly'],
    ['every 15 minutes', 'every 15 minutes'],
    ['Every 15min', 'every 15 minutes'],
    ['every 5 m', 'every 5 minutes'],
    ['every 2 hours', 'every 2 hours'],
    ['every 24 hours', 'every 24 hours'],
    ['0 8 * * 1-5', '0 8 * * 1-5'],
    ['  0  8 * * MON-FRI ', '0 8 * * mon-fri'],
    ['*/15 * * * *', '*/15 * * * *'],
    ['*/5 * * * *', '*/5 * * * *'],
    ['0 8 * * sun-thu', '0 8 * * sun-thu'],
    ['0 0 29 2 *', '0 0 29 2 *'],
    ['0 0 31 2 mon', '0 0 31 2 mon'],
  ])('%s → %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('zones', () => {
  test.each([
    ['weekdays 8:30 Europe/Stockholm', 'weekdays 08:30 Europe/Stockholm'],
    ['weekdays 8:30 europe/stockholm', 'weekdays 08:30 Europe/Stockholm'],
    ['daily 8:00 stockholm', 'daily 08:00 Europe/Stockholm'],
    ['daily 8:00 New York', 'daily 08:00 America/New_York'],
    ['daily 8:00 utc', 'daily 08:00 UTC'],
    ['daily 8:00 Asia/Kolkata', 'daily 08:00 Asia/Kolkata'],
    ['daily 8:00 asia/calcutta', 'daily 08:00 Asia/Calcutta'],
    ['daily 8:00 america/argentina/buenos_aires', 'daily 08:00 America/Argentina/Buenos_Aires'],
    ['0 8 * * 1 America/New_York', '0 8 * * 1 America/New_York'],
    ['every 15 minutes Europe/Paris', 'every 15 minutes'],
  ])('%s → %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });

  test.each([
    ['daily 8:00 Europe/Stokholm', "I don't know the time zone “Europe/Stokholm”. Nearest: Europe/Stockholm"],
    ['daily 8:00 EST', "I don't know the time zone “EST”. Nearest: America/New_York"],
    ['daily 8:00 +02:00', 'Write it as region/city'],
    ['daily 8:00 Mars/Olympus', 'Write it as region/city'],
    [`daily 8:00 ${'x'.repeat(150)}`, 'Write it as region/city'],
  ])('%s is refused with what is near', (words, expected) => {
    const when = parseWhen(words);
    expect(when.ok ? '' : when.refusal.code).toBe('unknown-zone');
    expect(when.ok ? '' : when.refusal.advice).toContain(expected);
  });
});

describe('refusals', () => {
  test('say what would do', () => {
    const when = parseWhen('evry morning');
    expect(when.ok ? '' : when.refusal.advice).toBe(
      "I can't read “evry morning”. Try: daily 08:00 · weekdays 8:30 · mon,thu 18:00 · every 15 minutes · 0 8 * * 1-5",
    );
  });

  test.each([
    ['', 'when'],
    ['🦊', 'when'],
    ['daily', 'when'],
    ['mon', 'when'],
    ['weekly 9:00', 'when'],
    ['monthly 9:00', 'when'],
    ['twice daily 8:00', 'when'],
    ['2030-01-01 8:00', 'when'],
    ['every 25 hours', 'when'],
    ['every -5 minutes', 'when'],
    ['x'.repeat(1_000_000), 'when'],
    ['25:00', 'when-time'],
    ['daily 8:60', 'when-time'],
    ['daily 13pm', 'when-time'],
    ['8', 'when-time'],
    ['every 4 minutes', 'too-often'],
    ['every minute', 'too-often'],
    ['every 0 minutes', 'too-often'],
    ['daily 8:00 8:04', 'too-often'],
    ['daily 23:58 0:01', 'too-often'],
    ['* * * * *', 'too-often'],
    ['*/7 * * * *', 'too-often'],
    ['0,59 * * * *', 'too-often'],
    ['0 8 * *', 'when-cron'],
    ['0 0 8 * * *', 'when-cron'],
    ['60 8 * * *', 'when-cron'],
    ['0 24 * * *', 'when-cron'],
    ['0 8 0 * *', 'when-cron'],
    ['0 8 * 13 *', 'when-cron'],
    ['0 8 * * 8', 'when-cron'],
    ['0 8 * * fri-mon', 'when-cron'],
    ['0 8-6 * * *', 'when-cron'],
    ['*/0 8 * * *', 'when-cron'],
    ['0 0 30 2 *', 'when-cron'],
    ['0 0 31 4,6,9,11 *', 'when-cron'],
  ])('%s → %s', (words, code) => {
    expect(read(words)).toBe(`✗ ${code}`);
  });

  test('whatever is typed, there is an answer that fits a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        const when = parseWhen(words);
        if (when.ok) expect(parseWhen(formatSchedule(when.value.schedule)).ok).toBe(true);
        else expect(when.refusal.advice.length).toBeLessThan(1_000);
      }),
    );
  });
});

describe('the normal form', () => {
  const minuteOfDay = fc.integer({ min: 0, max: 287 }).map((five) => five * 5);
  const times = fc
    .uniqueArray(minuteOfDay, { minLength: 1, maxLength: 6 })
    .map((minutes) =>
      [...minutes]
        .sort((one, other) => one - other)
        .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
    );
  const daysUpTo = (most: number) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1 })
      .map((days) => [...days].sort((one, other) => one - other));
  const schedules: fc.Arbitrary<Schedule> = fc.oneof(
    fc.record({ kind: fc.constant('times' as const), days: daysUpTo(7), times }),
    fc.record({ kind: fc.constant('monthly' as const), days: daysUpTo(31), times }),
    fc.record({ kind: fc.constant('every' as const), minutes: fc.integer({ min: 5, max: 1440 }) }),
    fc
      .tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 7 }))
      .map(([minute, hour, day]) => ({ kind: 'cron' as const, expression: `${minute} ${hour}-23/2 * */3 ${day}` })),
  );

  test('is read back as the same schedule', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        expect(parseWhen(formatSchedule(schedule))).toEqual({ ok: true, value: { schedule, zone: null } });
      }),
      { numRuns: 500 },
    );
  });
});
