import type { Article } from '../articles/article.ts';
import { stem } from './stem.ts';
import { termOf } from './term-of.ts';
import { wordsOf } from './words.ts';

const WORTH = { title: 4, lead: 2, mention: 1 } as const;
const LEAD_WORDS = 60;
const LONGEST_TEXT = 50_000;
/** What makes people or a language of a country's name: "japan" and "japanese", "chile" and "chilean". */
const DEMONYMS = ['n', 'an', 'ian', 'i', 'ese', 'ish'] as const;
const SHORTEST_COUNTRY = 4;

const known = new WeakMap<Article, ReadonlyMap<string, number>>();

/**
 * How much an article is about each of its terms: most when the headline has it, least when it is mentioned once. Counted
 * once for each article object.
 */
export function termWorth(article: Article): ReadonlyMap<string, number> {
  const worth = known.get(article) ?? countWorth(article);
  known.set(article, worth);
  return worth;
}

function countWorth(article: Article): Map<string, number> {
  const worth = new Map<string, number>();
  const add = (term: string, value: number): void => void worth.set(term, (worth.get(term) ?? 0) + value);
  for (const term of new Set(termsOf(article.title ?? '', article.language))) add(term, WORTH.title);
  const counts = new Map<string, number>();
  let position = 0;
  for (const term of termsOf(article.body.text.slice(0, LONGEST_TEXT), article.language)) {
    if (position < LEAD_WORDS && !counts.has(term)) add(term, WORTH.lead);
    counts.set(term, (counts.get(term) ?? 0) + 1);
    position += 1;
  }
  for (const [term, count] of counts) add(term, WORTH.mention * Math.log1p(count));
  return worth;
}

/** Terms that name a country's people when a term names the country, and the other way round; candidates, not facts. */
export function relatedTerms(term: string): string[] {
  if (term.length < SHORTEST_COUNTRY) return [];
  const longer = DEMONYMS.map((ending) => stem(term + ending));
  const shorter = DEMONYMS.filter((ending) => term.endsWith(ending) && term.length - ending.length >= SHORTEST_COUNTRY);
  return [...new Set([...longer, ...shorter.map((ending) => term.slice(0, -ending.length))])].filter(
    (one) => one !== term,
  );
}

/** Do these folded words stand together, in this order, anywhere in the text? */
export function holdsPhrase(text: string, phrase: readonly string[]): boolean {
  const words = Array.from(wordsOf(text), (word) => word.folded);
  return words.some((_, at) => phrase.every((folded, offset) => words[at + offset] === folded));
}

function* termsOf(text: string, language: string): Generator<string> {
  for (const word of wordsOf(text)) {
    const term = termOf(word, language);
    if (term !== null) yield term;
  }
}
