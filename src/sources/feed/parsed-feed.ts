import type { FeedText } from './feed-text.ts';

/** One item of a feed, as the feed tells it; null where it is silent. */
export interface ParsedEntry {
  /** The feed's own name for the item (guid, id, rdf:about); not resolved, not shortened. */
  readonly id: string | null;
  readonly title: FeedText | null;
  /** Absolute wherever the feed or its address allows it. */
  readonly link: string | null;
  /** ISO 8601 in UTC, to the second. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly summary: FeedText | null;
  /** The whole text, where the feed gives it. */
  readonly content: FeedText | null;
  readonly authors: readonly string[];
  /** Who it came from, where the item names another: `<source>`, a publisher, a credit. */
  readonly source: string | null;
  /** BCP 47, in lower case, such as `en-us`. */
  readonly language: string | null;
}

/** A feed as it was read. */
export interface ParsedFeed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json';
  readonly title: FeedText | null;
  /** The page that the feed belongs to. */
  readonly link: string | null;
  readonly language: string | null;
  /** How long the feed asks to be left alone, in minutes. */
  readonly ttlMinutes: number | null;
  /** Hours (0 to 23, UTC) and days (English, lower case) at which the feed asks not to be read. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
  readonly entries: readonly ParsedEntry[];
  /** How many further items the feed had beyond the most that is read. */
  readonly leftOut: number;
}
