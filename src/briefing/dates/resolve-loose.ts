import { addDays, isoMonth, weekdayOf } from './calendar.ts';
import type { WrittenDate } from './date-mention.ts';

type LooseDate = Extract<
  WrittenDate,
  { readonly kind: 'last-month-named' | 'weeks' | 'weeks-ago' | 'season' | 'years' }
>;

/** "Three weeks ago" is so many days more or less. */
const ABOUT_WEEKS = 4;
/** "Two years ago" is the year so many before where the year is at least so many months old, and has as many left. */
const ABOUT_YEARS = 3;

/**
 * The month or year of something past that was dated by week, season or year, for an article published on `day`. Null
 * where two months or years are left.
 */
export function resolveLoose(written: LooseDate, day: string): string | null {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (written.kind) {
    case 'last-month-named':
      // In April "last March" may be of this year or of the one before.
      return written.month >= month ? isoMonth(year - 1, written.month) : null;
    case 'weeks':
      return monthOfWeek(day, written.weeks);
    case 'weeks-ago': {
      const middle = addDays(day, -7 * written.weeks);
      return monthOf(addDays(middle, -ABOUT_WEEKS), addDays(middle, ABOUT_WEEKS));
    }
    case 'season':
      return written.first > month ? String(year - 1) : null;
    case 'years':
      if (written.about && (month <= ABOUT_YEARS || month > 12 - ABOUT_YEARS)) return null;
      return String(year + written.years);
  }
}

/** Weeks begin on Sunday or Monday: both must be in one month. */
function monthOfWeek(day: string, weeks: 0 | -1): string | null {
  const sunday = addDays(day, -weekdayOf(day) + 7 * weeks);
  return monthOf(sunday, weeks === 0 ? day : addDays(sunday, 7));
}

function monthOf(from: string, to: string): string | null {
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : null;
}
