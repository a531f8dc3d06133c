/** What a person reads when something is refused (`advice`), and what only the log sees (`cause`). */
export interface Refusal {
  /** A stable word for tests and metrics, such as `unknown-zone`. */
  readonly code: string;
  /** What happened and what to do, in the voice of the product; safe to show to anyone. */
  readonly advice: string;
  readonly cause?: unknown;
}

/** An expected outcome: a value, or a refusal. Bugs are thrown instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value as a success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Makes a refusal; `cause` goes to the log only. */
export function refuse(code: string, advice: string, cause?: unknown): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: cause === undefined ? { code, advice } : { code, advice, cause } };
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
