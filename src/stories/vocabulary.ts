import background from './background.json' with { type: 'json' };
import { isCountryTerm } from './country-terms.ts';
import { slipsBetween } from './spelling.ts';

/** Terms as numbers, and how telling each is: learned from the articles seen so far on top of everyday news English. */
export interface Vocabulary {
  /** The number of a term; a new one for a term not met before. */
  idOf(term: string): number;
  /** Counts one article that holds these terms (each once). */
  count(ids: Iterable<number>): void;
  /** The known term that a misspelled one was probably meant for, the fewest slips and then the commonest first; null for none. */
  near(term: string): string | null;
  /** Inverse document frequency: near 0 for a term of every article, higher the rarer a term is. */
  weightOf(id: number): number;
}

/** Everyday English counts less than what was seen itself, so that the news of the day soon sets the weights. */
const BACKGROUND_SHARE = 0.2;
const known = new Map<string, number>(Object.entries(background.frequencies));
/** In how many everyday articles a term stands; all countries alike, for which of them is in the news changes. */
const everyday = (term: string) => known.get(term) ?? (isCountryTerm(term) ? background.countries : 0);
/** Keeps the weight finite for a term that no article had. */
const UNSEEN = 0.5;

/** Creates a vocabulary that knows everyday news English and learns the rest from what it is given. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  /** By their first letter, which a misspelled one begins with too, or has second. */
  const byLetter = new Map<string, string[]>();
  const counts: number[] = [];
  /** Kept, as they are asked for far more often than they change. */
  const logarithms: number[] = [];
  let documents = background.documents * BACKGROUND_SHARE;
  let most = Math.log(documents + 1);

  return {
    idOf(term) {
      let id = ids.get(term);
      if (id === undefined) {
        id = counts.length;
        ids.set(term, id);
        const letter = term.charAt(0);
        const beside = byLetter.get(letter);
        if (beside) beside.push(term);
        else byLetter.set(letter, [term]);
        const count = everyday(term) * BACKGROUND_SHARE;
        counts.push(count);
        logarithms.push(Math.log(count + UNSEEN));
      }
      return id;
    },
    count(found) {
      documents += 1;
      most = Math.log(documents + 1);
      for (const id of found) {
        const count = (counts[id] ?? 0) + 1;
        counts[id] = count;
        logarithms[id] = Math.log(count + UNSEEN);
      }
    },
    near(term) {
      if (ids.has(term)) return null;
      const near: { readonly term: string; readonly id: number; readonly slips: number; readonly count: number }[] = [];
      for (const letter of new Set([term.charAt(0), term.charAt(1)])) {
        for (const other of byLetter.get(letter) ?? []) {
          const slips = slipsBetween(term, other);
          if (slips === null) continue;
          const id = ids.get(other) as number;
          near.push({ term: other, id, slips, count: counts[id] ?? 0 });
        }
      }
      const [best] = near.sort((a, b) => a.slips - b.slips || b.count - a.count || a.id - b.id);
      return best?.term ?? null;
    },
    weightOf: (id) => most - (logarithms[id] ?? 0),
  };
}
