import type { HttpHeaders } from '../http/exchange.ts';

/** What a feed says in its own text of how often to ask. */
export interface FeedHints {
  /** Null where it does not say. */
  readonly ttlMinutes: number | null;
  /** Hours of the day, 0 to 23 in UTC, in which nothing new comes. */
  readonly skipHours: readonly number[];
  /** Days of the week, in English, in UTC. */
  readonly skipDays: readonly string[];
}

/** What lets a server, or us, tell that nothing changed since. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** A hash of the body as it was unpacked, for servers that give neither. */
  readonly fingerprint: string | null;
}

/** What is kept of a feed between two polls: when to ask next, and how it is doing. Times are ISO 8601 in UTC. */
export interface PollState extends Validators {
  /** Null when it was never asked: it is due at once. */
  readonly lastPollAt: string | null;
  /** Null: due at once. */
  readonly nextPollAt: string | null;
  readonly firstSuccessAt: string | null;
  readonly lastSuccessAt: string | null;
  /** When the newest article came that was not there before. */
  readonly lastNewAt: string | null;
  /** New articles by day (`2026-03-04`), the newest last; the backlog of the first success does not count. */
  readonly newByDay: readonly { readonly day: string; readonly count: number }[];
  /** Whether the last reading gave excerpts only. */
  readonly excerptOnly: boolean;
  /** In a row. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly failure: { readonly code: string; readonly advice: string } | null;
  /** The publisher closed it for good (410): it is not asked any more. */
  readonly closed: boolean;
  /** Where permanent redirects led; asked instead of the address, until that fails. */
  readonly movedTo: string | null;
  readonly hints: FeedHints;
}

/** What became of asking one feed, for its next state. */
export type PollAnswer =
  | {
      readonly kind: 'read';
      readonly headers: HttpHeaders;
      readonly movedTo: string | null;
      readonly validators: Validators;
      readonly hints: FeedHints;
      /** Articles that were not there before. */
      readonly newArticles: number;
      readonly excerptOnly: boolean;
    }
  | {
      readonly kind: 'unchanged';
      readonly headers: HttpHeaders;
      readonly movedTo: string | null;
      readonly validators: Validators;
    }
  | {
      readonly kind: 'failed';
      readonly refusal: { readonly code: string; readonly advice: string };
      readonly headers: HttpHeaders;
    };

/** The state of a feed that was never asked. */
export const NEVER_POLLED: PollState = {
  etag: null,
  lastModified: null,
  fingerprint: null,
  lastPollAt: null,
  nextPollAt: null,
  firstSuccessAt: null,
  lastSuccessAt: null,
  lastNewAt: null,
  newByDay: [],
  excerptOnly: false,
  failures: 0,
  failingSince: null,
  failure: null,
  closed: false,
  movedTo: null,
  hints: { ttlMinutes: null, skipHours: [], skipDays: [] },
};
