import type { Document } from '../presentation/document.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Doubt } from './delivery-ledger.ts';
import type { Outcome } from './outcome.ts';
import type { PaceLimits } from './pace.ts';

/** One part of an edition to post. */
export interface Part {
  readonly address: Address;
  /** What `render` gave, byte for byte. */
  readonly payload: string;
  /** At most 25 ASCII characters, the same at each attempt at this part: the platform's idempotency key. */
  readonly key: string;
  /** Message id of the edition's first part, when this is a later one. */
  readonly firstMessageId: string | null;
  /** When it was sent before without a certain answer; null where no attempt is in doubt. */
  readonly inDoubt: Doubt | null;
}

/** What an edition is called that is a thread of its own: "Floods" and "22 November 2026". */
export interface ThreadTitle {
  readonly topic: string;
  readonly rest: string;
}

/** Someone who made a digest. */
export interface Person {
  readonly tenantId: string;
  readonly userId: string;
}

/** Port: one platform. */
export interface Publisher {
  readonly platform: string;
  /** True where repeating a part with the same key within a few minutes cannot post it twice. */
  readonly idempotent: boolean;
  /** How fast it may be given posts; a careful default where it does not say. */
  readonly pace?: PaceLimits;
  /**
   * The payloads of a document in order, as JSON text, each within the platform's limits. Never empty. With a title the
   * first starts a thread of that name, and the others go into it; a platform without forums is given none.
   */
  render(document: Document, thread?: ThreadTitle): readonly string[];
  /** Posts one part. Never throws for what the platform answers: that is the outcome. */
  post(part: Part): Promise<Outcome>;
  /** True for a payload of which `post`, when it is in doubt, finds out whether it was posted: however long ago that was. */
  finds?(payload: string): boolean;
  /** Publishes a posted message to those who follow the channel; again does nothing. Never throws for its answers. */
  publish?(address: Address, messageId: string): Promise<Outcome>;
  /** Tells one person something in private, once; absent where the platform cannot. Never throws for its answers. */
  tell?(person: Person, document: Document): Promise<Outcome>;
}
