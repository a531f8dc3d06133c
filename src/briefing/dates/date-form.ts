import { isoDay } from './calendar.ts';
import type { WrittenDate } from './date-mention.ts';

/** The named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One way to write a date, and how to read it. */
export interface DateForm {
  readonly pattern: RegExp;
  /** Null where what was matched is no date. */
  readonly read: (groups: Groups) => WrittenDate | null;
  /** Words of which one stands in each such date, in lower case; where none is given, each has a figure. */
  readonly holds?: readonly string[];
}

/** A whole day of the calendar; null where there is no such day. */
export function wholeDay(year: number, month: number, day: number): WrittenDate | null {
  const date = isoDay(year, month, day);
  return date === null ? null : { kind: 'whole', date };
}
