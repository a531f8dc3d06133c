import { foldTypography, type Span } from '../../kernel/text.ts';
import { BOUNDS, MULTIPLIERS, SMALL_NUMBERS, UNITS } from './number-words.ts';

/** A number in a sentence with what it may stand for. */
export interface Quantity extends Span {
  /** The least and the greatest number that the words may mean, in the basic unit. */
  readonly low: number;
  readonly high: number;
  /** What is measured ("minutes", "percent", "$"); null for a count of the things named behind it. */
  readonly unit: string | null;
}

const SMALL = Object.keys(SMALL_NUMBERS).join('|');
const WORDED = `(?:(?:${SMALL}|hundred|thousand|million|billion|dozen)(?![\\p{L}\\p{N}])(?:[\\s-](?=(?:${SMALL}|hundred|thousand|million|billion|dozen)(?![\\p{L}]))|(?=[^\\p{L}]|$)))+`;
const SIZED = 'dozen|hundred|thousand|million|billion|trillion|bn|mn|tn|m|k';
const UNIT_WORDS = Object.keys(UNITS)
  .filter((unit) => /^[\p{L}/ ]+$/u.test(unit))
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMBER = new RegExp(
  '(?<![\\p{L}\\p{N}.,:/#-])(?<sign>US\\$|[$£€¥])?' +
    `(?:(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|(?<article>an?)(?=\\s(?:${SIZED})\\b)|(?<words>${WORDED}))` +
    `(?:[\\s-]?(?<size>${SIZED})(?![\\p{L}]))?(?<half>\\sand\\sa\\shalf)?` +
    `(?:[\\s-]?(?<unit>%|(?:${UNIT_WORDS})s?(?![\\p{L}])))?(?<after>\\sand\\sa\\shalf)?` +
    "(?![\\p{L}\\p{N}]|[,.:]\\d|[-/][\\d\\p{L}]|(?:st|nd|rd|th)\\b|\\s?[ap]\\.?m\\b|'s)",
  'giu',
);
const HOUR_FORMS =
  /(?<![\p{L}\p{N}])(?:(?<half>half an hour)|(?<more>an hour and a half)|(?<one>an hour))(?![\p{L}])/giu;
/** Every quantity begins with one of these; most sentences have none. */
const BEGINNING = new RegExp(
  `[0-9]|(?:^|[^a-z])(?:${SMALL}|hundred|thousand|million|billion|dozen|an?\\s(?:${SIZED})|an hour|half an)`,
  'iu',
);
/** What a number written without "about" may be off by, at most, when it is round. */
const ROUND = 0.12;
const ABOUT = 0.08;
const EXACT_BELOW = 100;

const REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 1_000;
const remembered = new Map<string, readonly Quantity[]>();

/**
 * The quantities that an English sentence names, in order. Dates, times of day, scores and ordinals are none.
 * Remembered, since several stages ask for the same sentences.
 */
export function findQuantities(text: string): readonly Quantity[] {
  let found = remembered.get(text);
  if (!found) {
    found = readQuantities(text);
    if (remembered.size >= REMEMBERED) remembered.clear();
    if (text.length <= LONGEST_REMEMBERED) remembered.set(text, found);
  }
  return found;
}

function readQuantities(text: string): Quantity[] {
  if (!BEGINNING.test(text)) return [];
  const found: Quantity[] = [];
  for (const match of text.matchAll(HOUR_FORMS)) {
    const minutes = match.groups?.['half'] ? 30 : match.groups?.['more'] ? 90 : 60;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      unit: 'minutes',
      ...spread(minutes, 0.1, text, match.index),
    });
  }
  for (const match of text.matchAll(NUMBER)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((other) => other.start < end && start < other.end)) continue;
    const value = readNumber(groups);
    if (value === null) continue;
    const [unit, size] = unitOf(groups);
    const margin = marginOf(value.number, value.place, unit);
    const quantity = spread(value.number * size, margin, text, start);
    found.push({ start, end, unit, ...quantity });
  }
  return found.sort((a, b) => a.start - b.start);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The number and the place of its last digit that counts: 100 for "2,100". */
function readNumber({ digits, article, words, size, half, after }: Groups): { number: number; place: number } | null {
  const factor = MULTIPLIERS[size?.toLowerCase() ?? ''] ?? 1;
  const plain = digits !== undefined ? Number(digits.replaceAll(',', '')) : article ? 1 : readWords(words ?? '');
  if (plain === null || !Number.isFinite(plain)) return null;
  if (words !== undefined && factor === 1 && plain === 1) return null;
  const number = (half || after ? plain + 0.5 : plain) * factor;
  const decimals = digits?.split('.')[1]?.length ?? 0;
  const zeros = digits?.includes('.') ? 0 : (/0+$/.exec(String(plain))?.[0].length ?? 0);
  return { number, place: factor * 10 ** (zeros - decimals) };
}

function readWords(words: string): number | null {
  let total = 0;
  let part = 0;
  for (const word of words
    .toLowerCase()
    .trim()
    .split(/[\s-]+/)) {
    const small = SMALL_NUMBERS[word];
    const factor = MULTIPLIERS[word];
    if (small !== undefined) part += small;
    else if (factor === undefined) return null;
    else if (factor <= 100) part = (part || 1) * factor;
    else {
      total += (part || 1) * factor;
      part = 0;
    }
  }
  return total + part;
}

function unitOf({ sign, unit }: Groups): [string | null, number] {
  if (sign) return [sign.replace('US', ''), 1];
  if (!unit) return [null, 1];
  const word = foldTypography(unit).toLowerCase();
  const known = UNITS[word] ?? UNITS[word.replace(/s$/, '')];
  return known ? [known[0], known[1]] : [null, 1];
}

/** How far off the true number may be, as a share of it: half of the last digit written, at most 12 percent. */
function marginOf(number: number, place: number, unit: string | null): number {
  if (unit === null && number < EXACT_BELOW && Number.isInteger(number)) return 0;
  if (number === 0) return 0;
  if (unit === 'minutes' || unit === 'metres' || unit === 'kilograms') return ROUND;
  return Math.min(ROUND, place / 2 / Math.abs(number));
}

function spread(value: number, margin: number, text: string, start: number): { low: number; high: number } {
  const before = text
    .slice(Math.max(0, start - 24), start)
    .toLowerCase()
    .trimEnd();
  const says = (words: readonly string[]) =>
    words.some((word) => before.endsWith(word) && !/\p{L}/u.test(before.at(-word.length - 1) ?? ' '));
  if (says(BOUNDS.least)) return { low: value * (1 - margin), high: Number.POSITIVE_INFINITY };
  if (says(BOUNDS.most)) return { low: 0, high: value * (1 + margin) };
  const off = says(BOUNDS.about) ? Math.max(ABOUT, margin) : margin;
  return { low: value * (1 - off), high: value * (1 + off) };
}
