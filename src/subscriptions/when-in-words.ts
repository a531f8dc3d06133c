import { describe } from './describe.ts';
import { parseWhen } from './parse-when.ts';

/** The schedule of a subscription for people, as `describe`; its words as they are stored when they are no schedule. */
export function whenInWords(subscription: { readonly when: string; readonly zone: string }): string {
  const when = parseWhen(subscription.when);
  return when.ok ? describe(when.value.schedule, subscription.zone) : subscription.when;
}
