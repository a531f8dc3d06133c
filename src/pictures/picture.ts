/** A quote as it stands on a picture: its exact words, without outer marks, and what is known of them. */
export interface QuotePicture {
  readonly words: string;
  /** As the articles name them; null where they do not say: the picture then names the outlets only. */
  readonly speaker: string | null;
  readonly role: string | null;
  /** What its card says of a speaker whom the text only describes, "(unnamed)"; null where it says nothing. */
  readonly unnamed: string | null;
  /** What its card says of words that are no plain quote, as "relayed by another"; null for one that is. */
  readonly kind: string | null;
  /** In words, as the line of sources shows it; null where it is not known. */
  readonly date: string | null;
  /** The outlets that have these words, the first first. */
  readonly outlets: readonly string[];
  /** BCP 47, `und` where it is not known: decides the marks, and how Chinese characters look. */
  readonly language: string;
}

/** How a picture looks: `wide` is 1200 by 630, as previews of links are, `square` 1080 by 1080. */
export interface PictureLook {
  readonly theme: 'light' | 'dark';
  readonly shape: 'wide' | 'square';
}

/** Longer quotes would be too small to read. UTF-16 code units. */
export const MOST_WORDS = 1_000;
