import type { DeliveredNow } from './commands/parts.ts';
import { deliverEdition, type EditionParts, rendererOf } from './deliver-edition.ts';
import type { Edition } from './delivery/delivery-ledger.ts';
import { findDue } from './delivery/find-due.ts';
import type { Publisher } from './delivery/publisher.ts';
import type { Subscription } from './subscriptions/subscription.ts';

/** What `deliverNow` needs from outside. */
export interface DeliverNowParts extends EditionParts {
  readonly publishers: readonly Publisher[];
}

/**
 * Posts an edition of a subscription at once, as the edition of this minute: pressed twice, or due in the same minute,
 * it is posted once. The ledger keeps it like any other; what was due before it and is not posted yet is skipped.
 */
export async function deliverNow(parts: DeliverNowParts, subscription: Subscription, now: Date): Promise<DeliveredNow> {
  const publisher = parts.publishers.find(({ platform }) => platform === subscription.platform);
  if (!publisher) return { state: 'failed', reason: `${subscription.platform} is not connected` };
  const minute = new Date(now);
  minute.setUTCSeconds(0, 0);
  const edition = { subscriptionId: subscription.id, dueAt: minute.toISOString() };
  await skipOlder(parts, subscription, edition, now);
  const render = () => rendererOf(parts)(subscription, edition, publisher);
  const ended = await deliverEdition(parts, { edition, subscription, publisher, superseded: false, render });
  return ended?.result ?? { state: 'failed', reason: 'the database did not answer' };
}

/** Later ticks look only for what is due after the newest edition that is known: what is older must not just vanish. */
async function skipOlder(
  { ledger, logger }: DeliverNowParts,
  subscription: Subscription,
  { dueAt }: Edition,
  now: Date,
): Promise<void> {
  const { editions, missed } = findDue([subscription], await ledger.newestDues(now), now, logger);
  const older = [...editions, ...missed].filter((due) => due.dueAt !== dueAt);
  await ledger.skip(older, 'an edition was posted by hand instead', now);
}
