import type { Candidate } from '../bullets/candidate.ts';
import type { Measure } from './find-measures.ts';
import { NEGATIONS, OPPOSITES } from './opposites.ts';

const SIDES = new Map(
  OPPOSITES.flatMap((pair, fact) =>
    pair.flatMap((verbs, side) => verbs.split(' ').map((verb) => [verb, { fact: `outcome ${fact}`, side }] as const)),
  ),
);
const NEGATED: ReadonlySet<string> = new Set(NEGATIONS);
const LONGEST_READ = 150;

/**
 * The outcomes that a sentence tells with a verb that has an opposite ("approved", "rejected"). Sentences that negate
 * or only consider something, and those that tell several outcomes, give none.
 */
export function findOutcomes(candidate: Candidate): Measure[] {
  const { tokens, sentence, quoted } = candidate;
  if (tokens.length > LONGEST_READ) return [];
  const verbs = tokens.filter(({ pos, lemma }, place) => pos === 'VERB' && !quoted[place] && SIDES.has(lemma));
  const [verb] = verbs;
  const told = SIDES.get(verb?.lemma ?? '');
  if (verb === undefined || told === undefined || verbs.length > 1) return [];
  if (tokens.some(({ text, lemma }) => isNegation(text) || isNegation(lemma))) return [];
  const subject = tokens.find(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  if (subject === undefined || subject.start > verb.start) return [];
  const [start, end] = [verb.start - sentence.start, verb.end - sentence.start];
  const quantity = { start, end, low: told.side, high: told.side, unit: 'outcome' };
  return [{ candidate, quantity, fact: `${told.fact} ${subject.lemma}`, name: subject.text, value: verb.text }];
}

function isNegation(word: string): boolean {
  return NEGATED.has(word.toLowerCase());
}
