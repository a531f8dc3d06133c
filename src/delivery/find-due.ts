import type { Logger } from '../kernel/logger.ts';
import { latestDue } from '../subscriptions/due.ts';
import { parseWhen, type Schedule } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Edition } from './delivery-ledger.ts';

/** What has come due: for each subscription its newest edition, and the older ones that are too late to post. */
export interface Due {
  readonly editions: readonly Edition[];
  readonly missed: readonly Edition[];
}

/**
 * Finds the editions that have come due by `now` and after the newest recorded one of each subscription (or after it was
 * made or resumed). A subscription whose schedule cannot be read is named in the log and left out.
 */
export function findDue(
  subscriptions: readonly Subscription[],
  newestDues: ReadonlyMap<number, string>,
  now: Date,
  logger: Logger,
): Due {
  const editions: Edition[] = [];
  const missed: Edition[] = [];
  for (const subscription of subscriptions) {
    const schedule = readSchedule(subscription.when);
    if (schedule === null) {
      logger.error({ subscription: subscription.id, when: subscription.when }, 'a stored schedule cannot be read');
      continue;
    }
    const since = Date.parse(subscription.activeSince);
    const after = new Date(Math.max(since, Date.parse(newestDues.get(subscription.id) ?? subscription.activeSince)));
    const latest = latestDue(schedule, subscription.zone, after, now);
    if (latest === null) continue;
    const at = (due: Date): Edition => ({ subscriptionId: subscription.id, dueAt: due.toISOString() });
    editions.push(at(latest.due));
    missed.push(...latest.missed.map(at));
  }
  return { editions, missed };
}

const MOST_REMEMBERED = 5_000;
const schedules = new Map<string, Schedule>();

/** Reads the words of a schedule, and remembers them: the same few are read every minute. */
function readSchedule(words: string): Schedule | null {
  const known = schedules.get(words);
  if (known !== undefined) return known;
  const when = parseWhen(words);
  if (!when.ok) return null;
  if (schedules.size >= MOST_REMEMBERED) schedules.clear();
  schedules.set(words, when.value.schedule);
  return when.value.schedule;
}
