import { findDates } from '../dates/find-dates.ts';
import { numbersTold, sameNumber } from '../evidence/numbers-told.ts';
import { contentStems } from '../evidence/shares-content.ts';

/** The share of a text's content words that must be others for it to tell more than the earlier text did. */
const OTHERS = 0.34;
const NEGATION = /\b(?:not?|never|nor|neither|without|none)\b|n['’]t\b/iu;

/** Whether a text that tells the same fact as an earlier one tells more or otherwise: another number or day, a "not", or much else. */
export function tellsMore(text: string, before: string): boolean {
  const known = numbersTold(before);
  if (numbersTold(text).some((number) => !known.some((other) => sameNumber(number, other)))) return true;
  if (negates(text) !== negates(before)) return true;
  const [dates, earlierDates] = [datesOf(text), datesOf(before)];
  if (dates.length > 0 && earlierDates.length > 0 && !dates.some((date) => earlierDates.includes(date))) return true;
  const earlier = contentStems(before);
  const stems = contentStems(text);
  let others = 0;
  for (const stem of stems) if (!earlier.has(stem)) others += 1;
  return stems.size > 0 && others / stems.size >= OTHERS;
}

/** Whether a text says "not", "never" or the like. */
export function negates(text: string): boolean {
  return NEGATION.test(text);
}

/** The days and dates that a text names, as it writes them. */
function datesOf(text: string): string[] {
  return findDates(text, 'en').map(({ written }) => JSON.stringify(written));
}
