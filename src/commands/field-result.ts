import type { Refusal, Result } from '../kernel/errors.ts';

/** A value, or a refusal with the option or the field of a form that it is about; null where it is about none. */
export type FieldResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly field: string | null };

/** A result that is about one option. */
export function about<T>(field: string | null, result: Result<T>): FieldResult<T> {
  return result.ok ? result : { ...result, field };
}
