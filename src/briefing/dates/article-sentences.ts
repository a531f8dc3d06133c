import type { Article } from '../../articles/article.ts';
import { type Candidate, candidatesOf } from '../bullets/candidate.ts';
import { fitnessOf, insideQuotes } from '../bullets/fitness.ts';
import { shorten } from '../bullets/shorten.ts';
import type { Variant } from '../bullets/variant.ts';

/** A sentence of an article with its tokens, and whether it stands within a quotation that runs over sentences. */
export interface ArticleSentence extends Candidate {
  readonly insideQuote: boolean;
}

const cache = new WeakMap<Article, readonly ArticleSentence[]>();

/** The sentences of an article, in order, made once for each article object. */
export function sentencesOf(article: Article): readonly ArticleSentence[] {
  let sentences = cache.get(article);
  if (!sentences) {
    const candidates = candidatesOf(article, 0);
    const inside = insideQuotes(candidates);
    sentences = candidates.map((candidate, place) => ({ ...candidate, insideQuote: inside[place] ?? false }));
    cache.set(article, sentences);
  }
  return sentences;
}

/** How well a sentence stands alone, 0 (never) to 1. */
export function standsAlone(sentence: ArticleSentence): number {
  return fitnessOf(sentence, sentence.insideQuote);
}

/** The sentence with ever more words left out, the fullest wording first; nothing is added. */
export function wordingsOf(sentence: ArticleSentence): Variant[] {
  return shorten(sentence, undefined).map(({ variant }) => variant);
}
