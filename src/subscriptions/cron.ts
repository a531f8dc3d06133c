import { ok, type Result, refuse } from '../kernel/errors.ts';
import { LEAST_MINUTES, leastGap } from './schedule.ts';
import { DAY_NAMES } from './when-words.ts';

/** A cron expression, read. Weekdays are ISO (7 = Sunday). */
export interface Cron {
  /** The fields with single spaces and in lower case. */
  readonly expression: string;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly monthDays: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** As cron does: when days of the month and weekdays are both restricted, a day of either kind will do. */
  readonly eitherDay: boolean;
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly [Field, Field, Field, Field, Field] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: MONTH_NAMES },
  { name: 'weekday', least: 0, most: 7, names: DAY_NAMES },
];

/** Reads five cron fields; refuses what cron would not take, what never happens, and more often than allowed. */
export function parseCron(words: string): Result<Cron> {
  const expression = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const texts = expression.split(' ');
  if (texts.length !== 5) return refuse('when-cron', `Cron needs five fields, not ${texts.length}. Try: 0 8 * * 1-5`);
  const values: number[][] = [];
  for (const [index, field] of FIELDS.entries()) {
    const text = texts[index] ?? '';
    const read = parseField(text, field);
    if (read === null) {
      const range = `${field.least} to ${field.most}`;
      return refuse('when-cron', `“${text}” is not a cron ${field.name} (${range}). Try: 0 8 * * 1-5`);
    }
    values.push(read);
  }
  const [minutes = [], hours = [], monthDays = [], months = [], weekdays = []] = values;
  const cron: Cron = {
    expression,
    minutes,
    hours,
    monthDays: new Set(monthDays),
    months: new Set(months),
    weekdays: new Set(weekdays.map((day) => (day === 0 ? 7 : day))),
    eitherDay: !texts[2]?.startsWith('*') && !texts[4]?.startsWith('*'),
  };
  return checkCron(cron);
}

function checkCron(cron: Cron): Result<Cron> {
  if (leastGap(minutesOfDay(cron)) < LEAST_MINUTES) {
    return refuse('too-often', `“${cron.expression}” is too often: every 5 minutes is the least. Try: */15 * * * *`);
  }
  const exists = [...cron.months].some((month) =>
    [...cron.monthDays].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)),
  );
  if (!exists && !cron.eitherDay) {
    return refuse('when-cron', `“${cron.expression}” never happens: no such day in that month. Try: 0 8 1 * *`);
  }
  return ok(cron);
}

/** The minutes of a day (0 to 1439) at which it is due, sorted. */
export function minutesOfDay(cron: Cron): number[] {
  return cron.hours.flatMap((hour) => cron.minutes.map((minute) => hour * 60 + minute));
}

/** Sorted values of one field, or null when it cannot be read. */
function parseField(text: string, field: Field): number[] | null {
  const values = new Set<number>();
  for (const piece of text.split(',')) {
    const match = /^(\*|[a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(piece);
    if (match === null) return null;
    const [, from = '', to, step] = match;
    const every = step === undefined ? 1 : Number(step);
    const first = from === '*' ? field.least : numberOf(from, field);
    const end = from === '*' || (to === undefined && step !== undefined) ? field.most : numberOf(to ?? from, field);
    const start = first === 7 && to !== undefined && field.names === DAY_NAMES ? 0 : first;
    if (start === null || end === null || end < start || every < 1 || (from === '*' && to !== undefined)) return null;
    for (let value = start; value <= end; value += every) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}

function numberOf(text: string, field: Field): number | null {
  const named = field.names?.indexOf(text) ?? -1;
  const value = named >= 0 ? named + 1 : /^\d+$/.test(text) ? Number(text) : -1;
  return value >= field.least && value <= field.most ? value : null;
}
