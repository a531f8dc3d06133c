import { type Attribution, accordingTo, found } from './attribution.ts';
import { cueLemma, isCue, isPlainCue, isStativeCue } from './cues.ts';
import { isFiniteVerb, isPassive, maySpeak, type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';
import { subjectOf } from './subject.ts';

const REACH = 80;
const NEAR_CUE = 14;
const TIGHT = 4;

/**
 * The nearest cue before the quote whose subject the frame shows. Plain verbs of saying reach over clauses; others count
 * only where the quote belongs to their own clause; states of mind only where nothing else speaks.
 */
export function beforeQuote(parsed: Parsed, quote: number): Attribution | null {
  const { units } = parsed;
  let clauses = 0;
  let weaker: Attribution | null = null;
  for (let at = quote - 1; at >= Math.max(0, quote - REACH); at--) {
    const word = wordAt(units, at);
    if (!word) continue;
    weaker ??= accordingTo(parsed, at);
    if (!isCue(word) || leadsToVerb(parsed, at)) {
      if (isFiniteVerb(units, at)) clauses++;
      continue;
    }
    const plain = isPlainCue(word);
    const own = clauses === 0 && quote - at <= NEAR_CUE;
    const told = plain || own ? cueBefore(parsed, at, quote) : null;
    if (told && !(isStativeCue(word) && !plain)) return told;
    weaker ??= told;
    clauses++;
  }
  return weaker;
}

/** "continued to grow": no speech. */
function leadsToVerb({ units }: Parsed, at: number): boolean {
  const word = wordAt(units, at);
  return word !== null && cueLemma(word) === 'continue' && wordAt(units, at + 1)?.lower === 'to';
}

function cueBefore(parsed: Parsed, at: number, quote: number): Attribution | null {
  const quoted = quotedAsSaying(parsed, at);
  if (quoted) return quoted;
  if (isPassive(parsed.units, at)) return found(agentAfter(parsed, at, quote), 'before');
  const object = quotedObject(parsed, at, quote);
  if (object) return object;
  const phrase = subjectOf(parsed, at);
  // `Calling it "…," Brandt left`: a leading participle has its subject behind the quote.
  const leading =
    at <= 1 && phrase !== null && phrase.from > quote && /ing$/.test(wordAt(parsed.units, at)?.lower ?? '');
  const told = phrase && (phrase.to <= quote || leading) && !/^(?:you|i|we|it)$/.test(phrase.head.lower);
  if (!told) return null;
  const word = wordAt(parsed.units, at);
  const outer = reporterOf(parsed, phrase, at);
  return found(phrase, 'before', {
    relayed: outer !== null,
    outer,
    plain: word !== null && isPlainCue(word),
    tight: quote - at <= TIGHT,
  });
}

/** `Brandt said Tovar had told him "…"`: Brandt, who brings another's words with a plain cue of his own; else null. */
function reporterOf(parsed: Parsed, inner: Phrase, cue: number): Phrase | null {
  const { units } = parsed;
  const perfect = units.slice(inner.to, cue).some((unit) => unit.kind === 'word' && unit.lower === 'had');
  for (let at = inner.from - 1; at >= Math.max(0, inner.from - REACH); at--) {
    const word = wordAt(units, at);
    if (!word || (!perfect && /^(?:and|but|while|as|;)$/.test(word.lower))) return null;
    if (!isCue(word) || !isPlainCue(word)) continue;
    const outer = subjectOf(parsed, at);
    const differs =
      outer !== null &&
      outer.from !== inner.from &&
      outer.kind !== 'pronoun' &&
      outer.mention?.person !== inner.mention?.person &&
      !mayMean(inner, outer);
    return differs ? outer : null;
  }
  return null;
}

/** "Tovar said she told them": nothing tells the pronoun's bearer from the one who reports. */
function mayMean(pronoun: Phrase, outer: Phrase): boolean {
  if (pronoun.kind !== 'pronoun') return false;
  const gender = outer.mention?.person.gender ?? null;
  if (/^s?he$/.test(pronoun.head.lower)) return gender === null || (gender === 'f') === (pronoun.head.lower === 'she');
  return true;
}

function agentAfter({ units, phrases }: Parsed, verb: number, quote: number): Phrase | null {
  for (let at = verb + 1; at < Math.min(quote, verb + 8); at++) {
    if (wordAt(units, at)?.lower === 'by') return phrases.startingAt.get(at + 1) ?? null;
  }
  return null;
}

/** "The paper quotes Tovar: …": the one quoted speaks. */
function quotedObject({ units, phrases }: Parsed, verb: number, quote: number): Attribution | null {
  const word = wordAt(units, verb);
  if (!word || !/^(?:quote|cite)$/.test(cueLemma(word))) return null;
  const object = phrases.startingAt.get(verb + 1);
  const named = object && (object.kind === 'name' || object.kind === 'noun') && object.to <= quote;
  const close =
    named && units.slice(object.to, quote).every((unit) => unit.kind === 'word' && !/\p{L}/u.test(unit.text));
  return close && maySpeak(object) ? found(object, 'before', { relayed: true }) : null;
}

/** "The agency quoted Tovar as saying": the speaker is who is quoted. */
function quotedAsSaying({ units, phrases }: Parsed, verb: number): Attribution | null {
  const word = wordAt(units, verb);
  if (!word || !/ing$/.test(word.lower) || wordAt(units, verb - 1)?.lower !== 'as') return null;
  const object = phrases.endingAt.get(verb - 1);
  const before = object ? wordAt(units, object.from - 1) : null;
  return before && isCue(before) ? found(object, 'before', { relayed: true }) : null;
}
