import type { FeedHints } from './poll-state.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const HOUR_MS = 60 * 60_000;

/**
 * The first instant from `at` (milliseconds) on that a feed does not ask to skip; `at` itself where it would have every
 * hour or day skipped. Looks at most so many hours ahead.
 */
export function afterSkipped(at: number, hints: FeedHints, mostHours: number): number {
  const hours = new Set(hints.skipHours.map((hour) => hour % 24));
  const days = new Set(hints.skipDays.map((day) => DAYS.indexOf(day.trim().toLowerCase())));
  days.delete(-1);
  if (hours.size >= 24 || days.size >= 7) return at;
  let open = at;
  for (let step = 0; step < mostHours; step++) {
    const date = new Date(open);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return open;
    open = (Math.floor(open / HOUR_MS) + 1) * HOUR_MS;
  }
  return open;
}
