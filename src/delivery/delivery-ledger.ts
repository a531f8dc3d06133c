/** One due time of one subscription. */
export interface Edition {
  readonly subscriptionId: number;
  /** ISO 8601 instant. With the subscription it is the key, unique in the store. */
  readonly dueAt: string;
}

/** A claimed edition: who may post it until when, and what was already rendered and posted. */
export interface Claim extends Edition {
  readonly owner: string;
  readonly until: string;
  /** Rendered payloads, stored so that a retry posts the same bytes; null before rendering. */
  readonly parts: readonly string[] | null;
  /** Message ids of the parts already posted, by index; null where a part's outcome is unknown or it was not tried. */
  readonly posted: readonly (string | null)[];
  readonly attempts: number;
}

export type EditionState = 'claimed' | 'posted' | 'failed' | 'skipped';

/** Port: remembers every edition, so that none is lost and none is posted twice. */
export interface DeliveryLedger {
  /** Claims atomically; null when another owner holds it or it is settled. An expired claim is taken over. */
  claim(edition: Edition, owner: string, now: Date, until: Date): Promise<Claim | null>;
  keepParts(edition: Edition, owner: string, parts: readonly string[]): Promise<void>;
}
