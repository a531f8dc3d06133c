import { DateTime } from 'luxon';
import { nextDues } from './due.ts';
import type { Schedule } from './schedule.ts';

/**
 * The next `count` runs in the zone's own time, "today 08:00, Fri, Mon": the time is repeated only where it differs
 * from the one before, and a day a week or more away has its date.
 */
export function describeNext(schedule: Schedule, zone: string, now: Date, count = 3): string {
  const today = DateTime.fromJSDate(now, { zone }).setLocale('en-US');
  let before = { day: '', time: '' };
  const words = nextDues(schedule, zone, now, count).map((due) => {
    const local = DateTime.fromJSDate(due, { zone }).setLocale('en-US');
    const run = { day: dayWord(local, today), time: local.toFormat('HH:mm') };
    const parts = [run.day === before.day ? '' : run.day, run.time === before.time ? '' : run.time];
    before = run;
    return parts.filter(Boolean).join(' ') || run.time;
  });
  return words.join(', ');
}

function dayWord(local: DateTime, today: DateTime): string {
  const days = Math.round(local.startOf('day').diff(today.startOf('day'), 'days').days);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days < 7) return local.toFormat('ccc');
  return local.toFormat(local.year === today.year ? 'd LLL' : 'd LLL yyyy');
}
