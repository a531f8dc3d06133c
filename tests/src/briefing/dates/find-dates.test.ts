import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../src/briefing/dates/find-dates.ts';

/** The dates of a sentence: the words, and what was read. */
function read(text: string, language = 'en'): string[] {
  return findDates(text, language).map(({ start, end, written }) => {
    const { kind, ...rest } = written;
    return `${text.slice(start, end)} = ${kind} ${Object.values(rest).join(' ')}`;
  });
}

describe('findDates', () => {
  it.each([
    ['It closed on 4 March 2026.', ['4 March 2026 = whole 2026-03-04']],
    ['It closed on March 4, 2026, at noon.', ['March 4, 2026 = whole 2026-03-04']],
    ['It closed on the 4th of March 2026.', ['4th of March 2026 = whole 2026-03-04']],
    ['It closed on Sept. 4, 2026.', ['Sept. 4, 2026 = whole 2026-09-04']],
    ['It closed on 2026-03-04.', ['2026-03-04 = whole 2026-03-04']],
    ['It closed on 25/03/2026.', ['25/03/2026 = whole 2026-03-25']],
    ['It closed on 03/25/2026.', ['03/25/2026 = whole 2026-03-25']],
    ['It closed on 4.3.2026.', ['4.3.2026 = whole 2026-03-04']],
    ['It closed in March 2026.', ['March 2026 = whole 2026-03']],
    ['It closed in 2026.', ['2026 = whole 2026']],
    ['It closed on March 4.', ['March 4 = day-of-year 3 4']],
    ['It closed on 4 March.', ['4 March = day-of-year 3 4']],
    ['It closed in March.', ['March = month 3']],
    ['It closed on Monday.', ['Monday = weekday 1 plain']],
    [
      'It closed last Sunday and opened next Tuesday.',
      ['last Sunday = weekday 7 last', 'next Tuesday = weekday 2 next'],
    ],
    ['It closed on Monday of last week.', ['Monday of last week = weekday 1 last-week']],
    ['It closed yesterday.', ['yesterday = days -1']],
    ['It closed three days ago.', ['three days ago = days -3']],
    ['It closed two days earlier.', ['two days earlier = days-from-told -2']],
    ['It closed a day later.', ['a day later = days-from-told 1']],
    ['It closed the next day.', ['the next day = days-from-told 1']],
    ['It closed later that day.', ['later that day = days-from-told 0']],
    ['It closed last month.', ['last month = months -1']],
    ['It closed on Tuesday, March 3.', ['Tuesday, March 3 = day-of-year 3 3']],
    ['It closed in October of 2025.', ['October of 2025 = whole 2025-10']],
    ['It closed in early 2026.', ['2026 = whole 2026']],
    ['It closed in the summer of 2025.', ['2025 = whole 2025']],
    ['It closed last week.', ['last week = weeks -1']],
    ['It closed earlier this week.', ['earlier this week = weeks 0']],
    ['It closed three weeks ago.', ['three weeks ago = weeks-ago 3']],
    ['It closed earlier this month.', ['earlier this month = months 0']],
    ['It closed last December.', ['last December = last-month-named 12']],
    ['It closed this past June.', ['this past June = last-month-named 6']],
    ['It closed last summer.', ['last summer = season 6']],
    ['It closed last year.', ['last year = years -1 false']],
    ['It closed two years ago.', ['two years ago = years -2 true']],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'It closed on 06/09/2016.',
    'It closed on 31 February 2026.',
    'It closed on February 30.',
    'It may close 4 berths and march 12 miles.',
    'The 2012 election cost 2,012 crowns.',
    'In 2,000 cases it closed, in 1990-style.',
    'It was open March 4-6.',
    'It closes on Mondays.',
    'It closed a day earlier than the bank, on the same day as the shop.',
    'It closed a few days ago, after several years.',
    'She spoke on “This Week” and on “Last Week in Ellery”.',
    'It closed decades ago, some 20 years ago.',
  ])('reads no date in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads only numeric dates in other languages', () => {
    expect(read('Am 4.3.2026 schloss der Hafen, am Montag im April 2026.', 'de')).toEqual([
      '4.3.2026 = whole 2026-03-04',
    ]);
  });

  it('takes linear time', () => {
    expect(findDates('4.'.repeat(200_000), 'en')).toEqual([]);
    expect(findDates('May '.repeat(200_000), 'en')).toEqual([]);
    expect(findDates('7'.repeat(500_000), 'en')).toEqual([]);
  });
});
