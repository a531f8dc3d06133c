import type { Sentence } from '../../articles/article.ts';
import type { DateMention } from './date-mention.ts';
import { findDates } from './find-dates.ts';

const cache = new WeakMap<Sentence, readonly DateMention[]>();

/** The dates that a sentence of an article in this language names, in order, found once for each sentence object. */
export function datesOf(sentence: Sentence, language: string): readonly DateMention[] {
  let dates = cache.get(sentence);
  if (!dates) {
    dates = findDates(sentence.text, language);
    cache.set(sentence, dates);
  }
  return dates;
}
