import { el } from './dom.ts';

/** How an instant is shown, in the reader's own time and language. */
export type InstantStyle = 'date' | 'time' | 'datetime' | 'relative';

const FORMATS: Readonly<Record<Exclude<InstantStyle, 'relative'>, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  datetime: { dateStyle: 'medium', timeStyle: 'short' },
};
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** An instant; what it is exactly stands in its title. */
export function instant(seconds: number, style: InstantStyle): HTMLElement {
  const at = new Date(seconds * 1_000);
  if (Number.isNaN(at.getTime())) return el('span');
  const exact = at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
  const words = style === 'relative' ? relative(seconds) : at.toLocaleString(undefined, FORMATS[style]);
  return el('time', { datetime: at.toISOString(), title: exact }, words);
}

/** "14:05" of a message, with its date in the title. */
export function timeOf(iso: string): HTMLElement {
  return instant(Date.parse(iso) / 1_000, 'time');
}

function relative(seconds: number): string {
  const from = seconds - Date.now() / 1_000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, size]) => Math.abs(from) >= size) ?? ['minute', 60];
  return format.format(Math.round(from / size), unit);
}
