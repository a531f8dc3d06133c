import background from './background.json' with { type: 'json' };
import { countryTerms } from './country-terms.ts';
import { slipsBetween } from './spelling.ts';
import { termNumber } from './term-number.ts';
import { createTermTable, mostTelling, type TermRows } from './term-table.ts';

/** How telling each term is: learned from the articles counted so far on top of everyday news English. */
export interface Vocabulary {
  /** How many articles were counted. */
  readonly articles: number;
  /** Counts one article that holds these terms, given with their numbers. */
  count(terms: ReadonlyMap<number, string>): Counting;
  /** The known term that a misspelled one was probably meant for, the fewest slips and then the commonest first; null for none. */
  near(term: string): string | null;
  /** Inverse document frequency: near 0 for a term of every article, higher the rarer a term is. */
  weightOf(number: number): number;
  /** Writes the weights of all terms of an article to the beginning of a list that has room for them. */
  weighAll(terms: Int32Array, into: Float64Array): void;
  /** All of it as text, from which `createVocabulary` goes on exactly where this one is. */
  write(): string;
}

/** An article that was counted. */
interface Counting {
  /** Its terms that were not known. */
  readonly newTerms: readonly string[];
  /** Takes the article back, as long as none was counted after it. */
  undo(): void;
}

/** Everyday English counts less than what was seen itself, so that the news of the day soon sets the weights. */
const BACKGROUND_SHARE = 0.2;
/** Keeps the weight finite for a term that no article had. */
const UNSEEN = 0.5;
/**
 * Beyond so many terms a quarter is forgotten: those of the fewest articles, and of these the ones not met for longest.
 * Most are slips and names of one day, which weigh hardly less for having been met once.
 */
const MOST_TERMS = 100_000;
const KEPT_SHARE = 0.75;

/** In how many everyday articles a term stands, as much as that counts; all countries alike, for which of them is in the news changes. */
const everyday = new Map<number, number>();
for (const term of countryTerms()) everyday.set(termNumber(term), background.countries * BACKGROUND_SHARE);
for (const [term, articles] of Object.entries(background.frequencies)) {
  everyday.set(termNumber(term), articles * BACKGROUND_SHARE);
}

const NOTHING = { articles: 0, terms: [], counts: [], last: [] };

/** A term as it was before it was counted. */
interface Before {
  readonly place: number;
  readonly count: number;
  readonly last: number;
}

/**
 * Creates a vocabulary that knows everyday news English and learns the rest from what it is given, or goes on from what
 * one wrote. It holds a bounded number of terms; which ones depends on nothing but the articles and their order.
 */
export function createVocabulary(written: string | null = null, mostTerms = MOST_TERMS): Vocabulary {
  const given: TermRows & { articles: number } = written ? JSON.parse(written) : NOTHING;
  let articles = given.articles;
  let table = createTermTable(given, logarithmOf);
  /** Where the terms of an article stand, which is compared many times. */
  let resolved = new WeakMap<Int32Array, Int32Array>();

  function weightAt(place: number, number: number): number {
    return logarithmOfAll(articles) - (place < 0 ? logarithmOf(number, 0) : (table.logarithms()[place] ?? 0));
  }

  function takeBack(before: readonly Before[], size: number): void {
    articles -= 1;
    for (const { place, count, last } of before) table.set(place, count, last);
    table.shorten(size);
    resolved = new WeakMap();
  }

  return {
    get articles() {
      return articles;
    },
    count(terms) {
      // Not after counting: an article that is taken back must leave no trace.
      if (table.rows.terms.length > mostTerms) {
        table = createTermTable(mostTelling(table.rows, Math.floor(mostTerms * KEPT_SHARE)), logarithmOf);
        resolved = new WeakMap();
      }
      articles += 1;
      const size = table.rows.terms.length;
      const before: Before[] = [];
      for (const [number, term] of terms) {
        const known = table.placeOf(number);
        const place = known < 0 ? table.add(number, term) : known;
        const { count, last } = table.at(place);
        before.push({ place, count, last });
        table.set(place, count + 1, articles);
      }
      return { newTerms: table.rows.terms.slice(size), undo: () => takeBack(before, size) };
    },
    near: (term) => (table.placeOf(termNumber(term)) < 0 ? nearest(term, table.rows) : null),
    weightOf: (number) => weightAt(table.placeOf(number), number),
    weighAll(terms, into) {
      const places = resolved.get(terms) ?? Int32Array.from(terms, table.placeOf);
      resolved.set(terms, places);
      const all = logarithmOfAll(articles);
      const logarithms = table.logarithms();
      for (let at = 0; at < terms.length; at++) {
        const place = places[at] ?? -1;
        const number = terms[at] ?? 0;
        into[at] = place < 0 ? weightAt(table.placeOf(number), number) : all - (logarithms[place] ?? 0);
      }
    },
    write: () => JSON.stringify({ articles, ...table.rows }),
  };
}

function logarithmOfAll(articles: number): number {
  return Math.log(background.documents * BACKGROUND_SHARE + articles + 1);
}

function logarithmOf(number: number, count: number): number {
  return Math.log((everyday.get(number) ?? 0) + count + UNSEEN);
}

function nearest(term: string, { terms, counts }: TermRows): string | null {
  let best: { readonly term: string; readonly slips: number; readonly count: number } | null = null;
  for (const [place, other] of terms.entries()) {
    const slips = slipsBetween(term, other);
    if (slips === null || (best && slips > best.slips)) continue;
    const count = (everyday.get(termNumber(other)) ?? 0) + (counts[place] ?? 0);
    if (!best || slips < best.slips || count > best.count) best = { term: other, slips, count };
  }
  return best?.term ?? null;
}
