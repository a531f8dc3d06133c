import { DAY_SETS, DAY_WORDS, EVERY_DAY, FILLERS } from './when-words.ts';

/** The days that the words begin with, and the words after them. */
interface Days {
  readonly schedule: { readonly kind: 'times' | 'monthly'; readonly days: readonly number[] };
  /** False when no day was named: then every day is meant. */
  readonly found: boolean;
  readonly leastTimes: 1 | 2;
  /** What would do, where "weekly" or "monthly" came without a day; otherwise null. */
  readonly missingDay: string | null;
  readonly rest: readonly string[];
}

/** Reads "weekdays", "mon,thu", "mon-fri", "weekly mon", "twice daily" or "monthly 1" off the front. */
export function parseDays(tokens: readonly string[]): Days {
  const first = tokens.find((token) => !FILLERS.has(token.toLowerCase()))?.toLowerCase();
  if (first === 'monthly')
    return parseMonthDays(tokens.slice(tokens.findIndex((token) => /^monthly$/i.test(token)) + 1));
  const days = new Set<number>();
  let index = 0;
  let twice = false;
  let weekly = false;
  for (; index < tokens.length; index++) {
    const word = (tokens[index] ?? '').toLowerCase();
    if (word === 'twice') twice = true;
    else if (word === 'weekly') weekly = true;
    else if (FILLERS.has(word)) continue;
    else {
      const named = DAY_SETS.get(word) ?? daysOf(word);
      if (named === null) break;
      for (const day of named) days.add(day);
    }
  }
  return {
    schedule: { kind: 'times', days: days.size === 0 ? EVERY_DAY : sorted(days) },
    found: days.size > 0 || weekly,
    leastTimes: twice ? 2 : 1,
    missingDay: weekly && days.size === 0 ? 'weekly mon 9:00' : null,
    rest: tokens.slice(index),
  };
}

/** "thu", "mon-fri", "sat/sun"; null when it names no day. */
function daysOf(word: string): number[] | null {
  const range = word.split(/[-–]/).map((name) => DAY_WORDS.get(name));
  const [from, to] = range;
  if (from === undefined || range.length > 2) return null;
  if (range.length === 1) return [from];
  if (to === undefined) return null;
  const days = [from];
  for (let day = from; day !== to; ) {
    day = (day % 7) + 1;
    days.push(day);
  }
  return days;
}

/** "1", "1,15", "31st", "last" up to the first time of day; of bare numbers only, the last is the hour. */
function parseMonthDays(tokens: readonly string[]): Days {
  const days: number[] = [];
  let index = 0;
  let bareSince = 0;
  for (; index < tokens.length; index++) {
    const word = (tokens[index] ?? '').toLowerCase();
    const day = word === 'last' ? 31 : Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? Number.NaN);
    if (FILLERS.has(word)) continue;
    if (!(day >= 1 && day <= 31)) break;
    days.push(day);
    bareSince = index;
  }
  const endsHere = index === tokens.length || !/^\d|^noon$|^midnight$/i.test(tokens[index] ?? '');
  const hourTaken = endsHere && days.length > 1 && /^\d+$/.test(tokens[bareSince] ?? '');
  return {
    schedule: { kind: 'monthly', days: sorted(new Set(hourTaken ? days.slice(0, -1) : days)) },
    found: true,
    leastTimes: 1,
    missingDay: days.length === 0 ? 'monthly 1 9:00' : null,
    rest: tokens.slice(hourTaken ? bareSince : index),
  };
}

function sorted(days: ReadonlySet<number>): number[] {
  return [...days].sort((one, other) => one - other);
}
