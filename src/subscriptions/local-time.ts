import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The instants, in order, at which clocks in `zone` show `minute` (of the day) on a date: none where they are put
 * forward over it or the date does not exist there, two where they are put back.
 */
export function instantsAt(zone: string, day: number, minute: number): number[] {
  const wall = day * DAY + minute * MINUTE;
  const offsets = new Set([offset(zone, wall - DAY), offset(zone, wall + DAY)]);
  return [...offsets]
    .map((shift) => ({ at: wall - shift, shift }))
    .filter(({ at, shift }) => offset(zone, at) === shift)
    .map(({ at }) => at)
    .sort((one, other) => one - other);
}

/** The first instant at which clocks show `minute` of that date or later; the end of the gap where there is one. */
export function firstInstantFrom(zone: string, day: number, minute: number): number {
  const [first] = instantsAt(zone, day, minute);
  if (first !== undefined) return first;
  const wall = day * DAY + minute * MINUTE;
  let before = wall - DAY;
  let after = wall + DAY;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offset(zone, middle) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** Does the date exist in the zone? (Samoa had no 30 December 2011.) */
export function dateExists(zone: string, day: number): boolean {
  const first = firstInstantFrom(zone, day, 0);
  return Math.floor((first + offset(zone, first)) / DAY) === day;
}

const MOST_REMEMBERED = 20_000;
const steadyOffsets = new Map<string, number | null>();

/**
 * The offset from UTC in milliseconds of a whole date, or null when it changes within a day of it. Remembered, since every
 * minute asks for the same few dates of the same few zones.
 */
export function steadyOffset(zone: string, day: number): number | null {
  const key = `${zone} ${day}`;
  const known = steadyOffsets.get(key);
  if (known !== undefined) return known;
  const before = offset(zone, (day - 1) * DAY);
  const steady =
    before === offset(zone, (day + 2) * DAY) && before === offset(zone, day * DAY + DAY / 2) ? before : null;
  if (steadyOffsets.size >= MOST_REMEMBERED) steadyOffsets.clear();
  steadyOffsets.set(key, steady);
  return steady;
}

function offset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at) * MINUTE;
}
