import { DateTime } from 'luxon';
import { nextDues } from './due.ts';
import { parseWhen } from './parse-when.ts';

/**
 * When an edition is from, for its title: "22 November 2026" in the zone of its digest, with the time where it is not the
 * only one of that day.
 */
export function editionTime({ when, zone }: { readonly when: string; readonly zone: string }, dueAt: Date): string {
  const local = DateTime.fromJSDate(dueAt, { zone }).setLocale('en-US');
  const day = local.toFormat('d LLLL yyyy');
  return isOnly(when, zone, local) ? day : `${day}, ${local.toFormat('HH:mm')}`;
}

function isOnly(when: string, zone: string, local: DateTime): boolean {
  const read = parseWhen(when);
  if (!read.ok) return false;
  const before = new Date(local.startOf('day').toMillis() - 1);
  const [first, second] = nextDues(read.value.schedule, zone, before, 2);
  return first?.getTime() === local.toMillis() && (second === undefined || second > local.endOf('day').toJSDate());
}
