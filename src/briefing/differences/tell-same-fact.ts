import { addDays } from '../dates/calendar.ts';
import { findDates } from '../dates/find-dates.ts';
import { publicationDay } from '../dates/resolve-date.ts';
import { contentStems, overlap } from '../evidence/shares-content.ts';
import type { Measure } from './find-measures.ts';
import { findQuantities } from './find-quantities.ts';

const FEWEST_SHARED = 4;
/** How much of the smaller and of the larger sentence's content words must be shared, by unit. */
const SHARES: Readonly<Record<string, readonly [smaller: number, larger: number]>> = {
  // A count names its thing; what a sum or a length of time is of, only the rest of the sentence tells.
  count: [0.5, 0.4],
  date: [0.7, 0.6],
  outcome: [0.6, 0.5],
};
const OTHER_SHARES = [0.5, 0.5] as const;

/** Smaller counts are equal by chance: "three ships and two pilots". */
const TELLING = 100;

/**
 * Whether two sentences with the same kind of measure clearly speak of the same thing at the same time: most content
 * words shared, no other dates, published within a day of each other where both days are known.
 */
export function tellSameFact(one: Measure, other: Measure): boolean {
  if (publishedApart(one, other)) return false;
  if (one.firm) return true;
  const [a, b] = [stemsOf(one), stemsOf(other)];
  const [ofSmaller, ofLarger] = SHARES[one.quantity.unit ?? 'count'] ?? OTHER_SHARES;
  const share = overlap(a, b);
  const shared = share * Math.min(a.size, b.size);
  if (share < ofSmaller || shared < FEWEST_SHARED || shared < ofLarger * Math.max(a.size, b.size)) return false;
  if (isMixed(one, other) || isMixed(other, one)) return false;
  return one.quantity.unit === 'date' || datesFit(one.candidate.sentence.text, other.candidate.sentence.text);
}

/**
 * Whether a sentence also names a number that fits the other's (then it tells both, and the two do not disagree), or
 * several of one unit of measure (then it is not clear which of them the other one tells).
 */
function isMixed(one: Measure, other: Measure): boolean {
  const { unit } = one.quantity;
  const alike = findQuantities(one.candidate.sentence.text).filter((quantity) => quantity.unit === unit);
  if (unit !== null && alike.length > 1) return true;
  return alike.some(
    ({ low, high, start }) =>
      start !== one.quantity.start &&
      (unit !== null || low >= TELLING) &&
      low <= other.quantity.high &&
      other.quantity.low <= high,
  );
}

const cache = new WeakMap<Measure, ReadonlySet<string>>();

/** The content words around a measure, read once for each: it is compared with many others. */
function stemsOf(measure: Measure): ReadonlySet<string> {
  let stems = cache.get(measure);
  if (!stems) {
    const { candidate, quantity } = measure;
    const { text } = candidate.sentence;
    stems = contentStems(text.slice(0, quantity.start) + text.slice(quantity.end));
    cache.set(measure, stems);
  }
  return stems;
}

function publishedApart(one: Measure, other: Measure): boolean {
  const [a, b] = [one, other].map(({ candidate }) => publicationDay(candidate.article.publishedAt)?.day);
  return a !== undefined && b !== undefined && (a > addDays(b, 1) || b > addDays(a, 1));
}

/** Dates that one sentence names must be those of the other one, where both name any. */
function datesFit(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => findDates(text, 'en').map(({ written }) => JSON.stringify(written)));
  if (!a || !b || a.length === 0 || b.length === 0) return true;
  return a.some((date) => b.includes(date));
}
