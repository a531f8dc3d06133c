import type { RawItem } from '../sources/raw-item.ts';

/** An article as it is kept: what its source delivered, and what was decided of it. Instants are ISO 8601 in UTC. */
export interface KeptArticle {
  readonly item: RawItem;
  readonly storyId: string;
  readonly firstSeenAt: string;
  /** Only an excerpt could be had. */
  readonly excerptOnly: boolean;
}

/** Two stories that are one: `from` is given up, its articles are those of `into`. */
export interface StoryMerge {
  readonly from: string;
  readonly into: string;
  /** Why, as JSON text. */
  readonly reason: string;
}

/** How the story of an article was decided, and what later articles are decided by. */
export interface KeptDecision {
  /** The number of the last article that was known: when a later one is there, it must be decided anew. */
  readonly after: number;
  /** What the article is compared by, and the numbers of the terms it is found by. */
  readonly features: Uint8Array;
  readonly tellingTerms: readonly number[];
  /** Its terms that no article had before. */
  readonly newTerms: readonly string[];
  /** Why, as JSON text; null where it was decided by a version of the program that did not keep it. */
  readonly reason: string | null;
  readonly merge: StoryMerge | null;
}

/** What became of an article that was to be kept; `stale` when it must be decided anew. */
export type KeepOutcome =
  | { readonly kind: 'kept'; readonly no: number }
  | { readonly kind: 'known' }
  | { readonly kind: 'stale' };

/** An article to keep, with what it is found by. */
export interface NewArticle extends KeptArticle {
  /** The feed that brought it; null for a bundled one, which everybody sees. */
  readonly feedId: number | null;
  /** What tells the same article again: its guid in its feed, its canonical address, its headline in its outlet. */
  readonly keys: readonly string[];
  /** The search terms of its headline and of its text, in order, parted by spaces; already folded and stemmed. */
  readonly titleTerms: string;
  readonly textTerms: string;
  /** What it could be asked for, as JSON text; given back by `recentTopics`. */
  readonly topics: string;
  readonly decision: KeptDecision;
}

/** Which articles someone may see: the bundled ones, and those of these feeds, without these outlets. */
export interface ArchiveScope {
  readonly feedIds: readonly number[];
  readonly mutedOutlets: readonly string[];
}

/** An article in which the words of a search stand. */
export interface ArchiveHit {
  readonly articleId: string;
  readonly storyId: string;
  /** How much it is about the words: higher is more. */
  readonly score: number;
  /** When it was published, or else first seen. */
  readonly at: string;
}

/** A text that an article had before. */
export interface ArticleVersion {
  readonly item: RawItem;
  /** Until when. */
  readonly replacedAt: string;
  /** It was only an excerpt. */
  readonly excerptOnly: boolean;
}

/** An article as it came to the archive. */
export interface ArrivedArticle {
  /** Higher than that of every article that came before. */
  readonly no: number;
  readonly articleId: string;
  /** When it was published, or else first seen. */
  readonly at: string;
  readonly outlet: string | null;
  /** What it could be asked for, as it was kept. */
  readonly topics: string;
  /** The feeds that brought it; null for the bundled ones. */
  readonly feedIds: readonly (number | null)[];
}

/** Port: keeps articles, finds them by their words, and forgets old ones. Each call is atomic. */
export interface ArticleArchive {
  /** The article that has one of these keys, the first key first, of those that someone may see where that is told; null for none. */
  findByKeys(
    keys: readonly string[],
    scope?: ArchiveScope,
  ): Promise<{ readonly articleId: string; readonly storyId: string } | null>;
  /** Keeps an article; one whose id is known is left as it is, and only gets further keys and its further feed. */
  keep(article: NewArticle): Promise<KeepOutcome>;
  /** Gives a kept article further keys and a feed; whether that feed is a further one. */
  link(articleId: string, feedId: number | null, keys: readonly string[]): Promise<boolean>;
  /** Puts another text in place of an article's, which stays in its story; the text before is kept beside it as an older version. */
  replace(articleId: string, article: Omit<NewArticle, 'decision'>, now: Date): Promise<void>;
  /** Those that are kept, in the order asked for. */
  load(ids: readonly string[]): Promise<readonly KeptArticle[]>;
  /** The texts that an article had before its own, the newest first. */
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /** Those of these articles whose text was replaced after then. */
  editedSince(ids: readonly string[], since: Date): Promise<readonly string[]>;
  /** The newest articles of a story that someone may see, at most so many, oldest first; an id that was given up will do. */
  ofStory(storyId: string, scope: ArchiveScope, limit: number): Promise<readonly KeptArticle[]>;
  /**
   * The articles that have a term of every group, at most so many, the highest scores first; a term in the headline counts
   * most. `since` leaves out what is older.
   */
  search(
    groups: readonly (readonly string[])[],
    scope: ArchiveScope,
    since: Date | null,
    limit: number,
  ): Promise<readonly ArchiveHit[]>;
  /** The newest articles, at most so many, oldest first; without their texts. */
  recentTopics(limit: number): Promise<readonly ArrivedArticle[]>;
  /** The number of the article that came last; 0 where there is none. */
  lastNumber(): Promise<number>;
  /** The articles that came after the one of this number, at most so many, in the order in which they came. */
  arrivedAfter(no: number, limit: number): Promise<readonly ArrivedArticle[]>;
  /** Removes the bundled articles that are not among these; how many. */
  retainBundled(ids: readonly string[]): Promise<number>;
  /** How many articles there are that someone may see. */
  count(scope: ArchiveScope): Promise<number>;
  /** Removes at most so many articles that were first seen before then, but no bundled or held ones; how many. */
  forget(before: Date, limit: number): Promise<number>;
}
