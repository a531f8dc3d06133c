import { type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';

/** Which construction told the speaker; the surest first. */
export type Rule = 'after' | 'inverted' | 'according' | 'before' | 'colon' | 'tail' | 'verb';

/** The phrase that a frame names as a quote's speaker, and how. */
export interface Attribution {
  readonly phrase: Phrase;
  readonly rule: Rule;
  /** True where one speaker's words come through another's mouth. */
  readonly relayed: boolean;
  /** Who passes the words on, where the same sentence says so. */
  readonly outer: Phrase | null;
  /** True where a plain verb of saying brings the quote. */
  readonly plain: boolean;
  /** True where the cue stands directly at the quote, but for a word or three. */
  readonly tight: boolean;
}

export function found(
  phrase: Phrase | null | undefined,
  rule: Rule,
  { relayed = false, outer = null, plain = false, tight = true }: Partial<Omit<Attribution, 'phrase' | 'rule'>> = {},
): Attribution | null {
  return phrase ? { phrase, rule, relayed, outer, plain, tight } : null;
}

/** "according to Tovar", "in Tovar's words", "in the view of Tovar". */
export function accordingTo({ units, phrases }: Parsed, at: number): Attribution | null {
  const word = wordAt(units, at);
  if (word?.lower === 'according' && wordAt(units, at + 1)?.lower === 'to') {
    return found(phrases.startingAt.get(at + 2), 'according');
  }
  if (word?.lower !== 'in') return null;
  const view = phrases.startingAt.get(at + 1);
  if (!view || !/^(?:words?|view|opinion|telling|estimation)$/.test(view.head.lower)) return null;
  const owner = view.owner ?? (wordAt(units, view.to)?.lower === 'of' ? phrases.startingAt.get(view.to + 1) : null);
  return found(owner, 'according');
}
