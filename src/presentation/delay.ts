import { plural } from '../kernel/text.ts';

/** "41 minutes late: the bot was not running." */
export function lateness(lateByMs: number, because: string | null): string {
  return `${durationInWords(lateByMs)} late${because === null ? '' : `: ${because}`}.`;
}

/** "41 minutes", "3 hours", "2 days": the largest unit that is at least 1, rounded down. */
export function durationInWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), 'hour');
  return plural(Math.floor(minutes / 1440), 'day');
}
