import type { Schedule } from './parse-when.ts';

/** The first due instant strictly after `after`. Pure. */
export function nextDue(schedule: Schedule, zone: string, after: Date): Date {
  throw new Error(`not yet ${schedule.kind} ${zone} ${after.toISOString()}`);
}
