import { DateTime } from 'luxon';
import { publicationTime } from '../articles/publication-time.ts';
import type { Inline } from './document.ts';

const DAY_MS = 86_400_000;

/** "14 min ago", "2 h ago", and from two days on the date, "4 Mar 2026". An instant after `now` counts as just now. */
function ageInWords(at: Date, now: Date): string {
  const elapsed = Math.max(0, now.getTime() - at.getTime());
  if (elapsed < 60_000) return 'just now';
  if (elapsed < 3_600_000) return `${Math.floor(elapsed / 60_000)} min ago`;
  if (elapsed < 2 * DAY_MS) return `${Math.floor(elapsed / 3_600_000)} h ago`;
  return dayInWords(at.toISOString());
}

/** How old the newest of several articles is: counted on where the platform can; the day alone where no more is known. */
export function ageOf(publishedAt: string, now: Date): Inline {
  const time = publicationTime(publishedAt);
  if (!publishedAt.includes('T') || time === null) return { kind: 'text', text: dayInWords(publishedAt) };
  const at = new Date(time);
  const style = now.getTime() - at.getTime() < 2 * DAY_MS ? 'relative' : 'date';
  return { kind: 'instant', at: at.toISOString(), style, text: ageInWords(at, now) };
}

/** "4 Mar 2026" for an ISO date or instant, "Mar 2026" and "2026" for less exact ones; the text itself when it is none. */
export function dayInWords(iso: string): string {
  const date = DateTime.fromISO(iso, { zone: 'utc', locale: 'en-US' });
  if (!date.isValid) return iso;
  if (/^\d{4}$/.test(iso)) return iso;
  return date.toFormat(/^\d{4}-\d{2}$/.test(iso) ? 'LLL yyyy' : 'd LLL yyyy');
}

/** When an article was published: in the reader's own time where the platform can, a plain date where only that is known. */
export function publicationDate(iso: string): Inline {
  const date = DateTime.fromISO(iso, { zone: 'utc', locale: 'en-US' });
  if (!date.isValid || !iso.includes('T')) return { kind: 'text', text: dayInWords(iso) };
  const at = date.toUTC().toISO();
  return { kind: 'instant', at, style: 'datetime', text: date.toFormat('d LLL yyyy, HH:mm') };
}
