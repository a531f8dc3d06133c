import { isRoleNoun } from '../people/occupations.ts';
import { isCue, isPlainCue } from './cues.ts';
import type { Unit } from './frames.ts';
import { endsRole, isBreak, isFiniteVerb, maySpeak, type Parsed, wordAt } from './parsed.ts';
import type { Phrase, Phrases } from './phrases.ts';

const REACH = 60;

/** `"…," said Smith`: directly after a quote a plain cue has its subject behind it. */
export function invertedSubject({ units, phrases }: Parsed, verb: number): Phrase | null {
  const word = units[verb];
  if (word?.kind !== 'word' || !isCue(word)) return null;
  let before = verb - 1;
  while (isBreak(units[before])) before--;
  if (units[before]?.kind !== 'quote') return before < verb - 1 ? trailingSubject(units, phrases, verb) : null;
  let after = verb + 1;
  while (wordAt(units, after)?.pos === 'ADV') after++;
  const phrase = phrases.startingAt.get(after);
  return phrase && (isPlainCue(word) || phrase.kind === 'name') ? phrase : null;
}

/** `The vote was lost, said Tovar.`: a name or a new source that ends the clause, not the subject of a next one. */
function trailingSubject(units: readonly Unit[], phrases: Phrases, verb: number): Phrase | null {
  const phrase = phrases.startingAt.get(verb + 1);
  const word = wordAt(units, verb);
  if (!phrase || !word || !isPlainCue(word) || /^t(?:old|ells)$/.test(word.lower)) return null;
  const fresh = phrase.mention?.person.human || /^an?$/i.test(wordAt(units, phrase.from)?.text ?? '');
  const next = wordAt(units, phrase.to);
  return fresh && (!next || /^[,.;]$/.test(next.text) || next.lower === 'of') ? phrase : null;
}

/** `Smith, a lawyer who once met Jones, said`: the phrase before the insert that the comma at `comma` closes. */
export function acrossInsert({ units, phrases }: Parsed, comma: number, floor: number): Phrase | null {
  let fallback: Phrase | null = null;
  const last = phrases.endingAt.get(comma);
  if (last?.kind === 'name' && last.mention?.person.human && isBreak(units[last.from - 1])) return last;
  for (let at = comma - 1; at > floor; at--) {
    if (!isBreak(units[at])) continue;
    const phrase =
      phrases.endingAt.get(at) ??
      (wordAt(units, at - 1)?.text === ')' ? phrases.endingAt.get(opening(units, at - 1, floor)) : undefined);
    if (phrase && isPlaced(phrase, units)) {
      const whole = owner({ units, phrases }, phrase);
      if (whole !== phrase && maySpeak(whole)) return whole;
      continue;
    }
    if (!phrase) continue;
    // "Ana Tovar of Ellery, Westland, who …": a region behind its town is nobody.
    const region = phrase.kind === 'name' && !phrase.mention?.person.human && isBreak(units[phrase.from - 1]);
    if (!region && (phrase.kind === 'name' || phrase.kind === 'pronoun')) return phrase;
    // "After Tovar finished his report, Brandt stood up, leaned in and said": no report does.
    const own = /^(?:his|her|their|its)$/.test(wordAt(units, phrase.from)?.lower ?? '');
    if (!own || isRoleNoun(phrase.head.lower)) fallback ??= phrase;
  }
  // `Tovar (North), said`: a stray comma after the subject itself.
  const paren = wordAt(units, comma - 1)?.text === ')' ? opening(units, comma - 1, floor) : comma;
  const nearest = phrases.endingAt.get(paren);
  const own = nearest ? owner({ units, phrases }, nearest) : null;
  return fallback ?? (own && !isPlaced(own, units) ? own : null);
}

/** "in the council": a phrase that a preposition puts in its place; "as Tovar" is not meant. */
function isPlaced(phrase: Phrase, units: readonly Unit[]): boolean {
  const before = wordAt(units, phrase.from - 1);
  return before?.pos === 'ADP' && before.lower !== 'as';
}

/** "Calling it a mistake, Tovar …": the first subject after a leading participle's comma. */
export function rightSubject({ units, phrases }: Parsed, verb: number): Phrase | null {
  for (let at = verb + 1; at < Math.min(units.length, verb + REACH); at++) {
    const phrase = isBreak(units[at - 1]) || units[at - 1]?.kind === 'quote' ? phrases.startingAt.get(at) : undefined;
    if (!phrase) continue;
    let next = phrase.to;
    while (wordAt(units, next)?.pos === 'ADV') next++;
    if (isFiniteVerb(units, next)) return phrase;
  }
  return null;
}

/** "a spokesman for the mayor said": not the mayor but the spokesman. */
export function owner({ units, phrases }: Pick<Parsed, 'units' | 'phrases'>, phrase: Phrase): Phrase {
  let found = phrase;
  for (let steps = 0; steps < 3; steps++) {
    const preposition = wordAt(units, found.from - 1);
    if (preposition?.lower === 'of' && endsRole(found, units)) break;
    if (preposition?.pos !== 'ADP' || preposition.lower === 'that') break;
    const outer = phrases.endingAt.get(found.from - 1);
    if (!outer) break;
    found = outer;
  }
  return found;
}

/** The index of the bracket that the one at `at` closes, not beyond `floor`. */
export function opening(units: readonly Unit[], at: number, floor: number): number {
  let open = at;
  while (open > floor && wordAt(units, open)?.text !== '(') open--;
  return open;
}

/** "Another source close to the talks said": what opens a cue's clause, where no other verb stands in between. */
export function clauseOpener({ units, phrases }: Parsed, verb: number): Phrase | null {
  const word = wordAt(units, verb);
  if (!word || !isCue(word) || !isPlainCue(word)) return null;
  let start = verb - 1;
  while (start >= 0 && units[start]?.kind === 'word' && !isBreak(units[start]) && verb - start < REACH) {
    if (isFiniteVerb(units, start) && !/ing$/.test(wordAt(units, start)?.lower ?? '')) return null;
    start--;
  }
  const phrase = phrases.startingAt.get(start + 1);
  return phrase && phrase.to < verb && maySpeak(phrase) ? phrase : null;
}
