import type { PollState } from './poll-state.ts';

const DAY_MS = 24 * 60 * 60_000;
/** New articles are counted over so many days. */
const DAYS_COUNTED = 7;

/** The counts by day with these new articles, and without days that are too long ago. */
export function countNew(state: PollState, newArticles: number, now: Date): PollState['newByDay'] {
  const day = now.toISOString().slice(0, 10);
  const earliest = new Date(now.getTime() - (DAYS_COUNTED - 1) * DAY_MS).toISOString().slice(0, 10);
  const others = state.newByDay.filter((count) => count.day >= earliest && count.day !== day);
  const today = state.newByDay.find((count) => count.day === day)?.count ?? 0;
  return today + newArticles === 0 ? others : [...others, { day, count: today + newArticles }];
}

/** How many new articles a day a feed brings, over the last seven days or since its first success; null before that. */
export function newADay(state: PollState, now: Date): number | null {
  if (state.firstSuccessAt === null) return null;
  const known = Math.ceil((now.getTime() - Date.parse(state.firstSuccessAt)) / DAY_MS);
  const total = countNew(state, 0, now).reduce((sum, { count }) => sum + count, 0);
  return total / Math.min(DAYS_COUNTED, Math.max(1, known));
}
