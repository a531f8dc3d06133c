import { isCue } from './cues.ts';
import { isFiniteVerb, maySpeak, type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';
import { subjectOf } from './subject.ts';

/** Where the phrases begin that are the subject of a verb in their frame. */
export function subjectsOf(parsed: Parsed): ReadonlySet<number> {
  const found = new Set<number>();
  for (const at of parsed.units.keys()) {
    const subject = isFiniteVerb(parsed.units, at) ? subjectOf(parsed, at) : null;
    if (subject) found.add(subject.from);
  }
  return found;
}

/**
 * Whom a sentence without a quote leads up to as the speaker of the next one: the subject of its first cue, else the
 * first named or meant person that is a subject. After a colon a body or document may speak too.
 */
export function leadOf(parsed: Parsed): Phrase | null {
  const { units, phrases } = parsed;
  const colon = wordAt(units, units.length - 1)?.text === ':';
  const first = wordAt(units, 0);
  if (first && isCue(first) && colon) return phrases.startingAt.get(1) ?? null;
  let fallback: Phrase | null = null;
  for (const at of units.keys()) {
    const word = wordAt(units, at);
    if (!word || !(isFiniteVerb(units, at) || isCue(word))) continue;
    const subject = subjectOf(parsed, at);
    if (!subject || !maySpeak(subject) || (subject.kind === 'noun' && !colon)) continue;
    if (isCue(word)) return subject;
    fallback ??= subject;
  }
  return fallback;
}
