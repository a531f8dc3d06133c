import { TIME_WORDS } from '../people/name-words.ts';
import { isCue, isPlainCue } from './cues.ts';
import type { Unit } from './frames.ts';
import { acrossInsert, clauseOpener, invertedSubject, opening, owner, rightSubject } from './nearby-subjects.ts';
import { isBreak, isFiniteVerb, maySpeak, type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';

const REACH = 60;
const SKIPPED = new Set(
  "also then later once now still again just even only both all not n't never ever has have had is was are were be been will would could should may might must do does did can 's ’s 'd ’d to himself herself themselves publicly reportedly recently repeatedly".split(
    ' ',
  ),
);
const AND = new Set(['and', 'but', 'or', 'then', 'yet', '&']);
const RELATIVE = new Set(['who', 'which', 'that']);
const OBJECT_PREPOSITIONS = new Set(['for', 'of', 'from', 'as']);

/** The noun phrase that does what the verb at `verb` says, or null where the frame does not show it. */
export function subjectOf(parsed: Parsed, verb: number): Phrase | null {
  const { units, subjects } = parsed;
  const known = subjects.get(verb);
  if (known !== undefined) return known;
  subjects.set(verb, null);
  const found =
    invertedSubject(parsed, verb) ??
    leftSubject(parsed, verb) ??
    (isParticiple(units[verb]) ? rightSubject(parsed, verb) : clauseOpener(parsed, verb));
  subjects.set(verb, found);
  return found;
}

function leftSubject(parsed: Parsed, verb: number): Phrase | null {
  const { units, phrases } = parsed;
  const participle = isParticiple(units[verb]);
  let at = verb - 1;
  let infinitive = false;
  let auxiliary = false;
  const floor = Math.max(-1, verb - REACH);
  while (at > floor) {
    const word = wordAt(units, at);
    if (!word) return participle && !auxiliary ? (viaCue(parsed, at) ?? viaVerb(parsed, at)) : null;
    const phrase = phrases.endingAt.get(at + 1);
    if (phrase) {
      if (infinitive) return viaVerb(parsed, at);
      if (participle && !auxiliary) return besideParticiple(parsed, phrase);
      return owner(parsed, phrase);
    }
    if (word.text === ')') {
      at = opening(units, at, floor) - 1;
    } else if (isBreak(word)) {
      if (participle && !auxiliary) return viaCue(parsed, at) ?? viaVerb(parsed, at) ?? acrossInsert(parsed, at, floor);
      return acrossInsert(parsed, at, floor) ?? viaVerb(parsed, at);
    } else if (AND.has(word.lower)) {
      return viaCue(parsed, at) ?? viaVerb(parsed, at);
    } else if (RELATIVE.has(word.lower)) {
      const before = isBreak(units[at - 1]) ? at - 1 : at;
      const antecedent = phrases.endingAt.get(before);
      // "an answer from Tovar, who said": only people are "who".
      if (word.lower === 'who' && antecedent?.mention?.person.human) return antecedent;
      return antecedent ? owner(parsed, antecedent) : null;
    } else if (participle && !auxiliary && word.pos === 'ADP') {
      const object = phrases.endingAt.get(at);
      if (OBJECT_PREPOSITIONS.has(word.lower) && object && object.kind !== 'noun') return object;
      return viaVerb(parsed, at) ?? acrossInsert(parsed, at, floor);
    } else if (
      word.pos === 'ADV' ||
      SKIPPED.has(word.lower) ||
      word.pos === 'AUX' ||
      TIME_WORDS.has(word.lower) ||
      /ly$/.test(word.lower)
    ) {
      infinitive ||= word.lower === 'to';
      auxiliary ||= word.pos === 'AUX' && !infinitive;
      at--;
    } else if (/^(?:on|in|last|this|earlier)$/.test(word.lower) && TIME_WORDS.has(wordAt(units, at + 1)?.lower ?? '')) {
      at--;
    } else if (infinitive || word.pos === 'VERB') {
      return viaVerb(parsed, at + 1);
    } else {
      return null;
    }
  }
  return null;
}

/** "with Tovar saying", "footage of Tovar saying": she says it; else who does what the sentence tells. */
function besideParticiple(parsed: Parsed, phrase: Phrase): Phrase | null {
  const { units } = parsed;
  const before = wordAt(units, phrase.from - 1);
  const named = phrase.kind === 'name' && phrase.mention?.person.human === true;
  if (named && before && /^(?:with|of|by|as)$/.test(before.lower)) return phrase;
  // "… and one blogger asking": somebody new, who does only that.
  const fresh = /^(?:one|an?|another)$/.test(wordAt(units, phrase.from)?.lower ?? '') && maySpeak(phrase);
  if (fresh && before && /^(?:and|while|[,;])$/.test(before.lower)) return phrase;
  const whole = owner(parsed, phrase);
  if (phrase.kind !== 'pronoun' && wordAt(units, whole.from - 1)?.lower === 'with') return whole;
  return viaVerb(parsed, phrase.from) ?? (before?.pos === 'ADP' ? null : phrase);
}

/** The subject of the nearest finite verb to the left of `before`, someone who may speak before any other. */
function viaVerb(parsed: Parsed, before: number): Phrase | null {
  const { units } = parsed;
  let fallback: Phrase | null = null;
  for (let at = before - 1; at >= Math.max(0, before - REACH); at--) {
    if (!isFiniteVerb(units, at) || isReduced(parsed, at)) continue;
    const found = subjectOf(parsed, at);
    if (found && maySpeak(found)) return found;
    fallback ??= found;
  }
  return fallback;
}

/** "made its case in a report published on Monday": what stands behind a preposition's noun, after the clause's own verb. */
function isReduced({ units, phrases }: Parsed, verb: number): boolean {
  const noun = /ed$/.test(wordAt(units, verb)?.lower ?? '') ? phrases.endingAt.get(verb) : undefined;
  if (!noun || wordAt(units, noun.from - 1)?.pos !== 'ADP') return false;
  for (let at = noun.from - 1; at >= Math.max(0, verb - REACH); at--) {
    const word = wordAt(units, at);
    if (!word || isBreak(word) || AND.has(word.lower) || RELATIVE.has(word.lower)) return false;
    if (isFiniteVerb(units, at)) return true;
  }
  return false;
}

/** The subject of the nearest plain cue to the left: what is added with "and" or a participle has its speaker. */
function viaCue(parsed: Parsed, before: number): Phrase | null {
  for (let at = before - 1; at >= Math.max(0, before - REACH); at--) {
    const word = wordAt(parsed.units, at);
    if (!word || !isCue(word) || !isPlainCue(word)) continue;
    const found = subjectOf(parsed, at);
    if (found && maySpeak(found)) return found;
  }
  return null;
}

function isParticiple(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && /ing$/.test(unit.lower);
}
