import { plainSlice } from './plain-slice.ts';
import type { Witness } from './witness.ts';
import { evidenceWords } from './words.ts';

/** How far into an article a headline may come from, and over how many of its words, where no title has its words. */
const OPENING_WORDS = 400;
const WINDOW_WORDS = 60;

/** The headline, or '' where neither a title nor the opening of an article has its words in order. */
export function checkHeadline(headline: string, where: string, witness: Witness): string {
  const words = evidenceWords(headline).map((word) => word.toLowerCase());
  if (words.length === 0) return '';
  for (const title of witness.titles()) if (comesIn(words, fold(title), 0, Number.POSITIVE_INFINITY)) return headline;
  for (const text of witness.texts()) {
    const opening = fold(plainSlice(text.slice(0, OPENING_WORDS * 12))).slice(0, OPENING_WORDS);
    for (const [at, word] of opening.entries()) {
      if (word === words[0] && comesIn(words, opening, at, at + WINDOW_WORDS)) return headline;
    }
  }
  witness.reject('headline', where, 'no article has these words as its title or opening');
  return '';
}

function fold(text: string): string[] {
  return evidenceWords(text).map((word) => word.toLowerCase());
}

function comesIn(words: readonly string[], cited: readonly string[], from: number, to: number): boolean {
  let found = 0;
  for (let at = from; at < cited.length && at < to && found < words.length; at += 1) {
    if (cited[at] === words[found]) found += 1;
  }
  return found === words.length;
}
