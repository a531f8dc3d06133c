import type { Article } from '../articles/article.ts';
import { termOf } from './term-of.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What an article is compared by: its terms, in ascending order of their numbers in the vocabulary. */
export interface Features {
  readonly terms: Uint32Array;
  /** How often each of `terms` stands in the article, dampened. */
  readonly counts: Float32Array;
  /** For each of `terms`, bits of `IS`. */
  readonly marks: Uint8Array;
  /** Days since 1970, with a fraction; null where the article has no date. */
  readonly day: number | null;
  /** Words that were read. */
  readonly length: number;
}

/** What is known of a term within an article: written as a name, a number, or in the headline or opening words. */
export const IS = { name: 1, number: 2, lead: 4 } as const;

const { lead: LEAD, name: NAME, number: NUMBER } = IS;
const LEAD_WORDS = 60;
const LONGEST_TITLE = 400;
/** What stands later in a text says little of its event, and a hostile text has no end. */
const LONGEST_TEXT = 20_000;
const MILLISECONDS_A_DAY = 86_400_000;

interface Tally {
  count: number;
  capital: number;
  small: number;
  marks: number;
}

/**
 * Reads an article for comparing. Names are the words with a capital inside sentences, so text without capitals has
 * none; no language is needed for the rest.
 */
export function featuresOf(article: Article, vocabulary: Vocabulary): Features {
  const tallies = new Map<string, Tally>();
  const title = (article.title ?? '').slice(0, LONGEST_TITLE);
  const body = article.body.text.slice(0, LONGEST_TEXT);
  const length = tally(tallies, title, article.language, true) + tally(tallies, body, article.language, false);
  const rows = [...tallies].map(([term, seen]) => ({ id: vocabulary.idOf(term), seen })).sort((a, b) => a.id - b.id);
  return {
    terms: Uint32Array.from(rows, (row) => row.id),
    counts: Float32Array.from(rows, (row) => 1 + Math.log(row.seen.count)),
    marks: Uint8Array.from(rows, (row) => marksOf(row.seen)),
    day: dayOf(article.publishedAt),
    length,
  };
}

function tally(tallies: Map<string, Tally>, text: string, language: string, headline: boolean): number {
  let position = 0;
  for (const word of wordsOf(text)) {
    position += 1;
    const term = termOf(word, language);
    if (term === null) continue;
    const seen = tallies.get(term) ?? { count: 0, capital: 0, small: 0, marks: 0 };
    tallies.set(term, seen);
    seen.count += 1;
    if (word.kind === 'number') seen.marks |= NUMBER;
    if (headline || position <= LEAD_WORDS) seen.marks |= LEAD;
    if (headline || word.opening) continue;
    if (word.capital) seen.capital += 1;
    else seen.small += 1;
  }
  return position;
}

function marksOf(seen: Tally): number {
  return seen.capital > seen.small ? seen.marks | NAME : seen.marks;
}

function dayOf(date: string | null): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : time / MILLISECONDS_A_DAY;
}
