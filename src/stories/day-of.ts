const MILLISECONDS_A_DAY = 86_400_000;

/** An instant as days since 1970, with its part of the day; null for none, and for what is no date. */
export function dayOf(date: string | null): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : time / MILLISECONDS_A_DAY;
}
