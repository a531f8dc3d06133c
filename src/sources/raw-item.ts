/** One text as a source delivered it, before anything is understood. */
export interface RawItem {
  /** Stable identity: the same item read twice has the same id. */
  readonly id: string;
  /**
   * The article's original text; citations are offsets into it. Text and Markdown stand as received, debris and all.
   * For `html` the source has already taken the text out of the page (see `extract-html`): paragraphs parted by blank
   * lines, never a tag, a script or a style.
   */
  readonly text: string;
  readonly format: 'text' | 'markdown' | 'html';
  /** What the source knows besides the text; absent where it does not say. */
  readonly title?: string;
  readonly outlet?: string;
  readonly origin?: string;
  readonly url?: string;
  /** ISO 8601 day, instant, or local time without a zone where the source gives none; order them as if in UTC. */
  readonly publishedAt?: string;
}
