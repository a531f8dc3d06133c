import type { Refusal } from '../../kernel/errors.ts';
import { FAILURE_ADVICE } from './failure-advice.ts';

/** Every way in which fetching fails; each has words for a person in `failure-advice.ts`. */
export type FailureCode = keyof typeof FAILURE_ADVICE;

/** A refusal whose code says by name why an address could not be fetched. */
export interface FetchRefusal extends Refusal {
  readonly code: FailureCode;
}

/** A `Result` that says by name why fetching failed. */
export type FetchResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: FetchRefusal };

/** Makes the refusal of a code; `cause` goes to the log only. */
export function fetchRefusal(code: FailureCode, cause?: unknown): FetchRefusal {
  const advice = FAILURE_ADVICE[code];
  return cause === undefined ? { code, advice } : { code, advice, cause };
}

/** Carries a refusal through code that only knows exceptions (sockets, streams). */
export class FetchError extends Error {
  readonly refusal: FetchRefusal;
  constructor(refusal: FetchRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
