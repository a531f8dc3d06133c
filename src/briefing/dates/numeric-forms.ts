import { type DateForm, type Groups, wholeDay } from './date-form.ts';

/** Dates in figures, in any language; where day and month could be either, it is no date. */
export const NUMERIC_FORMS: readonly DateForm[] = [
  { pattern: /(?<![\d-])(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?![\d-])/g, read: day },
  {
    pattern: /(?<![\d/])(?<one>\d{1,2})\/(?<two>\d{1,2})\/(?<year>(?:19|20)\d\d)(?![\d/])/g,
    read: ({ one, two, year }) => {
      const clear = Number(one) > 12 || Number(two) > 12 || one === two;
      const [dayText, monthText] = Number(two) > 12 ? [two, one] : [one, two];
      return clear ? day({ year, month: monthText, day: dayText }) : null;
    },
  },
  { pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d\d)(?![\d.]*\d)/g, read: day },
];

function day(groups: Groups) {
  return wholeDay(Number(groups['year']), Number(groups['month']), Number(groups['day']));
}
