import { addDays, isoDay, isoMonth, weekdayOf } from './calendar.ts';
import type { WrittenDate } from './date-mention.ts';
import { resolveLoose } from './resolve-loose.ts';

/** The day on which an article was published, in its outlet's time as far as it says so. */
export interface PublicationDay {
  readonly day: string;
  /** False where the time is given in UTC and so early that it may still have been the evening before at the outlet. */
  readonly sure: boolean;
}

const EARLY_UTC = /^\d{4}-\d\d-\d\dT(?!00:00(?::00(?:\.0+)?)?Z)0[0-8]:.*Z$/;

/** The day of an ISO 8601 time as written; null for null and for what is no date. */
export function publicationDay(publishedAt: string | null): PublicationDay | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(publishedAt ?? '');
  const day = match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  return day === null ? null : { day, sure: !EARLY_UTC.test(publishedAt ?? '') };
}

/**
 * The date meant, as precise as the text says it: ISO day, month or year; `told` is the day of what was told just
 * before. Null where that takes a day that is not known, or where two readings are left ("next Friday" on a Wednesday).
 */
export function resolveDate(
  written: WrittenDate,
  published: PublicationDay | null,
  tense: 'past' | 'future',
  told: string | null = null,
): string | null {
  if (written.kind === 'whole') return written.date;
  if (written.kind === 'days-from-told')
    return told === null || tense === 'future' ? null : addDays(told, written.days);
  if (published === null) return null;
  const { day } = published;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (written.kind) {
    case 'days':
      return published.sure ? addDays(day, written.days) : null;
    case 'months': {
      const months = year * 12 + month - 1 + written.months;
      return isoMonth(Math.floor(months / 12), (months % 12) + 1);
    }
    case 'month': {
      if (tense === 'past') return isoMonth(written.month <= month ? year : year - 1, written.month);
      return isoMonth(written.month >= month ? year : year + 1, written.month);
    }
    case 'day-of-year':
      return resolveDayOfYear(written.month, written.day, day, tense);
    case 'weekday':
      return resolveWeekday(written, day, tense);
    default:
      return tense === 'past' ? resolveLoose(written, day) : null;
  }
}

function resolveDayOfYear(
  month: number,
  dayOfMonth: number,
  published: string,
  tense: 'past' | 'future',
): string | null {
  const year = Number(published.slice(0, 4));
  const years = tense === 'past' ? [year, year - 1] : [year, year + 1];
  const candidates = years.map((candidate) => isoDay(candidate, month, dayOfMonth));
  // Time zones may put an event on the day after the publication day.
  const fits = (date: string) => (tense === 'past' ? date <= addDays(published, 1) : date >= published);
  return candidates.find((date) => date !== null && fits(date)) ?? null;
}

function resolveWeekday(
  { weekday, which }: Extract<WrittenDate, { kind: 'weekday' }>,
  published: string,
  tense: 'past' | 'future',
): string | null {
  const today = weekdayOf(published);
  const back = (today - weekday + 7) % 7;
  const ahead = (weekday - today + 7) % 7;
  switch (which) {
    case 'plain': {
      // Six days off is next to the publication day on the other side: the text may have been written on after it.
      const days = tense === 'past' ? back : ahead;
      return days === 6 ? null : addDays(published, tense === 'past' ? -back : ahead);
    }
    case 'last':
      // Within this week so far, "last Monday" may be this week's or the one before.
      return weekday >= today ? addDays(published, -back || -7) : null;
    case 'next':
      return weekday <= today ? addDays(published, ahead || 7) : null;
    case 'last-week':
      return weekday === 7 ? null : addDays(published, weekday - today - 7);
    case 'next-week':
      return weekday === 7 ? null : addDays(published, weekday - today + 7);
  }
}
