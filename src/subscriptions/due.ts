import { type Cron, minutesOfDay, parseCron } from './cron.ts';
import { dateExists, firstInstantFrom, instantsAt, steadyOffset } from './local-time.ts';
import type { Schedule } from './schedule.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Leap days are at most eight years apart. */
const LONGEST_WAIT_DAYS = 366 * 9;

/** The first due instant strictly after `after`. Pure. Throws RangeError for a schedule that is never due. */
export function nextDue(schedule: Schedule, zone: string, after: Date): Date {
  for (const due of duesAfter(schedule, zone, after)) return due;
  throw new RangeError(`never due: ${JSON.stringify(schedule)} in ${zone}`);
}

/** The first `count` due instants after `after`, in order. */
export function nextDues(schedule: Schedule, zone: string, after: Date, count: number): Date[] {
  const dues: Date[] = [];
  if (count < 1) return dues;
  for (const due of duesAfter(schedule, zone, after)) {
    dues.push(due);
    if (dues.length >= count) break;
  }
  return dues;
}

/** What has come due in a stretch of time: the newest instant, and those before it, newest first. */
export interface LatestDue {
  readonly due: Date;
  /** At most `listAtMost` of the older ones. */
  readonly missed: readonly Date[];
  readonly missedCount: number;
}

/** The newest due instant in (`after`, `upTo`] and the older ones that were missed with it; null when nothing is due. */
export function latestDue(
  schedule: Schedule,
  zone: string,
  after: Date,
  upTo: Date,
  listAtMost = 100,
): LatestDue | null {
  let due: Date | null = null;
  const missed: Date[] = [];
  let missedCount = 0;
  for (const instant of duesBackFrom(schedule, zone, upTo, after)) {
    if (due === null) due = instant;
    else if (++missedCount <= listAtMost) missed.push(instant);
  }
  return due && { due, missed, missedCount };
}

function* duesAfter(schedule: Schedule, zone: string, after: Date): Generator<Date, void> {
  if (schedule.kind === 'every') {
    const step = schedule.minutes * MINUTE;
    for (let at = (Math.floor(after.getTime() / step) + 1) * step; ; at += step) yield new Date(at);
  }
  const plan = planOf(schedule);
  let last = after.getTime();
  let lastDay = earliestDay(after);
  for (let day = lastDay; day <= lastDay + LONGEST_WAIT_DAYS; day++) {
    for (const at of duesOn(plan, zone, day)) {
      if (at <= last) continue;
      last = at;
      lastDay = day;
      yield new Date(at);
    }
  }
}

function* duesBackFrom(schedule: Schedule, zone: string, upTo: Date, after: Date): Generator<Date, void> {
  if (schedule.kind === 'every') {
    const step = schedule.minutes * MINUTE;
    for (let at = Math.floor(upTo.getTime() / step) * step; at > after.getTime(); at -= step) yield new Date(at);
    return;
  }
  const plan = planOf(schedule);
  let last = upTo.getTime() + 1;
  const firstDay = earliestDay(after);
  for (let day = Math.floor(upTo.getTime() / DAY) + 1; day >= firstDay; day--) {
    for (const at of duesOn(plan, zone, day).reverse()) {
      if (at >= last || at <= after.getTime()) continue;
      last = at;
      yield new Date(at);
    }
  }
}

/** The first local date, in any zone, that can have a run after an instant: a run can be moved over midnight. */
function earliestDay(after: Date): number {
  return Math.floor(after.getTime() / DAY) - 2;
}

/** What a schedule in local time needs: which dates, which minutes of them, and how clock changes count. */
interface Plan {
  readonly isDay: (day: number) => boolean;
  readonly minutes: readonly number[];
  /** True for a cron of every hour: it follows elapsed time, so both of two equal wall times count and none is moved. */
  readonly followsUtc: boolean;
}

const plans = new WeakMap<Schedule, Plan>();

function planOf(schedule: Exclude<Schedule, { kind: 'every' }>): Plan {
  const known = plans.get(schedule);
  if (known !== undefined) return known;
  const plan = schedule.kind === 'cron' ? cronPlan(schedule.expression) : timesPlan(schedule);
  plans.set(schedule, plan);
  return plan;
}

function timesPlan(schedule: Extract<Schedule, { times: readonly string[] }>): Plan {
  const days = new Set(schedule.days);
  const onWeekdays = (day: number) => days.has(weekdayOf(day));
  const onMonthDays = (day: number) => {
    const { date, daysInMonth } = calendar(day);
    return schedule.days.some((wanted) => Math.min(wanted, daysInMonth) === date);
  };
  return {
    isDay: schedule.kind === 'times' ? onWeekdays : onMonthDays,
    minutes: schedule.times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))),
    followsUtc: false,
  };
}

function cronPlan(expression: string): Plan {
  const read = parseCron(expression);
  if (!read.ok) throw new RangeError(read.refusal.advice);
  const cron: Cron = read.value;
  const isDay = (day: number) => {
    const { date, month } = calendar(day);
    if (!cron.months.has(month)) return false;
    const [monthDay, weekday] = [cron.monthDays.has(date), cron.weekdays.has(weekdayOf(day))];
    return cron.eitherDay ? monthDay || weekday : monthDay && weekday;
  };
  return { isDay, minutes: minutesOfDay(cron), followsUtc: cron.hours.length === 24 };
}

/** The due instants of one local date, in order. */
function duesOn(plan: Plan, zone: string, day: number): number[] {
  if (!plan.isDay(day)) return [];
  const steady = steadyOffset(zone, day);
  if (steady !== null) return plan.minutes.map((minute) => day * DAY + minute * MINUTE - steady);
  if (!dateExists(zone, day)) return [];
  const instants = plan.minutes.flatMap((minute) =>
    plan.followsUtc ? instantsAt(zone, day, minute) : [firstInstantFrom(zone, day, minute)],
  );
  return [...new Set(instants)].sort((one, other) => one - other);
}

function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function calendar(day: number): { month: number; date: number; daysInMonth: number } {
  const at = new Date(day * DAY);
  const daysInMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return { month: at.getUTCMonth() + 1, date: at.getUTCDate(), daysInMonth };
}
