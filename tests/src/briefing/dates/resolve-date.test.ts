import { describe, expect, it } from 'vitest';
import type { WrittenDate } from '../../../../src/briefing/dates/date-mention.ts';
import { publicationDay, resolveDate } from '../../../../src/briefing/dates/resolve-date.ts';

/** A Wednesday. */
const WEDNESDAY = publicationDay('2026-03-04T14:05:00Z');

function weekday(number: number, which: 'plain' | 'last' | 'next' | 'last-week' | 'next-week' = 'plain'): WrittenDate {
  return { kind: 'weekday', weekday: number, which };
}

describe('resolveDate', () => {
  it.each<[string, WrittenDate, 'past' | 'future', string | null]>([
    ['a Monday that was', weekday(1), 'past', '2026-03-02'],
    ['a Monday to come', weekday(1), 'future', '2026-03-09'],
    ['a Friday that was', weekday(5), 'past', '2026-02-27'],
    ['the same day', weekday(3), 'past', '2026-03-04'],
    ['the same day to come', weekday(3), 'future', '2026-03-04'],
    ['last Friday', weekday(5, 'last'), 'past', '2026-02-27'],
    ['last Monday, which may be this week’s', weekday(1, 'last'), 'past', null],
    ['next Monday', weekday(1, 'next'), 'future', '2026-03-09'],
    ['next Friday, which may be this week’s', weekday(5, 'next'), 'future', null],
    ['Tuesday of last week', weekday(2, 'last-week'), 'past', '2026-02-24'],
    ['Tuesday of next week', weekday(2, 'next-week'), 'future', '2026-03-10'],
    ['Sunday of last week, which depends on where weeks begin', weekday(7, 'last-week'), 'past', null],
    ['yesterday', { kind: 'days', days: -1 }, 'past', '2026-03-03'],
    ['last month', { kind: 'months', months: -1 }, 'past', '2026-02'],
    ['a month that was', { kind: 'month', month: 5 }, 'past', '2025-05'],
    ['a month to come', { kind: 'month', month: 1 }, 'future', '2027-01'],
    ['a day that was', { kind: 'day-of-year', month: 12, day: 24 }, 'past', '2025-12-24'],
    ['a day to come', { kind: 'day-of-year', month: 3, day: 6 }, 'future', '2026-03-06'],
    ['a Thursday of the week before, next to the publication day', weekday(4), 'past', null],
    ['a Tuesday in six days, next to the publication day', weekday(2), 'future', null],
    ['a leap day that was in neither year', { kind: 'day-of-year', month: 2, day: 29 }, 'past', null],
  ])('resolves %s', (_, written, tense, expected) => {
    expect(resolveDate(written, WEDNESDAY, tense)).toBe(expected);
  });

  it('resolves whole dates only where the publication day is not known', () => {
    expect(resolveDate({ kind: 'whole', date: '2019-05' }, null, 'past')).toBe('2019-05');
    expect(resolveDate(weekday(1), null, 'past')).toBeNull();
    expect(resolveDate({ kind: 'month', month: 5 }, publicationDay('yesterday'), 'past')).toBeNull();
  });

  it.each<[string, WrittenDate, string, string | null]>([
    ['last week', { kind: 'weeks', weeks: -1 }, '2026-03-18', '2026-03'],
    ['last week, of two months', { kind: 'weeks', weeks: -1 }, '2026-03-04', null],
    ['last week, of two months where it begins on Sunday', { kind: 'weeks', weeks: -1 }, '2026-06-10', null],
    ['this week', { kind: 'weeks', weeks: 0 }, '2026-03-18', '2026-03'],
    ['three weeks ago', { kind: 'weeks-ago', weeks: 3 }, '2026-03-05', '2026-02'],
    ['three weeks ago, about the end of a month', { kind: 'weeks-ago', weeks: 3 }, '2026-03-20', null],
    ['last December', { kind: 'last-month-named', month: 12 }, '2026-03-04', '2025-12'],
    ['last January, of this year or the one before', { kind: 'last-month-named', month: 1 }, '2026-03-04', null],
    ['last summer', { kind: 'season', first: 6 }, '2026-03-04', '2025'],
    ['last summer, of this year or the one before', { kind: 'season', first: 6 }, '2026-10-04', null],
    ['last year', { kind: 'years', years: -1, about: false }, '2026-01-04', '2025'],
    ['two years ago', { kind: 'years', years: -2, about: true }, '2026-06-04', '2024'],
    ['two years ago, in January', { kind: 'years', years: -2, about: true }, '2026-01-04', null],
  ])('resolves %s to a month or a year', (_, written, published, expected) => {
    expect(resolveDate(written, publicationDay(published), 'past')).toBe(expected);
    expect(resolveDate(written, publicationDay(published), 'future')).toBeNull();
  });

  it('crosses the year with months', () => {
    const january = publicationDay('2026-01-15');
    expect(resolveDate({ kind: 'months', months: -1 }, january, 'past')).toBe('2025-12');
    expect(resolveDate({ kind: 'months', months: 1 }, publicationDay('2026-12-15'), 'future')).toBe('2027-01');
  });

  it('does not take "today" from a UTC time at which it may still have been the evening before', () => {
    const today: WrittenDate = { kind: 'days', days: 0 };
    expect(resolveDate(today, publicationDay('2026-03-04T02:10:00Z'), 'past')).toBeNull();
    expect(resolveDate(today, publicationDay('2026-03-04T02:10:00+01:00'), 'past')).toBe('2026-03-04');
    expect(resolveDate(today, publicationDay('2026-03-04T00:00:00Z'), 'past')).toBe('2026-03-04');
    expect(resolveDate(weekday(1), publicationDay('2026-03-04T02:10:00Z'), 'past')).toBe('2026-03-02');
  });
});
