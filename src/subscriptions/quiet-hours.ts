import { DateTime } from 'luxon';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import { parseTime } from './parse-time.ts';

/** The hours of each day in which a channel is left in peace: local wall times "HH:MM", over midnight where `from` is later. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA zone. */
  readonly zone: string;
}

const ADVICE = 'Try: 22:00-07:00 · 22-7 · off';

/** Reads "22:00-07:00" (also "22-7", "10pm to 7am"), or "off" as null; refuses the rest with what would do. */
export function parseQuietHours(typed: string, zone: string): Result<QuietHours | null> {
  const words = typed.trim().toLowerCase();
  if (words === 'off' || words === 'none') return ok(null);
  const [from, to, more] = words.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/u).map((time) => parseTime(time.trim(), true));
  if (!from || !to || more !== undefined) {
    return refuse('quiet-hours', `I can't read “${typed.slice(0, 60)}” as quiet hours. ${ADVICE}`);
  }
  if (from === to) return refuse('quiet-hours', `From ${from} to ${to} is the whole day. ${ADVICE}`);
  return ok({ from, to, zone });
}

/** Whether an instant lies in the quiet hours: from the first minute on, up to the last one not included. */
export function isQuiet(hours: QuietHours, at: Date): boolean {
  const time = DateTime.fromJSDate(at, { zone: hours.zone }).toFormat('HH:mm');
  return hours.from < hours.to ? time >= hours.from && time < hours.to : time >= hours.from || time < hours.to;
}

/** "22:00-07:00 Europe/Lisbon" */
export function formatQuietHours({ from, to, zone }: QuietHours): string {
  return `${from}-${to} ${zone}`;
}
