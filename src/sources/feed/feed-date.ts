import { IANAZone } from 'luxon';
import { bare, findMonth, findZoneMinutes } from './date-words.ts';

/** Longer values are no dates. */
const LONGEST = 120;
/** Years that a feed can mean; others are a clock that was never set. */
const YEARS = { first: 1970, last: 2200 } as const;
/** Two-digit years below this one are of this century (POSIX). */
const CENTURY = 69;
const LAST_DAY = 31;

const CLOCK = /(?<!\d)(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,:]\d{1,9})?)?(?!\d)/;
const BASIC_CLOCK = /(?<=\d)t(\d{2})(\d{2})?(\d{2})?(?:[.,]\d{1,9})?(?=z|[+\-\u2212]|$)/;
/** “3 Apr 02 1500 GMT”. */
const BARE_CLOCK = /(?<=\d [a-z]{3,9} (?:\d{2}|\d{4}) )(\d{2})(\d{2})(?!\d)/;
const OFFSET = /([+\-\u2212])(\d{1,2}):?(\d{2})?(?!\d)/;
const NAMED_PLACE = /\b[A-Z][A-Za-z]+\/[A-Za-z_]+/;
const AFTERNOON = /(?:^|[\s\d])p\.?m\b|오후|下午/;
const MORNING = /(?:^|[\s\d])a\.?m\b|오전|上午/;
const HANGUL = /[\uac00-\ud7af]/;

/** Days in figures; each says where year, month and day stand. Of two readings the one that feeds use. */
const DAYS: readonly (readonly [pattern: RegExp, year: number, month: number, day: number])[] = [
  [/^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/, 1, 2, 3],
  [/^(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})$/, 1, 2, 3],
  [/^(\d{4})[-/.](\d{1,2})$/, 1, 2, 0],
  [/^(\d{4})$/, 1, 0, 0],
  [/^(\d{2})-(\d{2})-(\d{2})$/, 1, 2, 3],
  [/^(\d{1,2})[. ]+(\d{1,2})[. ]+(\d{4}|\d{2})$/, 3, 2, 1],
  [/^(1[3-9]|[23]\d)[-/](\d{1,2})[-/](\d{4}|\d{2})$/, 3, 2, 1],
  [/^(\d{1,2})-(0?[1-9]|1[0-2])-(\d{4})$/, 3, 2, 1],
  [/^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/, 3, 1, 2],
];

/** A day; `month` from 0. A day that the month does not have is carried over. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * The instant that a feed's date says, as ISO 8601 in UTC to the second; null when it says none. Reads RFC 822 and its
 * relatives, ISO 8601 with week and ordinal days, `ctime`, Unix time, and dates with month names in many languages.
 * Without a zone it is UTC, without a time midnight. A day or time out of range is carried over: 31 June is 1 July, 24:00 the next day.
 */
export function readFeedDate(value: string | null | undefined): string | null {
  const text = value?.trim() ?? '';
  if (text === '' || text.length > LONGEST || !/\d/.test(text)) return null;
  if (/^\d{10}(?:\d{3})?$/.test(text)) return toIso(Number(text.slice(0, 10)) * 1000);
  const plain = bare(text.replace(NAMED_PLACE, ' '))
    .replace(/(\d)\s*[년年월月]\s*/g, '$1-')
    .replace(/(\d)\s*[일日]/g, '$1 ');
  const clock = CLOCK.exec(plain) ?? BASIC_CLOCK.exec(plain) ?? BARE_CLOCK.exec(plain);
  const before = clock ? plain.slice(0, clock.index) : plain;
  const after = clock ? plain.slice(clock.index + clock[0].length) : '';
  const offset = OFFSET.exec(after);
  const rest = offset ? after.slice(0, offset.index) + after.slice(offset.index + offset[0].length) : after;
  const day = readDay(before, rest);
  if (!day) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = clock ?? [];
  const local = Date.UTC(
    day.year,
    day.month,
    day.day,
    readHours(Number(hours), plain),
    Number(minutes),
    Number(seconds),
  );
  return toIso(local - 60_000 * readZone(offset, rest, text, local));
}

function toIso(instant: number): string | null {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  return year >= YEARS.first && year <= YEARS.last ? date.toISOString().replace(/\.\d+Z$/, 'Z') : null;
}

function readHours(hours: number, text: string): number {
  if (hours < 12 && AFTERNOON.test(text)) return hours + 12;
  return hours === 12 && MORNING.test(text) ? 0 : hours;
}

/** Minutes from UTC. Korean sites write their own time and no zone. */
function readZone(offset: RegExpExecArray | null, rest: string, text: string, local: number): number {
  if (offset) {
    const [, sign, hours, minutes = '0'] = offset;
    return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  }
  const place = NAMED_PLACE.exec(text)?.[0];
  if (place && IANAZone.isValidZone(place)) return IANAZone.create(place).offset(local);
  for (const [word] of rest.matchAll(/[a-z]+/g)) {
    const minutes = findZoneMinutes(word);
    if (minutes !== null) return minutes;
  }
  return HANGUL.test(text) ? 9 * 60 : 0;
}

function readDay(before: string, after: string): Day | null {
  const words = [...`${before} ${after}`.matchAll(/\p{L}+/gu)].map(([word]) => word);
  const months = words.filter((word) => findZoneMinutes(word) === null).map(findMonth);
  const month = months.findLast((found) => found !== null);
  if (month !== undefined && month !== null) return readNamedDay(`${before} ${after}`, month);
  return readCountedDay(before) ?? readFigures(before) ?? readFigures(after);
}

/** A day with its month as a word: the year is the long number, or the later of two short ones. */
function readNamedDay(text: string, month: number): Day | null {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits).filter((digits) => digits.length <= 4);
  const long = numbers.find((digits) => digits.length === 4);
  const short = numbers.filter((digits) => digits.length <= 2).map(Number);
  const [first = 1, second] = short;
  if (long !== undefined) return checkDay({ year: Number(long), month, day: first });
  if (second === undefined) return null;
  const [year, day] = first > LAST_DAY ? [first, second] : [second, first];
  return checkDay({ year: fullYear(year), month, day });
}

/** ISO 8601's day of the year and week of the year. */
function readCountedDay(text: string): Day | null {
  const ordinal = /^\s*(\d{4})-?(\d{3})\s*t?\s*$/.exec(text);
  if (ordinal) return { year: Number(ordinal[1]), month: 0, day: Number(ordinal[2]) };
  const week = /^\s*(\d{4})-?w(\d{2})(?:-?(\d))?\s*t?\s*$/.exec(text);
  if (!week) return null;
  const year = Number(week[1]);
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  return { year, month: 0, day: 4 - fourth + (Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) };
}

function readFigures(text: string): Day | null {
  const figures = text.replace(/[^\d/.-]+/g, ' ').replace(/^[ /.-]+|[ /.-]+$/g, '');
  for (const [pattern, ...places] of DAYS) {
    const found = pattern.exec(figures);
    if (!found) continue;
    const [year = 0, month = 1, day = 1] = places.map((place) => (place === 0 ? 1 : Number(found[place])));
    if (month >= 1 && month <= 12) return checkDay({ year: fullYear(year), month: month - 1, day });
  }
  return null;
}

function checkDay(day: Day): Day | null {
  return day.day >= 1 && day.day <= LAST_DAY ? day : null;
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < CENTURY ? 2000 + year : 1900 + year;
}
