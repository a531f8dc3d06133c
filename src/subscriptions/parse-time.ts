const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm)?$/;
const FOUR_DIGITS = /^(\d{2})(\d{2})$/;

/**
 * Reads one time of day ("8:30", "8.30", "8h30", "8am", "0830", "noon") as "08:30"; null when it is none. A bare hour
 * ("8") counts only where `bareHour` says so.
 */
export function parseTime(word: string, bareHour: boolean): string | null {
  if (word === 'noon') return '12:00';
  if (word === 'midnight') return '00:00';
  if (/^\d{1,2}$/.test(word) && !bareHour) return null;
  const match = CLOCK.exec(word) ?? FOUR_DIGITS.exec(word);
  if (match === null) return null;
  const [, hours = '', minutes = '00', half] = match;
  const hour = half === undefined ? Number(hours) : fromTwelve(Number(hours), half);
  if (hour === null || hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function fromTwelve(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** Does it look like a time of day, also one that does not exist ("25:00")? */
export function looksLikeTime(word: string): boolean {
  return /^\d{1,4}(?:[:.h]\d*)?(?:am|pm)?$/.test(word);
}
