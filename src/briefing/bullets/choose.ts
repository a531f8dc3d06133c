import { isStopTerm, overlap, pairsOf } from './content-terms.ts';
import type { Worth } from './rank.ts';
import { rareOverlap } from './rarity.ts';
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

/** An option laid out for the search: its keys as numbers. */
interface Laid {
  readonly option: Option;
  readonly keys: Int32Array;
}

interface State {
  readonly chosen: readonly number[];
  /** One for each key that is told. */
  readonly told: Uint8Array;
  readonly words: number;
  readonly value: number;
}

/** Overlap from which two bullets tell the same thing twice: of content terms, and with rare terms weighing more. */
export interface Alike {
  readonly content: number;
  readonly rare: number;
}

const WIDTH = 10;
const BRANCHES = 16;
/** What room for a word still promises, as a share of the best rate. */
const PROMISE = 0.5;

/** Makes an option of a wording; `more` are keys of what it tells besides its terms and pairs. */
export function optionOf(variant: Variant, weight: number, more: readonly string[]): Option {
  const terms = variant.kept.flatMap((place) => variant.candidate.terms[place] ?? []);
  const keys = [...new Set([...terms, ...pairsOf(terms), ...more])];
  return { variant, keys, content: new Set(terms.filter((term) => !isStopTerm(term))), weight };
}

/** Chooses wordings that together tell the most within the limits, no two alike: a beam search, ties broken by order. */
export function choose(options: readonly Option[], worth: Worth, limits: Limits): Option[] {
  const { laid, values } = layOptions(options, worth);
  let beam: State[] = [{ chosen: [], told: new Uint8Array(values.length), words: 0, value: 0 }];
  let best = beam[0] as State;
  const rate = promisedRate(laid, values, limits);
  const alike = createAlikeTest(options, limits.alike);
  for (let step = 0; step < limits.count; step += 1) {
    const next = new Map<string, State>();
    for (const state of beam) grow(state, laid, values, limits, rate, alike, next);
    if (!next.size) break;
    const promise = (state: State) => state.value - rate * state.words;
    beam = [...next.values()].sort((a, b) => promise(b) - promise(a)).slice(0, WIDTH);
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
    return { option, keys: Int32Array.from(keys) };
  });
  return { laid, values: Float64Array.from(values) };
}

/** Adds to `next` the best ways to go on from a state. */
function grow(
  state: State,
  laid: readonly Laid[],
  values: Float64Array,
  limits: Limits,
  rate: number,
  alike: (a: number, b: number) => boolean,
  next: Map<string, State>,
): void {
  const ways: { at: number; gain: number; score: number }[] = [];
  for (let at = 0; at < laid.length; at += 1) {
    const one = laid[at] as Laid;
    const { words } = one.option.variant;
    if (state.words + words > limits.words) continue;
    const gain = gainOf(one, values, state.told);
    if (gain > 0) ways.push({ at, gain, score: gain - rate * words });
  }
  ways.sort((a, b) => b.score - a.score || a.at - b.at);
  let taken = 0;
  for (const { at, gain } of ways) {
    if (taken >= BRANCHES) return;
    if (state.chosen.some((other) => alike(other, at))) continue;
    taken += 1;
    const chosen = [...state.chosen, at];
    const key = [...chosen].sort((a, b) => a - b).join(' ');
    if (next.has(key)) continue;
    const one = laid[at] as Laid;
    const told = state.told.slice();
    for (const number of one.keys) told[number] = 1;
    next.set(key, { chosen, told, words: state.words + one.option.variant.words, value: state.value + gain });
  }
}

function gainOf({ option, keys }: Laid, values: Float64Array, told: Uint8Array): number {
  let gain = 0;
  for (let at = 0; at < keys.length; at += 1) {
    const number = keys[at] as number;
    if (told[number] === 0) gain += values[number] as number;
  }
  return gain * option.weight;
}

function promisedRate(laid: readonly Laid[], values: Float64Array, limits: Limits): number {
  const nothing = new Uint8Array(values.length);
  const rates = laid.map((one) => gainOf(one, values, nothing) / Math.max(1, one.option.variant.words));
  rates.sort((a, b) => b - a);
  const top = rates.slice(0, Math.max(1, limits.count * 3));
  return (PROMISE * top.reduce((sum, rate) => sum + rate, 0)) / Math.max(1, top.length);
}

function createAlikeTest(options: readonly Option[], limit: Alike): (a: number, b: number) => boolean {
  const known = new Map<number, boolean>();
  return (a, b) => {
    const key = Math.min(a, b) * options.length + Math.max(a, b);
    let answer = known.get(key);
    if (answer === undefined) {
      const [left, right] = [options[a], options[b]];
      answer =
        !left ||
        !right ||
        left.variant.candidate === right.variant.candidate ||
        overlap(left.content, right.content) >= limit.content ||
        rareOverlap(left.content, right.content) >= limit.rare;
      known.set(key, answer);
    }
    return answer;
  };
}
