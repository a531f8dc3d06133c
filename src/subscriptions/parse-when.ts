import { ok, type Result, refuse } from '../kernel/errors.ts';
import { foldTypography } from '../kernel/text.ts';
import { parseCron } from './cron.ts';
import { parseDays } from './parse-days.ts';
import { looksLikeTime, parseTime } from './parse-time.ts';
import { LEAST_MINUTES, leastGap, type Schedule } from './schedule.ts';
import { EXAMPLES, FILLERS, UNIT_MINUTES } from './when-words.ts';
import { findZone } from './zones.ts';

export { formatSchedule } from './format-schedule.ts';
export type { Schedule } from './schedule.ts';

/** A schedule and, where the words name one, an IANA zone. */
export interface When {
  readonly schedule: Schedule;
  readonly zone: string | null;
}

/** The longest words that are read, in characters. */
const LONGEST_WORDS = 200;
const LONGEST_STEP = 24 * 60;

/** What was read of the words, and the words after it (a zone, or nothing). */
interface Read {
  readonly schedule: Schedule;
  readonly rest: readonly string[];
}

/**
 * Reads "weekdays 8:30 Europe/Stockholm": days and times, a step ("every 15 minutes"), or five cron fields, then
 * optionally a zone. Refuses with what would do: `when` (not understood), `when-time`, `when-cron`, `too-often`,
 * `unknown-zone`.
 */
export function parseWhen(words: string): Result<When> {
  if (words.length > LONGEST_WORDS) return refuse('when', `That is too long for a time. Try: ${EXAMPLES}`);
  const typed = foldTypography(words);
  const read = readSchedule(typed);
  if (!read.ok) return read;
  const { schedule, rest } = read.value;
  if (rest.length === 0) return ok({ schedule, zone: null });
  const zone = findZone(rest.join(' '));
  return zone.ok ? ok({ schedule, zone: zone.value }) : zone;
}

function readSchedule(typed: string): Result<Read> {
  const fields = typed.split(' ');
  if (fields.length >= 4 && fields.slice(0, 2).every((field) => /^[\d*][\d*,/-]*$/.test(field)))
    return readCron(fields);
  if (/^\d{4}-\d{2}/.test(typed)) return refuse('when', `A digest repeats, so it has no date. Try: ${EXAMPLES}`);
  const tokens = joinHalves(typed.split(/[\s,;&]+/).filter((token) => token !== ''));
  return readStep(tokens, typed) ?? readTimes(tokens, typed);
}

function readCron(fields: readonly string[]): Result<Read> {
  const isField = (field: string) => /^[\d*]/.test(field);
  const count = fields.length > 5 && isField(fields[5] ?? '') ? 6 : 5;
  const cron = parseCron(fields.slice(0, count).join(' '));
  if (!cron.ok) return cron;
  return ok({ schedule: { kind: 'cron', expression: cron.value.expression }, rest: fields.slice(5) });
}

/** "8:30 pm" is one token. */
function joinHalves(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const half = /^([ap])\.?m\.?$/i.exec(token)?.[1];
    const before = joined.at(-1);
    if (half !== undefined && before !== undefined && /\d$/.test(before))
      joined[joined.length - 1] = `${before}${half}m`;
    else joined.push(token);
  }
  return joined;
}

/** "hourly", "every hour", "every 15 minutes", "every 15min"; null when it is not a step. */
function readStep(tokens: readonly string[], typed: string): Result<Read> | null {
  const low = tokens.map((token) => token.toLowerCase());
  if (low[0] === 'hourly') return checkStep(60, tokens.slice(1), typed);
  if (low[0] !== 'every' && low[0] !== 'each') return null;
  const glued = /^(\d{1,6})([a-z]*)$/.exec(low[1] ?? '');
  const unitWord = glued === null ? low[1] : glued[2] || low[2];
  const unit = UNIT_MINUTES.get(unitWord ?? '');
  if (unit === undefined) return null;
  const used = glued === null || glued[2] !== '' ? 2 : 3;
  return checkStep(unit * Number(glued?.[1] ?? 1), tokens.slice(used), typed);
}

function checkStep(minutes: number, rest: readonly string[], typed: string): Result<Read> {
  if (minutes < LEAST_MINUTES) {
    return refuse('too-often', `“${typed}” is too often: every 5 minutes is the least. Try: every 15 minutes`);
  }
  if (minutes > LONGEST_STEP) {
    return refuse(
      'when',
      `“${typed}” is too far apart: every 24 hours is the most. Try: weekly mon 9:00 · monthly 1 9:00`,
    );
  }
  return ok({ schedule: { kind: 'every', minutes }, rest });
}

function readTimes(tokens: readonly string[], typed: string): Result<Read> {
  const days = parseDays(tokens);
  const times: string[] = [];
  let rest = days.rest;
  for (let word = rest[0]; word !== undefined; word = rest[0]) {
    const low = word.toLowerCase();
    const time = parseTime(low, days.found);
    if (time !== null) times.push(time);
    else if (looksLikeTime(low)) return refuse('when-time', `“${word}” is not a time of day. Try: ${EXAMPLES}`);
    else if (!FILLERS.has(low)) break;
    rest = rest.slice(1);
  }
  if (!days.found && times.length === 0) return refuse('when', `I can't read “${typed}”. Try: ${EXAMPLES}`);
  if (days.missingDay !== null) return refuse('when', `“${typed}” needs a day. Try: ${days.missingDay}`);
  if (times.length < days.leastTimes) {
    const missing = days.leastTimes === 2 ? 'two times. Try: twice daily 8:00 and 18:00' : `a time. Try: ${EXAMPLES}`;
    return refuse('when', `“${typed}” needs ${missing}`);
  }
  return checkTimes({ ...days.schedule, times: [...new Set(times)].sort() }, rest, typed);
}

function checkTimes(
  schedule: Schedule & { kind: 'times' | 'monthly' },
  rest: readonly string[],
  typed: string,
): Result<Read> {
  const minutes = schedule.times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  if (leastGap(minutes) < LEAST_MINUTES) {
    return refuse('too-often', `“${typed}” is too often: 5 minutes between two times is the least.`);
  }
  return ok({ schedule, rest });
}
