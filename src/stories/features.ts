import type { Article } from '../articles/article.ts';
import { dayOf } from './day-of.ts';
import { termNumber } from './term-number.ts';
import { termOf } from './term-of.ts';
import { wordsOf } from './words.ts';

/** What an article is compared by: its terms, in ascending order of their numbers. */
export interface Features {
  readonly terms: Int32Array;
  /** How often each of `terms` stands in the article, dampened. */
  readonly counts: Float32Array;
  /** For each of `terms`, bits of `IS`. */
  readonly marks: Uint8Array;
  /** Days since 1970, with a fraction; null where the article has no date. */
  readonly day: number | null;
  /** Words that were read. */
  readonly length: number;
}

/** An article as it was read for comparing: its features, and what their numbers stand for. */
export interface ReadFeatures {
  readonly features: Features;
  readonly terms: ReadonlyMap<number, string>;
  /** How the article writes each term first. */
  readonly surfaces: ReadonlyMap<number, string>;
}

/** What is known of a term within an article: written as a name, a number, or in the headline or opening words. */
export const IS = { name: 1, number: 2, lead: 4 } as const;
/** A term that stands there more often counts as so often; it leaves five bits for the count and three for the marks. */
const MOST_COUNTED = 31;
const DAMPENED = Float32Array.from({ length: MOST_COUNTED + 1 }, (_, count) => 1 + Math.log(count));

const { lead: LEAD, name: NAME, number: NUMBER } = IS;
const LEAD_WORDS = 60;
const LONGEST_TITLE = 400;
/** What stands later in a text says little of its event, and a hostile text has no end. */
const LONGEST_TEXT = 20_000;

interface Tally {
  readonly number: number;
  readonly term: string;
  readonly surface: string;
  count: number;
  capital: number;
  small: number;
  marks: number;
}

/**
 * Reads an article for comparing. Names are the words with a capital inside sentences, so text without capitals has
 * none; no language is needed for the rest.
 */
export function readFeatures(article: Article): ReadFeatures {
  const tallies = new Map<string, Tally>();
  const title = (article.title ?? '').slice(0, LONGEST_TITLE);
  const body = article.body.text.slice(0, LONGEST_TEXT);
  const length = tally(tallies, title, article.language, true) + tally(tallies, body, article.language, false);
  const rows = [...tallies.values()].sort((a, b) => a.number - b.number).filter(isFirstOfItsNumber);
  const features = emptyFeatures(rows.length, dayOf(article.publishedAt), length);
  for (const [at, row] of rows.entries()) {
    features.terms[at] = row.number;
    features.counts[at] = dampened(Math.min(row.count, MOST_COUNTED));
    features.marks[at] = marksOf(row);
  }
  return {
    features,
    terms: new Map(rows.map(({ number, term }) => [number, term])),
    surfaces: new Map(rows.map(({ number, surface }) => [number, surface])),
  };
}

/** Room for so many terms, in one piece of memory: thousands of articles are held. */
export function emptyFeatures(size: number, day: number | null, length: number): Features {
  const memory = new ArrayBuffer(9 * size);
  return {
    terms: new Int32Array(memory, 0, size),
    counts: new Float32Array(memory, 4 * size, size),
    marks: new Uint8Array(memory, 8 * size, size),
    day,
    length,
  };
}

/** How much it counts that a term stands in an article so often. */
export function dampened(count: number): number {
  return DAMPENED[count] ?? 1;
}

/** The plain count that was dampened. */
export function plainCount(dampened: number): number {
  return Math.round(Math.exp(dampened - 1));
}

function isFirstOfItsNumber(row: Tally, at: number, rows: readonly Tally[]): boolean {
  return at === 0 || rows[at - 1]?.number !== row.number;
}

function tally(tallies: Map<string, Tally>, text: string, language: string, headline: boolean): number {
  let position = 0;
  for (const word of wordsOf(text)) {
    position += 1;
    const term = termOf(word, language);
    if (term === null) continue;
    const seen = tallies.get(term) ?? startTally(tallies, term, word.surface);
    seen.count += 1;
    if (word.kind === 'number') seen.marks |= NUMBER;
    if (headline || position <= LEAD_WORDS) seen.marks |= LEAD;
    if (headline || word.opening) continue;
    if (word.capital) seen.capital += 1;
    else seen.small += 1;
  }
  return position;
}

function startTally(tallies: Map<string, Tally>, term: string, surface: string): Tally {
  const started = { number: termNumber(term), term, surface, count: 0, capital: 0, small: 0, marks: 0 };
  tallies.set(term, started);
  return started;
}

function marksOf(seen: Tally): number {
  return seen.capital > seen.small ? seen.marks | NAME : seen.marks;
}
