import type { Article } from '../../articles/article.ts';
import { type Candidate, candidatesOf } from '../bullets/candidate.ts';
import { fitnessOf } from '../bullets/fitness.ts';
import { shorten } from '../bullets/shorten.ts';
import type { Variant } from '../bullets/variant.ts';

/** A sentence of an article with its tokens: what bullets are chosen from as well. */
export type ArticleSentence = Candidate;

/** The sentences of an article, in order, made once for each article object. */
export function sentencesOf(article: Article): readonly ArticleSentence[] {
  return candidatesOf(article);
}

/** How well a sentence stands alone, 0 (never) to 1. */
export function standsAlone(sentence: ArticleSentence): number {
  return fitnessOf(sentence, sentence.insideQuote);
}

/** The sentence with ever more words left out, the fullest wording first; nothing is added. */
export function wordingsOf(sentence: ArticleSentence): Variant[] {
  return shorten(sentence, undefined).map(({ variant }) => variant);
}
