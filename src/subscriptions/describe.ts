import { formatSchedule } from './format-schedule.ts';
import type { Schedule } from './schedule.ts';

/** A schedule with its zone for people: "weekdays 08:00 Europe/Lisbon"; a step names no zone, since it follows UTC. */
export function describe(schedule: Schedule, zone: string): string {
  return schedule.kind === 'every' ? formatSchedule(schedule) : `${formatSchedule(schedule)} ${zone}`;
}
