import type { Address } from '../subscriptions/subscription.ts';
import type { Outcome } from './outcome.ts';
import type { PublishResult } from './publishings.ts';

/** Editions are kept so many days, with the articles that they cite and the buttons below them. */
export const EDITION_KEPT_DAYS = 90;

/** One due time of one subscription. */
export interface Edition {
  readonly subscriptionId: number;
  /** ISO 8601 instant. With the subscription it is the key, unique in the store. */
  readonly dueAt: string;
}

/** One rendered part of an edition and what is known of it. */
export interface KeptPart {
  readonly payload: string;
  /** Null until it was posted for certain. */
  readonly messageId: string | null;
  /** Null when no attempt is in doubt. */
  readonly inDoubt: Doubt | null;
}

/** When a part was sent without a certain answer, first and last; ISO 8601. */
export interface Doubt {
  readonly since: string;
  readonly last: string;
}

/** A claimed edition: who may post it until when, and what was already rendered and posted. */
export interface Claim extends Edition {
  readonly owner: string;
  readonly until: string;
  /** Stored so that a retry posts the same bytes; null before rendering. */
  readonly parts: readonly KeptPart[] | null;
  /** Which claim of this edition it is, from 1. */
  readonly attempts: number;
  /** ISO 8601: when the edition was first claimed. */
  readonly firstClaimedAt: string;
}

/**
 * `due`: to be tried again. `unknown`: it ended without a certain answer, so it may have been posted. All but `due` and
 * `claimed` are final.
 */
export type EditionState = 'due' | 'claimed' | 'posted' | 'failed' | 'skipped' | 'unknown';

/** How a claim ends; `reason` is for people, null when posted. */
export type Settlement =
  | { readonly state: 'posted'; readonly reason: null }
  | { readonly state: 'failed' | 'skipped' | 'unknown'; readonly reason: string }
  | { readonly state: 'due'; readonly reason: string; readonly retryAt: Date };

/** What the ledger tells of one edition. */
export interface EditionRecord extends Edition {
  readonly state: EditionState;
  readonly reason: string | null;
  readonly attempts: number;
  /** ISO 8601; null before it is final. */
  readonly settledAt: string | null;
  /** ISO 8601; null unless it waits to be tried again. */
  readonly retryAt: string | null;
  /** Whether it tells anything, or only that there is nothing new. */
  readonly tells: boolean;
  /** Message ids of its parts in order; null where a part was not posted for certain. */
  readonly messageIds: readonly (string | null)[];
  /** Whether what was posted is published too; null where that was not asked for. */
  readonly publishing: { readonly state: PublishResult['state']; readonly reason: string | null } | null;
}

/** What a posted edition told. */
export interface Told {
  readonly dueAt: string;
  /** As it was given to `keepParts`. */
  readonly told: string;
}

/** One answer of a platform, as it was recorded. */
export interface PartOutcome {
  /** Index of the part. */
  readonly part: number;
  readonly at: string;
  readonly kind: Outcome['kind'];
  /** Message id, reason or milliseconds to wait, as the outcome gives it. */
  readonly detail: string;
}

/** Port: remembers every edition, so that none is lost and none is posted twice. Each call is atomic. */
export interface DeliveryLedger {
  /** Claims atomically; null when another owner holds it, it is final, or its retry time has not come. */
  claim(edition: Edition, owner: string, now: Date, until: Date): Promise<Claim | null>;
  /**
   * Stores the rendered parts, in place of those of which nothing was sent yet, and what they tell; false when the claim
   * is no longer the owner's. The articles that they cite are held for as long as the edition is kept and the subscription
   * stands.
   */
  keepParts(
    edition: Edition,
    owner: string,
    parts: readonly string[],
    told?: string | null,
    cites?: readonly string[],
  ): Promise<boolean>;
  /**
   * Records, before a part is sent, that it is being sent, and extends the claim; false when the claim is no longer the
   * owner's: then it must not be sent.
   */
  beginPart(edition: Edition, owner: string, part: number, now: Date, until: Date): Promise<boolean>;
  /**
   * Records what became of a part. Facts are recorded also after the claim was lost. One that was posted and is to be
   * published waits for that from the same moment on (see `Publishings`); `publishIn` is where it was posted.
   */
  recordOutcome(edition: Edition, part: number, outcome: Outcome, now: Date, publishIn?: Address | null): Promise<void>;
  /** Ends a claim; false when it is no longer the owner's, and then changes nothing. */
  settle(edition: Edition, owner: string, settlement: Settlement, now: Date): Promise<boolean>;
  /** Records editions that will not be posted; those that the ledger knows already stay as they are. */
  skip(editions: readonly Edition[], reason: string, now: Date): Promise<void>;
  /** The newest recorded due time, at or before `now`, of each active subscription that has any. */
  newestDues(now: Date): Promise<ReadonlyMap<number, string>>;
  /** Editions that may be claimed again: their retry time has come, or their claim has expired. Oldest first. */
  waiting(now: Date): Promise<readonly Edition[]>;
  /** The last editions of a subscription, newest first. */
  history(subscriptionId: number, limit: number): Promise<readonly EditionRecord[]>;
  /** What a subscription's last editions told, of those that were posted (or may have been) and told something; newest first. */
  told(subscriptionId: number, limit: number): Promise<readonly Told[]>;
  /** What platforms answered for one edition, in order. */
  outcomes(edition: Edition): Promise<readonly PartOutcome[]>;
  /** Drops final editions due before `before`, but never the newest of a subscription that still stands. */
  forget(before: Date): Promise<void>;
}
