import { FULL_MONTH_NAMES, monthNumber } from './calendar.ts';
import type { DateForm } from './date-form.ts';

const COUNTS = 'two three four five six seven eight nine ten'.split(' ');
const COUNT = `(?<count>[2-9]|10|an?|${COUNTS.join('|')})`;
const SEASONS = { spring: 3, summer: 6, fall: 9, autumn: 9 } as const;

/** English ways to name a week, a month, a season or a year rather than a day. */
export const LOOSE_FORMS: readonly DateForm[] = [
  {
    pattern: new RegExp(`\\b(?:last|this past) (?<month>${FULL_MONTH_NAMES})\\b(?! \\d)`, 'g'),
    read: ({ month = '' }) => ({ kind: 'last-month-named', month: monthNumber(month) }),
    holds: ['last ', 'past '],
  },
  {
    pattern: /\b(?:(?<last>[Ll]ast)|(?:[Ee]arlier )?[Tt]his) week\b/g,
    read: ({ last }) => ({ kind: 'weeks', weeks: last === undefined ? 0 : -1 }),
    holds: [' week'],
  },
  {
    pattern: /\b(?:(?<which>[Ll]ast|[Nn]ext)|(?:[Ee]arlier )?[Tt]his) month\b/g,
    read: ({ which }) => {
      const months = which === undefined ? 0 : which.toLowerCase() === 'last' ? -1 : 1;
      return { kind: 'months', months };
    },
    holds: [' month'],
  },
  {
    pattern: /\b(?:(?<last>[Ll]ast)|[Ee]arlier this) year\b/g,
    read: ({ last }) => ({ kind: 'years', years: last === undefined ? 0 : -1, about: false }),
    holds: [' year'],
  },
  {
    pattern: /\b[Ll]ast (?<season>spring|summer|fall|autumn)\b/g,
    read: ({ season = '' }) => {
      const first = SEASONS[season.toLowerCase() as keyof typeof SEASONS];
      return { kind: 'season', first };
    },
    holds: ['last '],
  },
  {
    pattern: new RegExp(`\\b${COUNT} (?<unit>weeks?|years?) ago\\b`, 'gi'),
    read: ({ count = '', unit = '' }) => {
      const number = Number(count) || COUNTS.indexOf(count.toLowerCase()) + 2;
      const kind = unit.toLowerCase().startsWith('week') ? 'weeks-ago' : 'years';
      return kind === 'years' ? { kind, years: -number, about: true } : { kind, weeks: number };
    },
    holds: [' ago'],
  },
  {
    pattern:
      /(?<=\b[Ii]n\s(?:(?:early|late|mid|(?:the )?(?:spring|summer|fall|autumn|winter)(?: of)?)[\s-])?)(?<year>(?:19|20)\d\d)\b(?![-\u2013'\u2019/]|[.,]\d)/g,
    read: ({ year = '' }) => ({ kind: 'whole', date: year }),
  },
];
