/** One text as a source delivered it, before anything is understood. */
export interface RawItem {
  /** Stable identity: the same item read twice has the same id. */
  readonly id: string;
  /** The text as received. For `html` the reader extracts the text first (see `articles/read-article`). */
  readonly text: string;
  readonly format: 'text' | 'markdown' | 'html';
  /** What the source knows besides the text; absent where it does not say. */
  readonly title?: string;
  readonly outlet?: string;
  readonly origin?: string;
  readonly url?: string;
  /** ISO 8601 instant or date. */
  readonly publishedAt?: string;
}
