import background from './background.json' with { type: 'json' };
import { countryTerms } from './country-terms.ts';
import { slipsBetween } from './spelling.ts';
import { termNumber } from './term-number.ts';

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
  /** All of it as text, from which `createVocabulary` goes on exactly where this one is. */
  write(): string;
}

/** An article that was counted. */
export interface Counting {
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

/** What is known of the terms, each list in the same order. */
interface Known {
  readonly terms: string[];
  /** How many articles had each, and which of them was the last one. */
  readonly counts: number[];
  readonly last: number[];
}

/** A term as it was before it was counted. */
interface Before {
  readonly place: number;
  readonly number: number;
  readonly count: number;
  readonly last: number;
}

/**
 * Creates a vocabulary that knows everyday news English and learns the rest from what it is given, or goes on from what
 * one wrote. It holds a bounded number of terms; which ones depends on nothing but the articles and their order.
 */
export function createVocabulary(written: string | null = null, mostTerms = MOST_TERMS): Vocabulary {
  let { articles, ...known }: Known & { articles: number } = written
    ? JSON.parse(written)
    : { articles: 0, terms: [], counts: [], last: [] };
  let places = new Map(known.terms.map((term, place) => [termNumber(term), place]));
  /** Kept, as they are asked for far more often than they change. */
  let logarithms = known.terms.map((term, place) => logarithmOf(termNumber(term), known.counts[place] ?? 0));
  let most = logarithmOfAll(articles);

  function setCount(place: number, number: number, count: number, lastMet: number): void {
    known.counts[place] = count;
    known.last[place] = lastMet;
    logarithms[place] = logarithmOf(number, count);
  }

  function setArticles(count: number): void {
    articles = count;
    most = logarithmOfAll(count);
  }

  function forgetRarest(): void {
    known = mostTelling(known, Math.floor(mostTerms * KEPT_SHARE));
    places = new Map(known.terms.map((term, place) => [termNumber(term), place]));
    logarithms = known.terms.map((term, place) => logarithmOf(termNumber(term), known.counts[place] ?? 0));
  }

  function takeBack(before: readonly Before[], terms: number): void {
    setArticles(articles - 1);
    for (const { place, number, count, last } of before) setCount(place, number, count, last);
    for (const term of known.terms.slice(terms)) places.delete(termNumber(term));
    for (const list of [known.terms, known.counts, known.last, logarithms]) list.length = terms;
  }

  return {
    get articles() {
      return articles;
    },
    count(found) {
      // Not after counting: an article that is taken back must leave no trace.
      if (known.terms.length > mostTerms) forgetRarest();
      const size = known.terms.length;
      const before: Before[] = [];
      setArticles(articles + 1);
      for (const [number, term] of found) {
        const place = places.get(number) ?? known.terms.push(term) - 1;
        places.set(number, place);
        const [count, last] = [known.counts[place] ?? 0, known.last[place] ?? 0];
        before.push({ place, number, count, last });
        setCount(place, number, count + 1, articles);
      }
      return { newTerms: known.terms.slice(size), undo: () => takeBack(before, size) };
    },
    near: (term) => (places.has(termNumber(term)) ? null : nearest(term, known)),
    weightOf: (number) => {
      const place = places.get(number);
      return most - (place === undefined ? logarithmOf(number, 0) : (logarithms[place] ?? 0));
    },
    write: () => JSON.stringify({ articles, ...known }),
  };
}

function logarithmOfAll(articles: number): number {
  return Math.log(background.documents * BACKGROUND_SHARE + articles + 1);
}

function logarithmOf(number: number, count: number): number {
  return Math.log((everyday.get(number) ?? 0) + count + UNSEEN);
}

function mostTelling({ terms, counts, last }: Known, size: number): Known {
  const at = (list: readonly number[], place: number) => list[place] ?? 0;
  const places = terms.map((_, place) => place);
  places.sort((a, b) => at(counts, b) - at(counts, a) || at(last, b) - at(last, a) || a - b);
  // In the order in which they came, which the next time decides between equals.
  const kept = places.slice(0, size).sort((a, b) => a - b);
  return {
    terms: kept.map((place) => terms[place] ?? ''),
    counts: kept.map((place) => at(counts, place)),
    last: kept.map((place) => at(last, place)),
  };
}

function nearest(term: string, { terms, counts }: Known): string | null {
  let best: { readonly term: string; readonly slips: number; readonly count: number } | null = null;
  for (const [place, other] of terms.entries()) {
    const slips = slipsBetween(term, other);
    if (slips === null || (best && slips > best.slips)) continue;
    const count = (everyday.get(termNumber(other)) ?? 0) + (counts[place] ?? 0);
    if (!best || slips < best.slips || count > best.count) best = { term: other, slips, count };
  }
  return best?.term ?? null;
}
