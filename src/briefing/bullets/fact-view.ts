import { numbersClash, sameNumber, saysMuch, type ToldNumber } from '../evidence/numbers-told.ts';
import { stem } from '../evidence/stem.ts';
import type { FactTerms } from './fact-terms.ts';
import { NumberSet } from './number-set.ts';
import { rarityOf } from './rarity.ts';

/** What one wording of a sentence tells: its distinct keys (as the reader numbers them) with their weights, and its numbers. */
export interface FactView {
  readonly keys: NumberSet;
  /** What each of them weighs, in their order. */
  readonly weights: readonly number[];
  /** The people it tells of, in order. */
  readonly people: readonly number[];
  /** Those of its sentence's keys that a telling verb stands for. */
  readonly acts: NumberSet;
  readonly numbers: readonly ToldNumber[];
  /** All weights, those of the numbers included. */
  readonly total: number;
}

/** How two wordings compare. */
export interface Likeness {
  /** Share of the weight of the lighter one that both tell, and of the first one, 0..1. */
  readonly ofLighter: number;
  readonly ofFirst: number;
  readonly ofSecond: number;
  /** How many terms and numbers both tell. */
  readonly shared: number;
  /** Whether they share an act: what happened, in a verb of either. */
  readonly act: boolean;
  /** Whether the first one's first person, if any, is also in the second. */
  readonly who: boolean;
  /** Whether both name people and none of them in common. */
  readonly strangers: boolean;
  /** Whether they share a number that hardly stands in two facts by chance: with a unit, or above ten. */
  readonly number: boolean;
  /** Whether they number the same thing differently. */
  readonly clash: boolean;
}

/** What a key is, by its number: how much it says of what a sentence tells, and whether it is a person. */
export interface KeyFacts {
  weigh(key: number): number;
  isPerson(key: number): boolean;
}

/** The stems of days, months and the like: when something happened says little of what it was. */
export const DAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday week day'
    .split(' ')
    .map(stem),
);
const NO_NUMBERS: readonly ToldNumber[] = [];
const PERSON = 4;
const GROUP = 3;
const NUMBER = 4;
const DAY = 2;
const FEW = 1;
const MEASURE = 8;

/** What the tokens at these places tell. */
export function viewOf(terms: FactTerms, kept: readonly number[], facts: KeyFacts): FactView {
  const told: number[] = [];
  for (const place of kept) for (const key of terms.keys[place] ?? []) told.push(key);
  const keys = new NumberSet(told);
  const weights = keys.numbers.map(facts.weigh);
  const numbers = terms.numbers.length ? numbersAmong(terms, kept) : NO_NUMBERS;
  let total = 0;
  for (const weight of weights) total += weight;
  for (const number of numbers) total += numberWeight(number);
  const people = keys.numbers.filter(facts.isPerson);
  return { keys, weights, people, acts: terms.acts, numbers, total };
}

function numbersAmong({ numbers }: FactTerms, kept: readonly number[]): ToldNumber[] {
  const places = new Set(kept);
  return numbers.filter(({ place }) => places.has(place)).map(({ told }) => told);
}

/** Whether two wordings share an act and may share so many keys and numbers: cheaper to tell than how they compare. */
export function tellActTogether(a: FactView, b: FactView, fewest: number): boolean {
  const own = a.keys.numbers;
  let shared = a.numbers.length;
  let act = false;
  for (let at = 0; at < own.length; at += 1) {
    const key = own[at] as number;
    if (!b.keys.has(key)) continue;
    shared += 1;
    if (a.acts.has(key) || b.acts.has(key)) act = true;
  }
  return act && shared >= fewest;
}

/** Compares what two wordings tell. */
export function compareViews(a: FactView, b: FactView): Likeness {
  let weight = 0;
  let shared = 0;
  let act = false;
  const own = a.keys.numbers;
  for (let at = 0; at < own.length; at += 1) {
    const key = own[at] as number;
    if (!b.keys.has(key)) continue;
    weight += a.weights[at] as number;
    shared += 1;
    if (a.acts.has(key) || b.acts.has(key)) act = true;
  }
  const numbers = sharedNumbers(a, b);
  for (const one of numbers) weight += numberWeight(one);
  const share = (whole: number) => (whole ? Math.min(1, weight / whole) : 0);
  return {
    ofLighter: share(Math.min(a.total, b.total)),
    ofFirst: share(a.total),
    ofSecond: share(b.total),
    shared: shared + numbers.length,
    act,
    who: a.people[0] === undefined || b.keys.has(a.people[0]),
    strangers: a.people.length > 0 && b.people.length > 0 && !a.people.some((name) => b.keys.has(name)),
    number: numbers.some(saysMuch),
    clash: numbersClash(a.numbers, b.numbers),
  };
}

function sharedNumbers(a: FactView, b: FactView): readonly ToldNumber[] {
  if (a.numbers.length === 0 || b.numbers.length === 0) return NO_NUMBERS;
  return a.numbers.filter((one) => b.numbers.some((other) => sameNumber(one, other)));
}

/** How much a key says by itself, however common it is in the story. */
export function weightOf(key: string): number {
  if (key.startsWith('@')) return PERSON;
  if (key.startsWith('~')) return GROUP;
  return DAYS.has(key) ? DAY : rarityOf(key);
}

function numberWeight({ quantity }: ToldNumber): number {
  if (quantity.unit !== null) return MEASURE;
  return quantity.low < 3 ? FEW : NUMBER;
}
