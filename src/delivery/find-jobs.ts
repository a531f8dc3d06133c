import { isQuiet } from '../subscriptions/quiet-hours.ts';
import type { Subscription, SubscriptionStore } from '../subscriptions/subscription.ts';
import type { DeliveryJob, DeliveryTools, Rendered } from './deliver.ts';
import type { Edition } from './delivery-ledger.ts';
import { findDue } from './find-due.ts';
import type { Publisher } from './publisher.ts';

/** How long the claim for giving an edition up is held: only until the next statement. */
const MOMENT_MS = 60_000;

/** Makes and renders one edition for one platform; null when there is nothing to post. */
export type Render = (subscription: Subscription, edition: Edition, publisher: Publisher) => Promise<Rendered | null>;

export interface FindJobsParts extends DeliveryTools {
  readonly subscriptions: SubscriptionStore;
  /** One for each platform that is connected; what is due on others waits. */
  readonly publishers: readonly Publisher[];
}

/**
 * Finds what is to be delivered at `now`: what has come due, and what was left unfinished. What was missed, or belongs to
 * a subscription that is paused or removed, is recorded as skipped. What comes due in a channel's quiet hours waits for
 * their end, and then the newest of it is delivered; an edition that was begun before them is finished.
 */
export async function findJobs(
  parts: FindJobsParts,
  render: Render,
  now: Date,
): Promise<{ readonly jobs: readonly DeliveryJob[]; readonly missed: number }> {
  const { ledger, logger } = parts;
  const active = new Map((await parts.subscriptions.active()).map((subscription) => [subscription.id, subscription]));
  const publishers = new Map(parts.publishers.map((publisher) => [publisher.platform, publisher]));
  const reachable = [...active.values()].filter(
    ({ platform, quietHours }) => publishers.has(platform) && !(quietHours && isQuiet(quietHours, now)),
  );
  const recorded = await ledger.newestDues(now);
  const { editions, missed } = findDue(reachable, recorded, now, logger);
  const [held, late] = partition(missed, ({ subscriptionId, dueAt }) => {
    const hours = active.get(subscriptionId)?.quietHours;
    return hours != null && isQuiet(hours, new Date(dueAt));
  });
  if (held.length > 0) await ledger.skip(held, 'quiet hours; a newer edition was due after them', now);
  await ledger.skip(late, 'missed while the bot was not running; a newer edition was due', now);

  const newest = new Map([...recorded, ...editions.map((edition) => [edition.subscriptionId, edition.dueAt] as const)]);
  const jobs: DeliveryJob[] = [];
  for (const edition of [...(await ledger.waiting(now)), ...editions]) {
    const subscription = active.get(edition.subscriptionId);
    const publisher = subscription && publishers.get(subscription.platform);
    if (subscription === undefined) await giveUp(parts, edition, now);
    else if (publisher !== undefined) {
      const superseded = edition.dueAt < (newest.get(subscription.id) ?? '');
      const renderEdition = () => render(subscription, edition, publisher);
      jobs.push({ edition, subscription, publisher, superseded, render: renderEdition });
    }
  }
  return { jobs, missed: missed.length };
}

function partition<T>(items: readonly T[], fits: (item: T) => boolean): [T[], T[]] {
  return [items.filter(fits), items.filter((item) => !fits(item))];
}

async function giveUp({ ledger, owner }: DeliveryTools, edition: Edition, now: Date): Promise<void> {
  const claim = await ledger.claim(edition, owner, now, new Date(now.getTime() + MOMENT_MS));
  if (claim === null) return;
  await ledger.settle(edition, owner, { state: 'skipped', reason: 'the digest was paused or removed' }, now);
}
