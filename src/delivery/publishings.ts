import type { Address } from '../subscriptions/subscription.ts';
import type { Edition } from './delivery-ledger.ts';

/** A posted part that is to be published to those who follow its channel. */
export interface Publishing extends Edition {
  /** Index of the part. */
  readonly part: number;
  /** Where it was posted. */
  readonly address: Address;
  readonly messageId: string;
  /** ISO 8601. */
  readonly postedAt: string;
  /** How often it was taken, this time included. */
  readonly attempts: number;
}

/** What became of it; `waiting`: to be tried again. `reason` is for people. */
export type PublishResult =
  | { readonly state: 'published' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'waiting'; readonly reason: string; readonly retryAt: Date };

/** Port: remembers what is to be published, beside the ledger: whatever becomes of it, the delivery stays as it was. */
export interface Publishings {
  /** Takes what waits on a platform, or of one edition there, oldest first: nobody is given it again before `until`. */
  take(platform: string, now: Date, until: Date, atMost: number, of?: Edition): Promise<readonly Publishing[]>;
  settle(publishing: Publishing, result: PublishResult): Promise<void>;
}
