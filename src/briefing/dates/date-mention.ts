import type { Span } from '../../kernel/text.ts';

/** What a text says of a date, before it is known which one is meant. */
export type WrittenDate =
  /** "4 March 2026", "March 2026", "in 2026": ISO 8601, as precise as the text. */
  | { readonly kind: 'whole'; readonly date: string }
  /** "March 4": the year is left to the reader. */
  | { readonly kind: 'day-of-year'; readonly month: number; readonly day: number }
  /** "in March". */
  | { readonly kind: 'month'; readonly month: number }
  /** "Monday", "last Monday", "next Monday", "Monday of last week"; Monday is 1, Sunday 7. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly which: 'plain' | 'last' | 'next' | 'last-week' | 'next-week';
    }
  /** "today", "yesterday", "three days ago". */
  | { readonly kind: 'days'; readonly days: number }
  /** "the same day", "two days earlier": counted from the day that was told last. */
  | { readonly kind: 'days-from-told'; readonly days: number }
  /** "last month", "next month", "earlier this month". */
  | { readonly kind: 'months'; readonly months: number }
  /** "last March", "this past March". */
  | { readonly kind: 'last-month-named'; readonly month: number }
  /** "last week", "this week". */
  | { readonly kind: 'weeks'; readonly weeks: 0 | -1 }
  /** "three weeks ago". */
  | { readonly kind: 'weeks-ago'; readonly weeks: number }
  /** "last summer", by its first month. */
  | { readonly kind: 'season'; readonly first: number }
  /** "last year", and with some months more or less "two years ago". */
  | { readonly kind: 'years'; readonly years: number; readonly about: boolean };

/** A date in a sentence: offsets into the sentence's text, its preposition not included. */
export interface DateMention extends Span {
  readonly written: WrittenDate;
}
