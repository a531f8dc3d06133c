import { createHash } from 'node:crypto';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Edition } from './delivery-ledger.ts';

/** The idempotency key of a part of an edition: 24 ASCII characters, the same at each attempt, different otherwise. */
export function partKey(subscription: Subscription, edition: Edition, part: number): string {
  const { platform, channelId, createdAt } = subscription;
  const identity = JSON.stringify([platform, channelId, createdAt, edition.subscriptionId, edition.dueAt, part]);
  return createHash('sha256').update(identity).digest('base64url').slice(0, 24);
}
