import { acronymOf, expansionEnd } from '../evidence/acronyms.ts';
import { numbersTold, type ToldNumber } from '../evidence/numbers-told.ts';
import { namesPair } from '../evidence/synonyms.ts';
import { titleOf } from '../people/title-words.ts';
import type { Candidate } from './candidate.ts';
import { createFactKeys, type FactKeys } from './fact-keys.ts';
import type { MentionResolver } from './name-mentions.ts';
import { NumberSet } from './number-set.ts';
import { Numbering } from './numbering.ts';

/** A number told, with the tokens that tell it. */
interface PlacedNumber {
  readonly place: number;
  readonly to: number;
  readonly told: ToldNumber;
}

/** What a sentence tells, in terms that do not depend on its wording. */
export interface FactTerms {
  /** For each token, what it stands for, as the reader numbers it. */
  readonly keys: readonly (readonly number[])[];
  /** Those keys that a telling verb stands for. */
  readonly acts: NumberSet;
  readonly numbers: readonly PlacedNumber[];
}

/** Reads what sentences of one story tell. */
export interface FactReader {
  /** The keys met so far: people as "@full name", initials for a name, a group of synonyms, or a stem. */
  readonly numbering: Numbering;
  /** What a sentence tells; each is read once. */
  termsOf(candidate: Candidate): FactTerms;
}

const NAME_PART = /^[\p{Lu}.]|^(?:of|de|al|van|von|bin|el)$/u;
const NONE: readonly string[] = [];
const NOTHING: readonly number[] = [];
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?$/iu;
const PAIRING: ReadonlySet<string> = new Set(['pair', 'duo', 'two', 'both']);
const LONGEST_NAME = 7;
const LONGEST_READ = 150;
const MOST_ACRONYMS = 200;
/** The third most named person must be named so much less than the second for "the two leaders" to be clear. */
const CLEARLY_THIRD = 0.7;

/** Makes the reader for a story's sentences; without a resolver people go by the words of their names. */
export function createFactReader(candidates: readonly Candidate[], resolve: MentionResolver | undefined): FactReader {
  const acronyms = acronymsOf(candidates);
  const numbering = new Numbering();
  const keys = createFactKeys(numbering);
  const read = new Map<Candidate, FactTerms>();
  let pair: readonly string[] | undefined;
  const mainPair = () => {
    pair ??= resolve ? mainPairOf(candidates, resolve) : NONE;
    return pair;
  };
  const termsOf = (candidate: Candidate) => {
    let terms = read.get(candidate);
    if (!terms) {
      terms = readTerms(candidate, { acronyms, resolve, mainPair }, keys);
      read.set(candidate, terms);
    }
    return terms;
  };
  return { numbering, termsOf };
}

/** The story's initials, by first letter. */
function acronymsOf(candidates: readonly Candidate[]): Map<string, string[]> {
  const all = new Set<string>();
  for (const { tokens, capital, kind } of candidates) {
    if (kind === 'heading') continue;
    for (let at = 0; at < tokens.length && all.size < MOST_ACRONYMS; at += 1) {
      const letters = capital[at] ? acronymOf(tokens[at]?.text ?? '') : null;
      if (letters !== null) all.add(letters);
    }
  }
  const byLetter = new Map<string, string[]>();
  for (const letters of all) byLetter.set(letters.charAt(0), [...(byLetter.get(letters.charAt(0)) ?? []), letters]);
  return byLetter;
}

interface StoryNames {
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
  readonly resolve: MentionResolver | undefined;
  readonly mainPair: () => readonly string[];
}

function readTerms(candidate: Candidate, names: StoryNames, all: FactKeys): FactTerms {
  const { tokens, terms } = candidate;
  const plain = tokens.length > LONGEST_READ;
  const words = tokens.map(({ text }) => text);
  const numbers = plain ? [] : placeNumbers(candidate);
  const taken = new Uint8Array(tokens.length);
  const keys: (readonly number[])[] = [];
  while (keys.length < tokens.length) {
    const at = keys.length;
    const group = plain ? null : groupAt(candidate, words, at, names);
    const number = numbers.findLast(({ place }) => place === at);
    if (group) {
      taken.fill(1, at, at + group.length);
      push(keys, group.length, all.of(group.keys));
    } else if (number) push(keys, Math.max(1, number.to - at), NOTHING);
    else keys.push(all.ofTerms(terms[at] ?? NONE));
  }
  const acts: number[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    if (tokens[at]?.pos === 'VERB') for (const key of keys[at] ?? NOTHING) if (all.isTelling(key)) acts.push(key);
  }
  return { keys, acts: new NumberSet(acts), numbers: numbers.filter(({ place }) => taken[place] !== 1) };
}

/** The numbers of a sentence that count or measure: no dates and no ages between commas. */
function placeNumbers({ tokens, sentence }: Candidate): PlacedNumber[] {
  return numbersTold(sentence.text).flatMap((told) => {
    const start = sentence.start + told.quantity.start;
    const end = sentence.start + told.quantity.end;
    const place = tokens.findIndex((token) => token.end > start);
    let to = place;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to += 1;
    const before = tokens[place - 1]?.text === '.' ? tokens[place - 2]?.text : tokens[place - 1]?.text;
    const dated = MONTH.test(before ?? '') || MONTH.test(tokens[to]?.text ?? '');
    const aged = before === ',' && /^[,.]$/.test(tokens[to]?.text ?? '') && told.quantity.unit === null;
    return dated || aged || place < 0 ? [] : [{ place, to, told }];
  });
}

/** The words from a place on that stand for one thing: a person, initials, or the story's two main people. */
function groupAt(
  candidate: Candidate,
  words: readonly string[],
  at: number,
  { acronyms, resolve, mainPair }: StoryNames,
): { keys: readonly string[]; length: number } | null {
  const name = resolve ? nameAt(candidate, at, resolve) : null;
  if (name) return { keys: [`@${name.name}`], length: name.to - at };
  const initials = initialsAt(words, at, acronyms);
  if (initials) return { keys: [initials.letters.toLowerCase()], length: initials.to - at };
  const length = pairAt(candidate, at);
  const keys = length ? mainPair() : NONE;
  return keys.length ? { keys, length } : null;
}

function push(keys: (readonly number[])[], count: number, key: readonly number[]): void {
  keys.push(key);
  for (let at = 1; at < count; at += 1) keys.push(NOTHING);
}

/** The person whom the words from a place on name or mean, with titles before the name, and the place behind them. */
function nameAt(candidate: Candidate, from: number, resolve: MentionResolver): { name: string; to: number } | null {
  const { tokens, article } = candidate;
  const first = tokens[from];
  if (!first || !(first.pos === 'PROPN' || first.pos === 'PRON' || titleOf(first.text) !== null)) return null;
  let found: { name: string; to: number } | null = null;
  for (let at = from; at < tokens.length && at < from + LONGEST_NAME; at += 1) {
    const token = tokens[at];
    if (!token || (at > from && !NAME_PART.test(token.text))) break;
    const name = resolve(article.id, first.start, token.end);
    if (name !== null) found = { name, to: at + 1 };
  }
  return found;
}

function initialsAt(
  words: readonly string[],
  from: number,
  acronyms: ReadonlyMap<string, readonly string[]>,
): { letters: string; to: number } | null {
  const word = words[from] ?? '';
  const own = acronymOf(word);
  if (own !== null) return { letters: own, to: from + 1 };
  for (const letters of acronyms.get(word.charAt(0)) ?? []) {
    const to = expansionEnd(words, from, letters);
    if (to > 0) return { letters, to };
  }
  return null;
}

/** How many words from a place on call two people together ("two leaders", "pair"); 0 for none. */
function pairAt({ tokens }: Candidate, at: number): number {
  const word = tokens[at]?.lower ?? '';
  if (!PAIRING.has(word)) return 0;
  const before = tokens[at - 1]?.lower ?? '';
  if (word === 'pair' || word === 'duo') return before === 'the' && tokens[at + 1]?.text !== 'of' ? 1 : 0;
  return namesPair(tokens[at + 1]?.lower ?? '') ? 2 : 0;
}

/** The two people whom a story's sentences name most; none where a third one is named nearly as much. */
function mainPairOf(candidates: readonly Candidate[], resolve: MentionResolver): readonly string[] {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    for (let at = 0; at < candidate.tokens.length; at += 1) {
      const found = candidate.tokens[at]?.pos === 'PROPN' ? nameAt(candidate, at, resolve) : null;
      if (!found) continue;
      counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
      at = found.to - 1;
    }
  }
  const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!first || !second || (third && third[1] > CLEARLY_THIRD * second[1])) return NONE;
  return [`@${first[0]}`, `@${second[0]}`];
}
