import { TIME_WORDS } from '../people/name-words.ts';
import { afterQuote } from './after-quote.ts';
import { type Attribution, accordingTo, found } from './attribution.ts';
import { beforeQuote } from './before-quote.ts';
import { cueLemma, isCue, isPlainCue } from './cues.ts';
import { isBreak, isFiniteVerb, maySpeak, type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';
import { subjectOf } from './subject.ts';

const REACH = 80;
const NEAR = 30;

const LONGEST_TAG = 16;

/** Who a frame says spoke the quote at unit `quote`, or null where it does not say. */
export function attribute(parsed: Parsed, quote: number): Attribution | null {
  return (
    (leadsUpTo(parsed, quote) ? beforeQuote(parsed, quote) : null) ??
    afterQuote(parsed, quote) ??
    beforeQuote(parsed, quote) ??
    colon(parsed, quote) ??
    tail(parsed, quote) ??
    anyVerb(parsed, quote)
  );
}

/** `"It is done." Tovar said on Friday.`: a full stop where a comma belongs, and a short sentence that only attributes. */
export function attributeFromNext(next: Parsed | undefined, quote: number, last: number): Attribution | null {
  if (!next || quote !== last || next.units.length > LONGEST_TAG) return null;
  const phrase = next.phrases.startingAt.get(0);
  const cue = phrase ? wordAt(next.units, phrase.to) : null;
  if (!phrase || !cue || !isCue(cue) || !isPlainCue(cue) || next.units.some((unit) => unit.kind === 'quote'))
    return null;
  const after = wordAt(next.units, phrase.to + 1);
  const ends =
    after &&
    (/^[.,]$/.test(after.text) || (after.pos === 'ADP' && after.lower !== 'that') || TIME_WORDS.has(after.lower));
  return ends ? found(phrase, 'after') : null;
}

/** A cue that a comma or colon parts from the quote, as in `Tovar said: "…"`, outweighs what follows the quote. */
function leadsUpTo({ units }: Parsed, quote: number): boolean {
  if (!/^[,:]$/.test(wordAt(units, quote - 1)?.text ?? '')) return false;
  for (let at = quote - 2; at >= Math.max(0, quote - 6); at--) {
    const word = wordAt(units, at);
    if (!word || isBreak(word)) return false;
    if (isCue(word)) return true;
  }
  return false;
}

/** `Tovar: "…"`: a name alone before a colon, the same in every language. */
export function attributeByLabel({ units, phrases }: Parsed, quote: number): Attribution | null {
  const label = wordAt(units, quote - 1)?.text === ':' ? phrases.endingAt.get(quote - 1) : undefined;
  return label?.from === 0 && (label.kind === 'name' || /^\p{Lu}/u.test(label.head.text))
    ? found(label, 'colon')
    : null;
}

/** `Tovar: "…"` and `Tovar put it this way: "…"`. */
function colon(parsed: Parsed, quote: number): Attribution | null {
  const { units, phrases } = parsed;
  if (wordAt(units, quote - 1)?.text !== ':') return null;
  const label = attributeByLabel(parsed, quote);
  if (label) return label;
  const before: Phrase[] = [];
  for (let at = Math.max(0, quote - REACH); at < quote; at++) {
    const phrase = phrases.startingAt.get(at);
    if (phrase && phrase.to < quote && maySpeak(phrase)) before.push(phrase);
  }
  const subject = before.find((phrase) => isFiniteVerb(units, phrase.to));
  const named = before.filter((phrase) => phrase.mention?.person.human);
  return found(subject ?? (named.length === 1 ? named[0] : null), 'colon');
}

/** `The "worst" is over, Tovar said.` */
function tail(parsed: Parsed, quote: number): Attribution | null {
  const { units } = parsed;
  for (let at = quote + 1; at < Math.min(units.length, quote + REACH); at++) {
    const word = wordAt(units, at);
    if (!word) continue;
    const according = accordingTo(parsed, at);
    if (according) return according;
    if (!isCue(word) || !isPlainCue(word)) continue;
    const phrase = subjectOf(parsed, at);
    if (!phrase || phrase.from <= quote) continue;
    if (phrase.from > at) return found(phrase, 'tail');
    if (isBreak(units[phrase.from - 1]) || units[phrase.from - 1]?.kind === 'quote') return found(phrase, 'tail');
  }
  return null;
}

/** A partial quote that a person's act leads up to: "Tovar rallied her members against the …". */
function anyVerb(parsed: Parsed, quote: number): Attribution | null {
  const { units } = parsed;
  for (let at = quote - 1; at >= Math.max(0, quote - NEAR); at--) {
    const word = wordAt(units, at);
    if (!word || !isFiniteVerb(units, at) || cueLemma(word) === 'be') continue;
    const phrase = subjectOf(parsed, at);
    if (phrase && (phrase.mention?.person.human || /^s?he$/.test(phrase.head.lower))) return found(phrase, 'verb');
  }
  return null;
}
