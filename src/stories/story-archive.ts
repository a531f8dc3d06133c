import type { KeepOutcome, KeptDecision } from '../articles/article-archive.ts';
import type { Candidate, LookUpTerm } from './candidate.ts';

/** An article that was counted: by its number in the archive, which grows as articles come. */
export interface CountedArticle {
  readonly no: number;
  /** Its terms by their numbers; empty for those that were known before it. */
  readonly terms: ReadonlyMap<number, string>;
}

/** A story's id that was given up, for the two turned out to be one. */
interface StoryAlias {
  readonly alias: string;
  /** The story that it is a part of now. */
  readonly storyId: string;
  /** A `MergeReason` as JSON text. */
  readonly reason: string;
  readonly mergedAt: string;
}

/**
 * Port: what is kept of articles to decide of later ones, so that every process on one database decides alike, also after
 * a restart. Articles and their decisions are kept by `ArticleArchive.keep`.
 */
export interface StoryArchive {
  /** The stories to compare with an article of these telling terms and this day, the most promising first. */
  candidates(terms: readonly LookUpTerm[], day: number | null): Promise<readonly Candidate[]>;
  /** Articles that came after this one, at most so many, in the order in which they came. */
  since(no: number, limit: number): Promise<readonly CountedArticle[]>;
  /** The ids of articles that came last and of which nothing is kept here, at most so many, in the order in which they came. */
  undecided(limit: number): Promise<readonly string[]>;
  /** Keeps what an article of these is compared by. */
  remember(articleId: string, decision: KeptDecision): Promise<KeepOutcome>;
  /** The vocabulary as it was last written, after the article of this number; null when it never was. */
  vocabulary(): Promise<{ readonly no: number; readonly written: string } | null>;
  /** Keeps the vocabulary as it is after this article, and drops what was kept of removed articles to count them again. */
  keepVocabulary(no: number, written: string): Promise<void>;
  /** Gives the articles of merged stories their new story, those of a merge that was broken off too. */
  finishMerges(): Promise<void>;
  /** The stories that became part of this one. */
  aliases(storyId: string): Promise<readonly StoryAlias[]>;
  /** Why an article was put to its story, a `Reason` as JSON text; null where that was not kept. */
  reasonOf(articleId: string): Promise<string | null>;
}
