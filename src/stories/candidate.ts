import type { Features } from './features.ts';

/** An earlier article of a story. */
export interface Member {
  readonly id: string;
  readonly features: Features;
}

/** A story that a new article may tell. */
export interface Candidate {
  readonly id: string;
  /** The higher, the later it was opened. */
  readonly opened: number;
  /** Its latest articles in the order in which they came; at least one. */
  readonly members: readonly Member[];
}

/** A term to look earlier articles up by, and what sharing it counts: a whole number, so that sums are exact everywhere. */
export interface LookUpTerm {
  readonly term: number;
  readonly worth: number;
}

/** How far is looked for the story of a new article, so that this costs the same however many articles came before. */
export const LOOK_UP = {
  /** Of the articles with a term, the latest so many: a term with more is too common to tell anything. */
  articlesOfTerm: 150,
  /** Of the articles found, those that share most. */
  articles: 64,
  /** Of their stories, the first so many are compared. */
  stories: 16,
  /** A new article is compared with the latest articles of a story, so that a big story costs no more than a small one. */
  members: 16,
} as const;

/**
 * Articles with dates farther apart do not meet: a later event, however alike, is another one. Far, for dates read from
 * a text may be wrong, and the days between two articles speak against them anyway.
 */
const FARTHEST_DAYS = 730;

/** The stories to compare, from the articles that were found, most promising first. */
export function storiesToCompare(
  found: readonly { readonly storyId: string; readonly day: number | null }[],
  day: number | null,
): string[] {
  const near = found.filter((one) => one.day === null || day === null || Math.abs(one.day - day) <= FARTHEST_DAYS);
  return [...new Set(near.map(({ storyId }) => storyId))].slice(0, LOOK_UP.stories);
}
