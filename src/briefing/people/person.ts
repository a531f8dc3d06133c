import type { Span } from '../../kernel/text.ts';
import type { Gender } from './title-words.ts';

/** Someone whom the articles of one story name. */
export interface Person {
  /** The fullest name that the articles give, without titles: "Maria Tovar". */
  readonly name: string;
  /** The role as a text words it, without the name ("Russia's foreign minister"), or null. */
  readonly role: string | null;
  readonly gender: Gender;
  /** True where a title, a first name or a sentence tells that this is a human being. */
  readonly human: boolean;
  /** How often the story names this person. */
  readonly count: number;
}

/** A place where an article names someone; offsets into the article's cleaned text, titles not included. */
export interface Mention extends Span {
  readonly person: Person;
  /** Where the mention begins with its titles. */
  readonly outerStart: number;
}

/** Whom a story names, and where. */
export interface People {
  readonly persons: readonly Person[];
  /** The mentions of one article, in order, never overlapping; empty for an unknown article. */
  mentionsIn(articleId: string): readonly Mention[];
}

/** Finds an article's mentions by offsets into its cleaned text. */
export interface MentionLookup {
  endingAt(offset: number): Mention | null;
  startingAt(offset: number): Mention | null;
  /** Whether a mention's own words (not its titles) stand at an offset. */
  covers(offset: number): boolean;
  /** The mentions that end after `start` and begin before `end`, in order. */
  within(start: number, end: number): readonly Mention[];
}

/** Builds the lookup over mentions that are in order and do not overlap. */
export function lookUpMentions(mentions: readonly Mention[]): MentionLookup {
  const ends = new Map(mentions.map((mention) => [mention.end, mention]));
  const starts = new Map(mentions.map((mention) => [mention.start, mention]));
  /** The index of the first mention that ends after an offset. */
  const firstAfter = (offset: number): number => {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mentions[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    endingAt: (offset) => ends.get(offset) ?? null,
    startingAt: (offset) => starts.get(offset) ?? null,
    covers: (offset) => (mentions[firstAfter(offset)]?.start ?? Number.POSITIVE_INFINITY) <= offset,
    within(start, end) {
      const first = firstAfter(start);
      let last = first;
      while ((mentions[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
      return mentions.slice(first, last);
    },
  };
}
