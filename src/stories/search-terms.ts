import type { Article } from '../articles/article.ts';
import { parseTopic } from './parse-topic.ts';
import { relatedTerms } from './story-terms.ts';
import { termOf } from './term-of.ts';
import { wordsOf } from './words.ts';

const LONGEST_TEXT = 50_000;

/** The terms of an article that an archive finds it by, in order and parted by spaces: of its headline, and of its text. */
export function searchTerms(article: Article): { readonly titleTerms: string; readonly textTerms: string } {
  return {
    titleTerms: termsOf(article.title ?? '', article.language),
    textTerms: termsOf(article.body.text.slice(0, LONGEST_TEXT), article.language),
  };
}

function termsOf(text: string, language: string): string {
  const terms: string[] = [];
  for (const word of wordsOf(text)) {
    const term = termOf(word, language);
    if (term !== null) terms.push(term);
  }
  return terms.join(' ');
}

/** What to look a topic up by: one group a word, each of the word's term and those related to it ("japan", "japanese"). */
export function searchGroups(topic: string): string[][] {
  return parseTopic(topic).words.map(({ term }) => [term, ...relatedTerms(term)]);
}
