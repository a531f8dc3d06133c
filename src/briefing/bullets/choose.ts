import type { Alike } from './alike.ts';
import { distinctPairsOf } from './candidate.ts';
import { isStopTerm, pairsOf, termsOf } from './content-terms.ts';
import type { Worth } from './rank.ts';
import type { Variant } from './variant.ts';

/** A wording that may be chosen, with what it brings. */
export interface Option {
  readonly variant: Variant;
  /** Its distinct terms and pairs. */
  readonly keys: readonly string[];
  readonly content: ReadonlySet<string>;
  /** Multiplies what its keys are worth: how well it stands alone, and how it is scored. */
  readonly weight: number;
}

/** What the choice must keep to: at most `count` bullets and `words` words over all. */
export interface Limits {
  readonly count: number;
  readonly words: number;
  /** Whether the words are a promise to the asker, or only what is usual. */
  readonly hard: boolean;
  readonly alike: Alike;
}

/** What a bullet must bring once there are some; in the unit of what terms are worth, `fresh` a share. */
export interface Floor {
  /** So many bullets are free of it. */
  readonly from: number;
  /** What its words are worth, and how much of that no other bullet has told. */
  readonly own: number;
  readonly gain: number;
  readonly fresh: number;
}

/** An option laid out for the search: its keys as numbers. */
interface Laid {
  readonly keys: Int32Array;
  readonly weight: number;
  readonly words: number;
  /** What it would bring alone. */
  readonly own: number;
}

interface Step {
  readonly chosen: readonly number[];
  /** The same in ascending order, each as one code unit: steps that chose the same have the same. */
  readonly key: string;
  /** What each key was worth before the last one was chosen: nothing once it is told. */
  readonly before: Float64Array;
  readonly words: number;
  readonly value: number;
}

interface State extends Step {
  /** What each key is still worth: nothing once it is told. */
  readonly left: Float64Array;
}

const WIDTH = 10;
const BRANCHES = 16;
const TOP = 32;
/** What room for a word still promises, as a share of the best rate. */
const PROMISE = 0.5;

/** Makes an option of a wording; `more` are keys of what it tells besides its terms and pairs. */
export function optionOf(variant: Variant, weight: number, more: readonly string[]): Option {
  const { candidate, kept, additions } = variant;
  if (!additions.size && kept.length === candidate.tokens.length) {
    const keys = [...candidate.distinct, ...distinctPairsOf(candidate), ...more];
    return { variant, keys, content: candidate.content, weight };
  }
  const terms: string[] = [];
  for (const place of kept) {
    const added = additions.get(place);
    for (const term of added ? termsOf(added) : (candidate.terms[place] ?? [])) terms.push(term);
  }
  const keys = new Set(terms);
  const content = new Set<string>();
  for (const term of keys) if (!isStopTerm(term)) content.add(term);
  for (const pair of pairsOf(terms)) keys.add(pair);
  for (const key of more) keys.add(key);
  return { variant, keys: [...keys], content, weight };
}

/**
 * Chooses wordings that together tell the most within the limits, no two alike: a beam search, ties broken by order. With a
 * floor, fewer than asked for where the rest tells too little.
 */
export function choose(
  options: readonly Option[],
  worth: Worth,
  limits: Limits,
  alike: (a: number, b: number) => boolean,
  floor: Floor | null = null,
): Option[] {
  const { laid, values } = layOptions(options, worth);
  let beam: State[] = [{ chosen: [], key: '', before: values, left: values, words: 0, value: 0 }];
  let best: Step = beam[0] as State;
  const rate = promisedRate(laid, limits);
  for (let step = 0; step < limits.count; step += 1) {
    const next = new Map<string, Step>();
    for (const state of beam) grow(state, laid, limits, rate, alike, floor, next);
    if (!next.size) break;
    const promise = (state: Step) => state.value - rate * state.words;
    const falling = [...next.values()].sort((a, b) => promise(b) - promise(a));
    beam = falling.slice(0, WIDTH).map((one) => ({ ...one, left: leftAfter(one, laid) }));
    for (const state of next.values()) if (state.value > best.value) best = state;
  }
  return best.chosen.map((at) => options[at]).filter((option) => option !== undefined);
}

function layOptions(options: readonly Option[], worth: Worth): { laid: Laid[]; values: Float64Array } {
  const numbers = new Map<string, number>();
  const values: number[] = [];
  const laid = options.map((option) => {
    const keys: number[] = [];
    for (const key of option.keys) {
      const value = worth.get(key) ?? 0;
      if (value <= 0) continue;
      let number = numbers.get(key);
      if (number === undefined) {
        number = values.length;
        numbers.set(key, number);
        values.push(value);
      }
      keys.push(number);
    }
    return { keys: Int32Array.from(keys), weight: option.weight, words: option.variant.words, own: 0 };
  });
  const flat = Float64Array.from(values);
  return { laid: laid.map((one) => ({ ...one, own: gainOf(one, flat) })), values: flat };
}

/** Adds to `next` the best ways to go on from a state. */
function grow(
  state: State,
  laid: readonly Laid[],
  limits: Limits,
  rate: number,
  alike: (a: number, b: number) => boolean,
  floor: Floor | null,
  next: Map<string, Step>,
): void {
  const gains = new Float64Array(laid.length);
  const scores = new Float64Array(laid.length).fill(Number.NEGATIVE_INFINITY);
  const room = limits.words - state.words;
  for (let at = 0; at < laid.length; at += 1) {
    const one = laid[at] as Laid;
    if (one.words > room) continue;
    const gain = gainOf(one, state.left);
    if (gain <= 0 || (floor && state.chosen.length >= floor.from && !reaches(floor, one.own, gain))) continue;
    gains[at] = gain;
    scores[at] = gain - rate * one.words;
  }
  let taken = 0;
  for (const at of bestFirst(scores)) {
    if (taken >= BRANCHES) return;
    if (state.chosen.some((other) => alike(other, at))) continue;
    taken += 1;
    const key = keyWith(state.key, at);
    if (next.has(key)) continue;
    next.set(key, {
      chosen: [...state.chosen, at],
      key,
      before: state.left,
      words: state.words + (laid[at] as Laid).words,
      value: state.value + (gains[at] as number),
    });
  }
}

function reaches(floor: Floor, own: number, gain: number): boolean {
  return own >= floor.own && gain >= floor.gain && gain >= floor.fresh * own;
}

/** The key of what was chosen with one place more; there are far fewer options than code units. */
function keyWith(key: string, place: number): string {
  let at = 0;
  while (at < key.length && key.charCodeAt(at) < place) at += 1;
  return key.slice(0, at) + String.fromCharCode(place) + key.slice(at);
}

/** The places of scores from the best down, equal ones in order; the few at the top first, since the rest is seldom asked for. */
function* bestFirst(scores: Float64Array): Generator<number> {
  const fall = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
  const least = scores.length > TOP ? (scores.toSorted()[scores.length - TOP] as number) : Number.NEGATIVE_INFINITY;
  const top: number[] = [];
  const rest: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] as number;
    if (score > Number.NEGATIVE_INFINITY) (score >= least ? top : rest).push(place);
  }
  yield* top.sort(fall);
  yield* rest.sort(fall);
}

function leftAfter({ chosen, before }: Step, laid: readonly Laid[]): Float64Array {
  const left = before.slice();
  for (const number of laid[chosen.at(-1) ?? -1]?.keys ?? []) left[number] = 0;
  return left;
}

function gainOf({ keys, weight }: Laid, left: Float64Array): number {
  let gain = 0;
  for (let at = 0; at < keys.length; at += 1) gain += left[keys[at] as number] as number;
  return gain * weight;
}

function promisedRate(laid: readonly Laid[], limits: Limits): number {
  const rates = laid.map((one) => one.own / Math.max(1, one.words));
  rates.sort((a, b) => b - a);
  const top = rates.slice(0, Math.max(1, limits.count * 3));
  return (PROMISE * top.reduce((sum, rate) => sum + rate, 0)) / Math.max(1, top.length);
}
