import type { Schedule } from './schedule.ts';
import { DAY_NAMES } from './when-words.ts';

/** The normal form of a schedule: the words that `parseWhen` reads back to the same schedule ("weekdays 08:30"). */
export function formatSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'times':
      return `${formatDays(schedule.days)} ${formatTimes(schedule.times)}`;
    case 'monthly':
      return `monthly ${schedule.days.map((day) => (day === 31 ? 'last' : day)).join(',')} ${formatTimes(schedule.times)}`;
    case 'every':
      return formatStep(schedule.minutes);
    case 'cron':
      return schedule.expression;
  }
}

function formatDays(days: readonly number[]): string {
  const key = days.join('');
  if (key === '1234567') return 'daily';
  if (key === '12345') return 'weekdays';
  if (key === '67') return 'weekends';
  return days.map((day) => DAY_NAMES[day - 1]).join(',');
}

function formatTimes(times: readonly string[]): string {
  const last = times.at(-1) ?? '';
  return times.length < 2 ? last : `${times.slice(0, -1).join(', ')} and ${last}`;
}

function formatStep(minutes: number): string {
  if (minutes === 60) return 'hourly';
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`;
}
