import { type Features, IS } from './features.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * In what ways two articles are alike, in the order of the numbers that `likenessOf` gives. Cosines (0 to 1) of all
 * terms, of the openings, of names and of numbers; how much of one opening, and of the names in it, stands anywhere in
 * the other article (the better and the worse of the two directions); how much they share in all; how long the shorter
 * one is; how far apart their dates are. Dates only speak against: on a busy day thousands of articles are of one date.
 */
export const LIKENESS = [
  'all',
  'lead',
  'names',
  'numbers',
  'leadHeldMost',
  'leadHeldLeast',
  'namesHeldMost',
  'namesHeldLeast',
  'shared',
  'length',
  'daysApart',
  'daysApartLong',
] as const;

/** Sums of squared weights on either side, and of products where both sides have a term. */
interface Sums {
  both: number;
  a: number;
  b: number;
}

/** Sums of squared weights of what one side says first, and of the part of it that the other side has too. */
interface Held {
  readonly a: { all: number; held: number };
  readonly b: { all: number; held: number };
}

const { lead: LEAD, name: NAME, number: NUMBER } = IS;
/** Brings the unbounded measures to about the size of the others. */
const SCALE = { shared: 5, length: 5, days: 2, longDays: 5 } as const;

/** The weights of the two articles that are compared: written anew for each pair, of which there are hundreds an article. */
const weighed: [Float64Array, Float64Array] = [new Float64Array(1_000), new Float64Array(1_000)];

/**
 * Compares two articles; the numbers stand in the order of `LIKENESS`. Symmetric. Where an article has no names (small
 * letters, a script without capitals), all terms stand in for them.
 */
export function likenessOf(a: Features, b: Features, vocabulary: Vocabulary): number[] {
  const [all, lead, names, numbers] = [sums(), sums(), sums(), sums()];
  const [leadHeld, namesHeld] = [held(), held()];
  const weightsA = weigh(0, a, vocabulary);
  const weightsB = weigh(1, b, vocabulary);
  let shared = 0;
  for (let i = 0, j = 0; i < a.terms.length || j < b.terms.length; ) {
    const id = Math.min(a.terms[i] ?? Number.POSITIVE_INFINITY, b.terms[j] ?? Number.POSITIVE_INFINITY);
    const inA = a.terms[i] === id;
    const inB = b.terms[j] === id;
    const weight = (inA ? weightsA[i] : weightsB[j]) ?? 0;
    const marksA = inA ? (a.marks[i] ?? 0) : 0;
    const marksB = inB ? (b.marks[j] ?? 0) : 0;
    const x = inA ? (a.counts[i] ?? 0) * weight : 0;
    const y = inB ? (b.counts[j] ?? 0) * weight : 0;
    if (inA) i += 1;
    if (inB) j += 1;
    const either = marksA | marksB;
    add(all, x, y);
    if (inA && inB) shared += weight;
    if (either & LEAD) {
      add(lead, marksA & LEAD ? weight : 0, marksB & LEAD ? weight : 0);
      hold(leadHeld, weight, (marksA & LEAD) !== 0, (marksB & LEAD) !== 0, inA && inB);
    }
    if (either & NAME) {
      add(names, x, y);
      hold(namesHeld, weight, isLeadName(marksA), isLeadName(marksB), inA && inB);
    }
    if (either & NUMBER) add(numbers, inA ? weight : 0, inB ? weight : 0);
  }
  const named = names.a > 0 && names.b > 0;
  return [
    Math.sqrt(cosine(all)),
    cosine(lead),
    Math.sqrt(cosine(named ? names : all)),
    cosine(numbers),
    ...bestAndWorst(leadHeld),
    ...bestAndWorst(named ? namesHeld : leadHeld),
    Math.log1p(shared) / SCALE.shared,
    Math.log1p(Math.min(a.length, b.length)) / SCALE.length,
    ...timeApart(a.day, b.day),
  ];
}

function weigh(side: 0 | 1, { terms }: Features, vocabulary: Vocabulary): Float64Array {
  if (weighed[side].length < terms.length) weighed[side] = new Float64Array(2 * terms.length);
  vocabulary.weighAll(terms, weighed[side]);
  return weighed[side];
}

function timeApart(a: number | null, b: number | null): [number, number] {
  if (a === null || b === null) return [0, 0];
  const days = Math.abs(a - b);
  return [Math.log1p(days) / SCALE.days, Math.min(1, Math.max(0, days - 1) / SCALE.longDays)];
}

function isLeadName(marks: number): boolean {
  return (marks & LEAD) !== 0 && (marks & NAME) !== 0;
}

function sums(): Sums {
  return { both: 0, a: 0, b: 0 };
}

function add(to: Sums, x: number, y: number): void {
  to.both += x * y;
  to.a += x * x;
  to.b += y * y;
}

function cosine({ both, a, b }: Sums): number {
  return both > 0 ? both / Math.sqrt(a * b) : 0;
}

function held(): Held {
  return { a: { all: 0, held: 0 }, b: { all: 0, held: 0 } };
}

function hold(to: Held, weight: number, saidByA: boolean, saidByB: boolean, inBoth: boolean): void {
  const square = weight * weight;
  if (saidByA) to.a.all += square;
  if (saidByA && inBoth) to.a.held += square;
  if (saidByB) to.b.all += square;
  if (saidByB && inBoth) to.b.held += square;
}

function bestAndWorst({ a, b }: Held): [number, number] {
  const ofA = a.all > 0 ? a.held / a.all : 0;
  const ofB = b.all > 0 ? b.held / b.all : 0;
  return [Math.max(ofA, ofB), Math.min(ofA, ofB)];
}
