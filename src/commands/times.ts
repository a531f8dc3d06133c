import { DateTime } from 'luxon';
import type { Inline } from '../presentation/document.ts';

/** An instant that platforms show in the reader's own time, and plain text in the given zone: "Mon 23 Nov 08:00". */
export function instantIn(at: Date, zone: string): Inline {
  const local = DateTime.fromJSDate(at, { zone }).setLocale('en-US');
  return { kind: 'instant', at: at.toISOString(), style: 'datetime', text: local.toFormat('ccc d LLL HH:mm') };
}
