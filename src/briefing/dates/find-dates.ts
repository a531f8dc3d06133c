import {
  FULL_MONTH_NAMES,
  isoDay,
  isoMonth,
  MONTH_NAMES,
  monthNumber,
  WEEKDAY_NAMES,
  weekdayNumber,
} from './calendar.ts';
import type { DateMention, WrittenDate } from './date-mention.ts';

type Groups = Readonly<Record<string, string | undefined>>;
interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: Groups) => WrittenDate | null;
  /** Words of which one stands in each such date, in lower case; where none is given, each has a figure. */
  readonly holds?: readonly string[];
}

const YEAR = '(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d,.]*\\d)';
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d/:]|[.,]\\d|\\s?(?:[-\u2013]|to|and)\\s?\\d)';
const MONTH = `(?<month>${MONTH_NAMES})`;
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ');

/** In any language; where day and month could be either, it is no date. */
const NUMERIC: readonly Form[] = [
  { pattern: /(?<![\d-])(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?![\d-])/g, read: (groups) => day(groups) },
  {
    pattern: /(?<![\d/])(?<one>\d{1,2})\/(?<two>\d{1,2})\/(?<year>(?:19|20)\d\d)(?![\d/])/g,
    read: ({ one, two, year }) => {
      const clear = Number(one) > 12 || Number(two) > 12 || one === two;
      const [dayText, monthText] = Number(two) > 12 ? [two, one] : [one, two];
      return clear ? day({ year, month: monthText, day: dayText }) : null;
    },
  },
  {
    pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d\d)(?![\d.]*\d)/g,
    read: (groups) => day(groups),
  },
];

/** English forms, those that say most first. */
const ENGLISH: readonly Form[] = [
  { pattern: new RegExp(`\\b${MONTH}\\.?\\s+${DAY},?\\s+${YEAR}`, 'g'), read: (groups) => day(groups) },
  { pattern: new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+${YEAR}`, 'g'), read: (groups) => day(groups) },
  { pattern: new RegExp(`\\b${MONTH}\\.?,?\\s+${YEAR}`, 'g'), read: (groups) => month(groups) },
  { pattern: new RegExp(`\\b${MONTH}\\.?\\s+${DAY}`, 'g'), read: (groups) => dayOfYear(groups) },
  { pattern: new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}\\b(?!\\s+\\d)`, 'g'), read: (groups) => dayOfYear(groups) },
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
    read: (groups) => weekday(groups),
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
    pattern: new RegExp(`\\b(?<count>[2-9]|10|${NUMBERS.join('|')})\\s(?<unit>days?)\\s(?:ago|earlier)\\b`, 'gi'),
    read: ({ count = '' }) => ({ kind: 'days', days: -(Number(count) || NUMBERS.indexOf(count.toLowerCase()) + 1) }),
    holds: ['day'],
  },
  {
    pattern: /\b(?<which>last|next) month\b/gi,
    read: ({ which = '' }) => ({ kind: 'months', months: which.toLowerCase() === 'last' ? -1 : 1 }),
    holds: [' month'],
  },
  {
    pattern: /(?<=\b[Ii]n\s)(?<year>(?:19|20)\d\d)\b(?![-\u2013'\u2019/]|[.,]\d)/g,
    read: ({ year = '' }) => ({ kind: 'whole', date: year }),
  },
];

const ALL = [...NUMERIC, ...ENGLISH];
const FIGURE = /\d/;

/** The dates that a sentence names, in order: numeric ones in any language, worded ones in English only. */
export function findDates(text: string, language: string): DateMention[] {
  const found: DateMention[] = [];
  const figures = FIGURE.test(text);
  const lower = text.toLowerCase();
  let taken: Uint8Array | null = null;
  for (const { pattern, read, holds } of language === 'en' ? ALL : NUMERIC) {
    if (!(holds === undefined ? figures : holds.some((word) => lower.includes(word)))) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      taken ??= new Uint8Array(text.length);
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      const written = read(match.groups ?? {});
      if (written) found.push({ start, end, written });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function day(groups: Groups): WrittenDate | null {
  const name = groups['month'] ?? '';
  const date = isoDay(Number(groups['year']), Number(name) || monthNumber(name), Number(groups['day']));
  return date === null ? null : { kind: 'whole', date };
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
