import { relatedTerms } from './story-terms.ts';
import { termOf } from './term-of.ts';
import { wordsOf } from './words.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The English names of countries, those of one word, and what their people are called; by the runtime's own list. */
export function countryTerms(): ReadonlySet<string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = new Set<string>();
  for (const code of LETTERS.flatMap((one) => LETTERS.map((other) => `${one}${other}`))) {
    // Of names of several words ("United States", "South Korea") the single ones are everyday English.
    const [word, ...more] = wordsOf(names.of(code) ?? '');
    const term = word && more.length === 0 ? termOf(word, 'en') : null;
    if (term !== null) for (const one of [term, ...relatedTerms(term)]) found.add(one);
  }
  return found;
}
