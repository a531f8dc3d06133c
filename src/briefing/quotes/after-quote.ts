import { isRoleNoun } from '../people/occupations.ts';
import { type Attribution, accordingTo, found } from './attribution.ts';
import { beforeQuote } from './before-quote.ts';
import { cueLemma, isCue, isPlainCue, mayBeCue } from './cues.ts';
import { endsRole, isBreak, isFiniteVerb, isPassive, type Parsed, wordAt } from './parsed.ts';
import type { Phrase } from './phrases.ts';
import { subjectOf } from './subject.ts';

const NEAR = 30;

/** `"…," Tovar said`, `"…," said Tovar`, `"…", according to Tovar`. */
export function afterQuote(parsed: Parsed, quote: number): Attribution | null {
  const { units, phrases } = parsed;
  let at = quote + 1;
  while (isBreak(units[at])) at++;
  const first = wordAt(units, at);
  if (!first) return null;
  const according = accordingTo(parsed, at);
  if (according) return throughReport(parsed, quote) ?? according;
  if (isCue(first) || mayBeCue(first)) {
    let next = at + 1;
    while (wordAt(units, next)?.pos === 'ADV') next++;
    const phrase = phrases.startingAt.get(next);
    const fits =
      phrase &&
      (isPlainCue(first) || cueLemma(first) === 'read' || phrase.kind === 'name') &&
      !isFiniteVerb(units, phrase.to);
    if (fits) return found(joint(parsed, phrase), 'inverted');
  }
  if (first.lower === 'as') at++;
  const phrase = phrases.startingAt.get(at);
  if (!phrase) return null;
  const told = speaking(parsed, phrase);
  const quoted = told ? quotedAfter(parsed, told) : null;
  return quoted ?? found(told, 'after');
}

/** `Tovar told members that … "…", according to the paper`: Tovar speaks, through the paper. */
function throughReport(parsed: Parsed, quote: number): Attribution | null {
  const told = beforeQuote(parsed, quote);
  return told && told.rule === 'before' && told.plain ? { ...told, relayed: true } : null;
}

/** `"…," the agency quoted Tovar as saying`, `quoted Tovar telling them`. */
function quotedAfter({ units, phrases }: Parsed, reporter: Phrase): Attribution | null {
  for (let at = reporter.to; at < Math.min(units.length, reporter.to + 4); at++) {
    const word = wordAt(units, at);
    if (!word || !/^(?:quote|cite)$/.test(cueLemma(word))) continue;
    const object = phrases.startingAt.get(at + 1);
    return object && /^(?:as|saying|telling)$/.test(wordAt(units, object.to)?.lower ?? '')
      ? found(object, 'after', { relayed: true })
      : null;
  }
  return null;
}

/** "said Tovar and Brandt": both; "said former secretary of state Ana Tovar": the name at the end. */
function joint({ units, phrases }: Parsed, phrase: Phrase): Phrase {
  if (phrase.kind === 'noun' && wordAt(units, phrase.from)?.pos !== 'DET' && wordAt(units, phrase.to)?.lower === 'of') {
    const named = phrases.startingAt.get(phrase.to + 1);
    if (named && endsRole(named, units)) return named;
  }
  const next = phrases.startingAt.get(phrase.to + 1);
  // "said the team's captain, Ana Tovar."
  if (phrase.kind === 'noun' && next?.mention?.person.human && wordAt(units, phrase.to)?.text === ',') {
    if (isRoleNoun(phrase.head.lower) && /^[,.;]?$/.test(wordAt(units, next.to)?.text ?? '')) return next;
  }
  // "said former Governor and mayoral candidate Ana Tovar": two roles of one person.
  if (
    phrase.kind === 'noun' &&
    next?.kind === 'name' &&
    wordAt(units, phrase.to)?.lower === 'and' &&
    isRoleNoun(phrase.head.lower)
  ) {
    if (endsRole(next, units) || /^\p{Ll}/u.test(wordAt(units, next.from)?.text ?? '')) return next;
  }
  return next?.joinedFrom === phrase.from ? next : phrase;
}

/** A phrase with all those who share its cue, if a cue that it is the subject of follows; else null. */
function speaking(parsed: Parsed, phrase: Phrase): Phrase | null {
  const { units } = parsed;
  const direct = wordAt(units, phrase.to);
  if (direct && phrase.kind !== 'noun' && mayBeCue(direct)) return phrase;
  for (let at = phrase.to; at < Math.min(units.length, phrase.to + NEAR); at++) {
    const word = wordAt(units, at);
    if (!word || !isCue(word) || isPassive(units, at)) continue;
    const subject = subjectOf(parsed, at);
    if (subject && (subject.from === phrase.from || subject.joinedFrom === phrase.from)) return subject;
  }
  return null;
}
