import { isCue } from './cues.ts';
import type { QuoteUnit } from './frames.ts';
import { type Parsed, wordAt } from './parsed.ts';

/** A whole sentence begins large and ends as one, or is set off by a comma or colon. */
export function isWhole(text: string, { span }: QuoteUnit, { units }: Parsed, at: number): boolean {
  const words = text.slice(span.start, span.end);
  if (/^\p{Ll}/u.test(words)) return false;
  if (/[.?!,\u2026\u3002][\u2019'"\u201d)\]]*$/.test(words.slice(-4))) return true;
  const before = wordAt(units, at - 1);
  if (before === null && wordAt(units, at + 1)?.text === ',') return true;
  return before === null ? words.length > 60 : /^[,:]$/.test(before.text) || words.length > 120;
}

/** Whether just an attribution stands between a quote and the one before it: "…," she said, "…". */
export function isInterrupted({ units }: Parsed, quote: number): boolean {
  let cue = false;
  for (let at = quote - 1; at >= 0; at--) {
    const word = wordAt(units, at);
    if (!word) break;
    if (/^(?:and|but|while|add(?:ed|s|ing)|later|then|before|after|when)$/.test(word.lower)) return false;
    cue ||= isCue(word);
  }
  return cue;
}
