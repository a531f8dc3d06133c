import type { Article } from '../../articles/article.ts';
import { findEvents } from '../dates/find-events.ts';
import type { Measure } from './find-measures.ts';

const DAY_MS = 86_400_000;

/** The days on which an article puts events, as far as they are exact: somebody's words are no event. */
export function findEventDays(article: Article): Measure[] {
  return findEvents(article).flatMap(({ source, mention, verb, date, saying }) => {
    if (saying || date.length < 10 || verb === '') return [];
    const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
    const quantity = { start: mention.start, end: mention.end, low: day, high: day, unit: 'date' };
    const { tokens, sentence } = source;
    const name = tokens.find(({ pos }) => pos === 'NOUN' || pos === 'PROPN')?.text ?? verb;
    const value = sentence.text.slice(mention.start, mention.end);
    return [{ candidate: source, quantity, fact: `day ${verb}`, name, value }];
  });
}
