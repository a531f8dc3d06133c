/** Something in a briefing that its articles do not bear out, and that was therefore taken out of it. */
export interface Defect {
  readonly kind: /** A citation's span does not exist in a listed article, or is no whole words. */
    | 'citation'
    /** The words are not those of the cited text, in order. */
    | 'words'
    /** A further citation tells something else. */
    | 'unrelated'
    /** A quote or one of its appearances is not verbatim. */
    | 'quote'
    /** A speaker, or a speaker's role, whom no article names. */
    | 'speaker'
    | 'headline'
    | 'date'
    /** A side of a difference whose value does not stand in its citation. */
    | 'value'
    /** The list of articles, or the numbers of outlets and origins. */
    | 'counts';
  /** Where in the briefing as it was given: "stories[0].bullets[2].citations[1]". */
  readonly where: string;
  readonly reason: string;
}
