import {
  FULL_MONTH_NAMES,
  isoDay,
  isoMonth,
  MONTH_NAMES,
  monthNumber,
  WEEKDAY_NAMES,
  weekdayNumber,
} from './calendar.ts';
import { type DateForm, type Groups, wholeDay } from './date-form.ts';
import type { WrittenDate } from './date-mention.ts';
import { LOOSE_FORMS } from './loose-forms.ts';

const YEAR = '(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d,.]*\\d)';
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d/:]|[.,]\\d|\\s?(?:[-\u2013]|to|and)\\s?\\d)';
const MONTH = `(?<month>${MONTH_NAMES})`;
/** "Tuesday, March 3": the day of the week says nothing more. */
const WEEKDAY = `(?:(?:${WEEKDAY_NAMES}),?\\s+)?`;
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ');

/** English ways to name a day, month or year, those that say most first. */
export const ENGLISH_FORMS: readonly DateForm[] = [
  { pattern: new RegExp(`\\b${WEEKDAY}${MONTH}\\.?\\s+${DAY},?\\s+${YEAR}`, 'g'), read: day },
  { pattern: new RegExp(`\\b${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+${YEAR}`, 'g'), read: day },
  { pattern: new RegExp(`\\b${MONTH}\\.?,?\\s+(?:of\\s+)?${YEAR}`, 'g'), read: month },
  { pattern: new RegExp(`\\b${WEEKDAY}${MONTH}\\.?\\s+${DAY}`, 'g'), read: dayOfYear },
  { pattern: new RegExp(`\\b${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH}\\b(?!\\s+\\d)`, 'g'), read: dayOfYear },
  {
    pattern: new RegExp(
      `(?<=\\b[Ii]n\\s(?:early\\s|late\\s|mid-)?)(?<month>${FULL_MONTH_NAMES})\\b(?!['\u2019\\s]\\s?\\d)`,
      'g',
    ),
    read: (groups) => ({ kind: 'month', month: monthNumber(groups['month'] ?? '') }),
    holds: FULL_MONTH_NAMES.toLowerCase().split('|'),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?<which>last|next)\\s)?(?<weekday>${WEEKDAY_NAMES})\\b(?:,?(?:\\sof)?\\s(?<week>last|next)\\sweek\\b)?`,
      'gi',
    ),
    read: weekday,
    holds: ['day'],
  },
  {
    pattern:
      /\b(?:earlier\s)?(?<word>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night)\b/gi,
    read: ({ word = '' }) => {
      const days = /yesterday|last/i.test(word) ? -1 : /tomorrow/i.test(word) ? 1 : 0;
      return { kind: 'days', days };
    },
    holds: ['day', 'night', 'tomorrow', 'this '],
  },
  {
    pattern: new RegExp(
      `\\b(?<count>[2-9]|10|an?|${NUMBERS.join('|')}) days? (?<side>ago|earlier|later)\\b(?! than)`,
      'gi',
    ),
    read: ({ count = '', side = '' }) => {
      const number = Number(count) || Math.max(1, NUMBERS.indexOf(count.toLowerCase()) + 1);
      if (/ago/i.test(side)) return number > 1 ? { kind: 'days', days: -number } : null;
      return { kind: 'days-from-told', days: /later/i.test(side) ? number : -number };
    },
    holds: ['day'],
  },
  {
    pattern:
      /\b(?:the (?<which>same|next|following) day|(?:later )?that (?:same )?(?:day|night|evening)|later in the day)\b(?! (?:that|as|when|of)\b)/gi,
    read: ({ which = 'same' }) => ({ kind: 'days-from-told', days: which.toLowerCase() === 'same' ? 0 : 1 }),
    holds: ['day', 'that night', 'that evening'],
  },
  ...LOOSE_FORMS,
];

function day(groups: Groups): WrittenDate | null {
  return wholeDay(Number(groups['year']), monthNumber(groups['month'] ?? ''), Number(groups['day']));
}

function month(groups: Groups): WrittenDate {
  return { kind: 'whole', date: isoMonth(Number(groups['year']), monthNumber(groups['month'] ?? '')) };
}

function dayOfYear(groups: Groups): WrittenDate | null {
  const number = monthNumber(groups['month'] ?? '');
  const dayNumber = Number(groups['day']);
  // 2024 is a leap year: 29 February exists in some year.
  return isoDay(2024, number, dayNumber) === null ? null : { kind: 'day-of-year', month: number, day: dayNumber };
}

function weekday({ which, weekday: name = '', week }: Groups): WrittenDate | null {
  if (which !== undefined && week !== undefined) return null;
  const place = week === undefined ? which?.toLowerCase() : `${week.toLowerCase()}-week`;
  const known = (['last', 'next', 'last-week', 'next-week'] as const).find((option) => option === place);
  return { kind: 'weekday', weekday: weekdayNumber(name), which: known ?? 'plain' };
}
