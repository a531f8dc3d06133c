import { termNumber } from './term-number.ts';

/** What is known of terms, each list in the same order. */
export interface TermRows {
  readonly terms: readonly string[];
  /** How many articles had each, and which of them was the last one. */
  readonly counts: readonly number[];
  readonly last: readonly number[];
}

/** In how many articles each term stands, by its number. */
export interface TermTable {
  readonly rows: TermRows;
  /** Where a term stands; -1 for one that is not known. */
  placeOf(number: number): number;
  /** Makes a place for a term that is not known. */
  add(number: number, term: string): number;
  /** In how many articles the term of a place stands, and in which last. */
  at(place: number): { readonly count: number; readonly last: number };
  set(place: number, count: number, last: number): void;
  /** For each place, the logarithm of how often its term is met; until a term is added. */
  logarithms(): Float64Array;
  /** Forgets the terms that were added last, so that so many are left. */
  shorten(size: number): void;
}

/** Creates a table of these terms; `logarithmOf` tells how often a term of this number and count is met. */
export function createTermTable(given: TermRows, logarithmOf: (number: number, count: number) => number): TermTable {
  const rows = { terms: [...given.terms], counts: [...given.counts], last: [...given.last] };
  const places = new Map<number, number>();
  /** Kept, as they are asked for far more often than they change; with room for more. */
  let logarithms = new Float64Array(2 * rows.terms.length + 1_000);
  for (const [place, term] of rows.terms.entries()) {
    const number = termNumber(term);
    places.set(number, place);
    logarithms[place] = logarithmOf(number, rows.counts[place] ?? 0);
  }
  return {
    rows,
    placeOf: (number) => places.get(number) ?? -1,
    add(number, term) {
      const place = rows.terms.push(term) - 1;
      places.set(number, place);
      if (place >= logarithms.length) {
        const longer = new Float64Array(2 * place);
        longer.set(logarithms);
        logarithms = longer;
      }
      return place;
    },
    at: (place) => ({ count: rows.counts[place] ?? 0, last: rows.last[place] ?? 0 }),
    set(place, count, last) {
      rows.counts[place] = count;
      rows.last[place] = last;
      logarithms[place] = logarithmOf(termNumber(rows.terms[place] ?? ''), count);
    },
    logarithms: () => logarithms,
    shorten(size) {
      for (const term of rows.terms.slice(size)) places.delete(termNumber(term));
      for (const list of [rows.terms, rows.counts, rows.last]) list.length = size;
    },
  };
}

/** Those met in most articles, and of equals those met last; in their order, which decides between equals the next time. */
export function mostTelling({ terms, counts, last }: TermRows, size: number): TermRows {
  const at = (list: readonly number[], place: number) => list[place] ?? 0;
  const places = terms.map((_, place) => place);
  places.sort((a, b) => at(counts, b) - at(counts, a) || at(last, b) - at(last, a) || a - b);
  const kept = places.slice(0, size).sort((a, b) => a - b);
  return {
    terms: kept.map((place) => terms[place] ?? ''),
    counts: kept.map((place) => at(counts, place)),
    last: kept.map((place) => at(last, place)),
  };
}
