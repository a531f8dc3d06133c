import type { Article } from '../articles/article.ts';
import { guessLanguage } from '../articles/language.ts';
import { foldForSearch } from '../kernel/text.ts';
import { relatedTerms, termWorth } from './story-terms.ts';
import { termNumber } from './term-number.ts';
import { termOf } from './term-of.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A word of a headline: its term and those related to it, and how telling it is. */
interface HeadlineTerm {
  readonly terms: readonly string[];
  readonly weight: number;
  /** No article has had it. */
  readonly unknown: boolean;
}

/** Words in which someone tells an event, such as a headline of an outlet that is not read. */
export interface Headline {
  readonly folded: string;
  /** The most telling first. */
  readonly terms: readonly HeadlineTerm[];
  /** What the words that an article shares must weigh together, so that it does not share them by chance. */
  readonly leastWeight: number;
}

const LONGEST = 2_000;
const MOST_TERMS = 24;
/** Of the most telling terms, so many are looked up. */
const MOST_LOOKED_UP = 6;
/** A name that no article has had tells of something else, however alike the rest is. */
const NEW_NAME = 2;
/** An article is wholly about a term that stands in its opening: that is worth so much there. */
const WHOLLY = 2.7;
/**
 * Of all words by their weight, what an article must be about; and how much more its words must weigh than one that no
 * article has had (ten times rarer). Chosen on labelled news and everyday chat (docs/stories.md).
 */
const LEAST_SHARE = 0.5;
const BEYOND_CHANCE = 2.3;

/** Reads words as a headline. A word in small letters that no article has had says nothing: people write "omg" around one. */
export function readHeadline(text: string, vocabulary: Vocabulary): Headline {
  const words = text.slice(0, LONGEST);
  const guessed = guessLanguage(words);
  const never = vocabulary.weightOf(termNumber(''));
  const terms = new Map<string, HeadlineTerm>();
  for (const word of wordsOf(words)) {
    const term = termOf(word, guessed === 'und' ? 'en' : guessed);
    if (term === null || terms.has(term)) continue;
    const weight = vocabulary.weightOf(termNumber(term));
    const unknown = weight >= never;
    if (unknown && /^\p{Ll}/u.test(word.surface)) continue;
    const isNewName = unknown && word.capital && !word.opening;
    terms.set(term, { terms: [term, ...relatedTerms(term)], weight: isNewName ? NEW_NAME * weight : weight, unknown });
  }
  const telling = [...terms.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  return { folded: foldForSearch(words), terms: telling, leastWeight: never + BEYOND_CHANCE };
}

/** What to look a headline up by: each pair of its most telling terms, with what it weighs; known terms before others. */
export function pairsToLookUp({ terms }: Headline): { readonly groups: string[][]; readonly weight: number }[] {
  const known = terms.filter(({ unknown }) => !unknown);
  const first = [...known, ...terms.filter(({ unknown }) => unknown)].slice(0, MOST_LOOKED_UP);
  return first.flatMap((a, at) =>
    first.slice(at + 1).map((b) => ({ groups: [[...a.terms], [...b.terms]], weight: a.weight + b.weight })),
  );
}

/** The article that tells most of a headline, of several that tell as much the first; null where none tells enough of it. */
export function bestTold(headline: Headline, articles: readonly Article[]): Article | null {
  let best: { readonly article: Article; readonly share: number } | null = null;
  for (const article of articles) {
    const share = shareTold(headline, article);
    if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { article, share };
  }
  return best?.article ?? null;
}

/** How much of a headline an article is about, from 0 to 1; 0 too where that may be chance. */
function shareTold({ folded, terms, leastWeight }: Headline, article: Article): number {
  if (article.title !== null && foldForSearch(article.title) === folded) return 1;
  const worth = termWorth(article);
  let all = 0;
  let told = 0;
  for (const { terms: either, weight } of terms) {
    const most = Math.max(...either.map((term) => worth.get(term) ?? 0));
    all += weight;
    told += weight * Math.min(1, most / WHOLLY);
  }
  return told < leastWeight ? 0 : told / all;
}
