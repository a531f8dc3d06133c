import { startsLarge } from '../../articles/starts-large.ts';
import { isRoleNoun } from '../people/occupations.ts';
import type { Unit, Word } from './frames.ts';
import type { Phrase, Phrases } from './phrases.ts';
import { isSpeakerNoun } from './speaker-nouns.ts';

/** A frame's units with its noun phrases. */
export interface Parsed {
  readonly units: readonly Unit[];
  readonly phrases: Phrases;
  /** Subjects found already, by verb; keeps the search linear. */
  readonly subjects: Map<number, Phrase | null>;
}

/** A comma or dash that sets an insert off. */
export function isBreak(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && /^(?:,|;|[\u2013\u2014-]|--)$/.test(unit.text);
}

/** The word at an index, or null where a quote or nothing stands. */
export function wordAt(units: readonly Unit[], at: number): Word | null {
  const unit = units[at];
  return unit?.kind === 'word' ? unit : null;
}

/** A finite verb or auxiliary: no infinitive, no bare participle. */
export function isFiniteVerb(units: readonly Unit[], at: number): boolean {
  const word = wordAt(units, at);
  if (!word || (word.pos !== 'VERB' && word.pos !== 'AUX')) return false;
  if (/ing$/.test(word.lower) && wordAt(units, at - 1)?.pos !== 'AUX') return false;
  return wordAt(units, at - 1)?.lower !== 'to';
}

/** Whether a phrase names or means someone, or a body or document that speaks. */
export function maySpeak(phrase: Phrase): boolean {
  if (phrase.kind === 'pronoun') return phrase.head.lower !== 'it' && phrase.head.lower !== 'you';
  return phrase.kind === 'name' || isSpeakerNoun(phrase.head.lower);
}

/** Whether a noun phrase may be quoted as an unnamed source: someone in a role, a body, a document, a proper noun. */
export function mayBeSource({ head, from, to }: Phrase, units: readonly Unit[]): boolean {
  // "a source close to the talks": the noun stands before the adjective.
  const noun = head.pos === 'ADJ' && to - from > 1 ? wordAt(units, to - 2) : null;
  if (noun && isSpeakerNoun(noun.lower)) return true;
  return startsLarge(head.text) || isSpeakerNoun(head.lower) || isRoleNoun(head.lower.replace(/s$/, ''));
}

/** "state Ana Tovar" after "secretary of": a role that ends in its bearer's name. */
export function endsRole(phrase: Phrase, units: readonly Unit[]): boolean {
  const first = wordAt(units, phrase.from);
  const human = phrase.mention?.person.human === true;
  if (!human || first === null || first.start >= (phrase.mention?.start ?? 0)) return false;
  // "State Ana Tovar" after "Secretary of": the title is known to begin earlier.
  if ((phrase.mention?.outerStart ?? first.start) < first.start) return true;
  return /^\p{Ll}/u.test(first.text) && first.pos === 'NOUN';
}

/** "was asked", "been called": what follows "by" speaks, not the subject. */
export function isPassive(units: Parsed['units'], at: number): boolean {
  const word = wordAt(units, at);
  if (!word || !/(?:ed|told|said|written|read|known|thought|felt)$/.test(word.lower)) return false;
  let before = at - 1;
  while (wordAt(units, before)?.pos === 'ADV') before--;
  return (
    /^(?:is|are|was|were|be|been|being|'s|\u2019s|got|get)$/.test(wordAt(units, before)?.lower ?? '') &&
    wordAt(units, before)?.pos !== 'PART'
  );
}
