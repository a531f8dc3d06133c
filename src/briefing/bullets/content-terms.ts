import { stem } from '../evidence/stem.ts';

const STOP_WORDS = new Set(
  `a an the of to in and or is are was were be been being am it its this that these those he she they we you i his her
  their our your my me him them us for on at by with from as but not no nor so if then than too very can could will would
  shall should may might must do does did has have had having there here what which who whom whose when where why how all
  any both each few more most other some such only own same s t just also into over after before about against
  between during out up down off above below again further once because until while through under said says say mr mrs ms`
    .split(/\s+/)
    .filter(Boolean),
);

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** The terms of a piece of text: its words in lower case, stemmed where they look English, function words included. */
export function termsOf(text: string): string[] {
  return (text.toLowerCase().match(WORDS) ?? []).map(stem);
}

/** Whether a term is an English function word (or "said"), which says nothing of what a sentence is about. */
export function isStopTerm(term: string): boolean {
  return STOP_STEMS.has(term);
}

const STOP_STEMS = new Set([...STOP_WORDS, ...[...STOP_WORDS].map(stem)]);

/** One sentence's pairs of neighbouring terms, without those of two function words. */
export function pairsOf(terms: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let place = 1; place < terms.length; place += 1) {
    const pair = pairOf(terms[place - 1] ?? '', terms[place] ?? '');
    if (pair !== null) pairs.push(pair);
  }
  return pairs;
}

const REMEMBERED = 50_000;
const LONGEST_REMEMBERED = 30;
const knownPairs = new Map<string, Map<string, string | null>>();
let remembered = 0;

/** Remembered, since a string that was looked up before is found faster than a new one that reads the same. */
function pairOf(left: string, right: string): string | null {
  let row = knownPairs.get(left);
  let pair = row?.get(right);
  if (pair !== undefined) return pair;
  pair = isStopTerm(left) && isStopTerm(right) ? null : `${left} ${right}`;
  if (left.length > LONGEST_REMEMBERED || right.length > LONGEST_REMEMBERED) return pair;
  if (remembered >= REMEMBERED) {
    knownPairs.clear();
    row = undefined;
    remembered = 0;
  }
  if (!row) {
    row = new Map();
    knownPairs.set(left, row);
  }
  row.set(right, pair);
  remembered += 1;
  return pair;
}

/** The content terms of a text, each once. */
export function contentTerms(text: string): Set<string> {
  return new Set(termsOf(text).filter((term) => !STOP_STEMS.has(term)));
}

/** Overlap coefficient of two sets, 0..1: the share of the smaller one that is in the other. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (!small.size) return 0;
  let shared = 0;
  for (const term of small) if (large.has(term)) shared += 1;
  return shared / small.size;
}
