import type { Article } from '../articles/article.ts';
import { findPeople } from './people/find-people.ts';
import type { Mention, Person } from './people/person.ts';
import { findSpeakers, type Reference, type Spoken } from './quotes/speakers.ts';

/** Whom a story's articles name and mean, and who speaks their quoted spans. Unknown article ids give empty lists. */
export interface StoryPeople {
  readonly persons: readonly Person[];
  /** Names, in order; offsets into the article's cleaned text (`body.text`). */
  mentionsIn(articleId: string): readonly Mention[];
  /** "He", "she" and "the mayor" outside quotes, where it is clear who is meant; offsets into the cleaned text. */
  referencesIn(articleId: string): readonly Reference[];
  /** The speakers of the article's quoted spans (`findSpans`), in order. */
  spokenIn(articleId: string): readonly Spoken[];
}

const cache = new WeakMap<readonly Article[], StoryPeople>();

/** Reads the people of one story; made once for each list object, so stages that share the list share the work. */
export function readPeople(articles: readonly Article[]): StoryPeople {
  let people = cache.get(articles);
  if (!people) {
    const named = findPeople(articles);
    const readings = new Map(articles.map((article) => [article.id, findSpeakers(article, named)]));
    people = {
      persons: named.persons,
      mentionsIn: (articleId) => named.mentionsIn(articleId),
      referencesIn: (articleId) => readings.get(articleId)?.references ?? [],
      spokenIn: (articleId) => readings.get(articleId)?.spoken ?? [],
    };
    cache.set(articles, people);
  }
  return people;
}

/**
 * The person whom the words at `start` to `end` of an article's cleaned text name or mean: "he", "she", "the
 * mayor", "Mr Tovar", "Tovar" or a full name. Null where those words are no single mention, or where it is not clear who is meant.
 */
export function resolveMention(people: StoryPeople, articleId: string, start: number, end: number): Person | null {
  const mention = at(people.mentionsIn(articleId), end);
  if (mention && mention.outerStart <= start && start <= mention.start) return mention.person;
  const reference = at(people.referencesIn(articleId), end);
  return reference?.start === start ? reference.person : null;
}

/** The span that ends at an offset, in an ordered list of spans that do not overlap. */
function at<T extends { readonly end: number }>(spans: readonly T[], end: number): T | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span?.end === end ? span : null;
}
