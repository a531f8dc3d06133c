import { findQuantities, type Quantity } from '../differences/find-quantities.ts';

/** A number that a text tells, and what it counts or measures: a unit, or the stem of the word behind it. */
export interface ToldNumber {
  readonly quantity: Quantity;
  readonly of: string;
}

const TELLING_COUNT = 10;
const MOST_NUMBERS = 30;
const LEAST_ROUNDED = 1000;
const ROUNDING = 0.09;
/** No sentence is longer; what comes behind is not read. */
const LONGEST_READ = 5_000;
const STEM_LENGTH = 6;
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const BEHIND = /^[\s-]*(?:(?:more|other|another|new|of|the)\s+)?(\p{L}+)/u;

/** The numbers of a text in words or digits, years left out; at most thirty, of the first 5,000 code units. */
export function numbersTold(text: string): ToldNumber[] {
  const told: ToldNumber[] = [];
  for (const quantity of findQuantities(text.slice(0, LONGEST_READ))) {
    const { start, end, unit } = quantity;
    if (YEAR.test(text.slice(start, end))) continue;
    const behind = BEHIND.exec(text.slice(end, end + 40))?.[1] ?? '';
    const number = { quantity, of: unit ?? behind.toLowerCase().slice(0, STEM_LENGTH) };
    // "250 miles (400 kilometres)" is one number told twice.
    if (unit === null || !told.some((other) => sameNumber(other, number))) told.push(number);
    if (told.length === MOST_NUMBERS) break;
  }
  return told;
}

/** Whether two numbers can be one: measures of one unit that fit as they are written, or counts that are equal. */
export function sameNumber(one: ToldNumber, other: ToldNumber): boolean {
  if (one.quantity.unit !== other.quantity.unit) return false;
  if (one.quantity.unit !== null) return fits(one, other);
  const { low, high } = one.quantity;
  return (low === other.quantity.low && high === other.quantity.high) || isRounded(one, other) || isRounded(other, one);
}

/** Whether a large count is another one rounded to two digits or more: 1.2 million for 1.19 million. */
function isRounded({ quantity: round }: ToldNumber, { quantity: exact }: ToldNumber): boolean {
  const middle = (exact.low + exact.high) / 2;
  const close = round.high - round.low <= ROUNDING * round.low;
  return close && round.low >= LEAST_ROUNDED && round.low <= middle && middle <= round.high;
}

/** Whether a number hardly stands in two facts by chance: it has a unit, or is above ten. */
export function saysMuch({ quantity }: ToldNumber): boolean {
  return quantity.unit !== null || quantity.low > TELLING_COUNT;
}

/** Whether two texts number the same thing and no two of those numbers fit: then they do not tell the same. */
export function numbersClash(some: readonly ToldNumber[], others: readonly ToldNumber[]): boolean {
  let alike = false;
  for (const one of some) {
    if (one.of === '') continue;
    for (const other of others) {
      if (one.of !== other.of) continue;
      if (fits(one, other)) return false;
      alike = true;
    }
  }
  return alike;
}

/** Whether the amounts of two numbers fit, whatever they are of. */
function fits({ quantity: a }: ToldNumber, { quantity: b }: ToldNumber): boolean {
  return a.low <= b.high && b.low <= a.high;
}
