import type { Token } from '../../articles/tokens.ts';
import type { Candidate } from '../bullets/candidate.ts';
import { datesOf } from '../dates/dates-of.ts';
import { SAYING } from '../dates/verb-words.ts';
import { findQuantities, type Quantity } from './find-quantities.ts';
import { FATE, PEOPLE_NOUNS, SUBSET_WORDS } from './number-words.ts';

/** A quantity and what it counts or measures, as far as its sentence tells. */
export interface Measure {
  readonly candidate: Candidate;
  readonly quantity: Quantity;
  /** True where the fact alone ties two sentences together, whatever else they tell. */
  readonly firm?: boolean;
  /** What two sentences must agree on to speak of the same thing: unit, noun and what qualifies it, verb. */
  readonly fact: string;
  /** What it is called in this sentence: "dockers", "killed". */
  readonly name: string;
  /** The number as written, with its unit: "2,100", "90 minutes". */
  readonly value: string;
}

const PEOPLE: ReadonlySet<string> = new Set(PEOPLE_NOUNS);
const SUBSETS: ReadonlySet<string> = new Set(SUBSET_WORDS);
const LONGEST_READ = 150;
const LONGEST_PHRASE = 4;
const FATE_REACH = 5;
const BESIDE = 2;
const VERB_REACH = 7;
const COUNTED_REACH = 14;
const SOURCE_REACH = 8;
const SAYS: ReadonlySet<string> = new Set(SAYING);

/** The measures in a sentence that could be told otherwise elsewhere: outside quotations, and no part of a larger one. */
export function findMeasures(candidate: Candidate): Measure[] {
  const { sentence, tokens } = candidate;
  if (tokens.length > LONGEST_READ) return [];
  const quantities = findQuantities(sentence.text);
  if (quantities.length === 0) return [];
  const dates = datesOf(sentence, candidate.article.language);
  const { quoted } = candidate;
  return quantities.flatMap((quantity) => {
    if (dates.some((date) => date.start < quantity.end && quantity.start < date.end)) return [];
    const from = tokens.findIndex((token) => token.end > sentence.start + quantity.start);
    const after = tokens.findIndex((token) => token.start >= sentence.start + quantity.end);
    const to = after < 0 ? tokens.length : after;
    if (from < 0 || quoted[from]) return [];
    return readMeasure(candidate, quantity, from, to) ?? [];
  });
}

function readMeasure(candidate: Candidate, quantity: Quantity, from: number, to: number): Measure | null {
  const { tokens, sentence } = candidate;
  const phrase = nounPhrase(tokens, to);
  if ([tokens[from - 1], tokens[to], ...phrase].some((token) => SUBSETS.has(lower(token)))) return null;
  const about =
    quantity.unit === null
      ? whatIsCounted(candidate, quantity, from, to, phrase)
      : whatIsMeasured(candidate, quantity, quantity.unit, from, to, phrase);
  return about && { candidate, quantity, ...about, value: sentence.text.slice(quantity.start, quantity.end) };
}

type About = Pick<Measure, 'fact' | 'name'>;

/** A "13-metre yacht" goes with the yacht, other measures with their verb: "talks lasted", after the sentence's subject. */
function whatIsMeasured(
  candidate: Candidate,
  quantity: Quantity,
  unit: string,
  from: number,
  to: number,
  phrase: readonly Token[],
): About | null {
  const { tokens, sentence } = candidate;
  if (/\d-\p{L}/u.test(sentence.text.slice(quantity.start, quantity.end))) {
    const things = phrase.map((token) => token.lemma).join(' ');
    return things === '' ? null : { fact: `${unit} ${things}`, name: nameOf(candidate, phrase) };
  }
  const fits = (token: Token, distance: number) =>
    distance <= VERB_REACH && token.pos === 'VERB' && !SAYS.has(token.lemma);
  const verb = nearest(tokens, from, to, fits);
  if (!verb) return null;
  const subject = openingNoun(tokens);
  const named = subject && subject.start < verb.start ? `${subject.text} ${verb.text}` : verb.text;
  return { fact: `${unit} ${verb.lemma}`, name: named };
}

/** A count goes with the things behind it ("2,100 dockers"), and one of people with what happened to them. */
function whatIsCounted(
  candidate: Candidate,
  quantity: Quantity,
  from: number,
  to: number,
  phrase: readonly Token[],
): About | null {
  const { tokens, sentence } = candidate;
  if (tokens[from - 1]?.pos === 'PROPN' || looksLikeYear(sentence.text, quantity)) return null;
  const head = phrase.at(-1);
  if (head === undefined) return countedBefore(tokens, from) ?? fateOf(tokens, from, to, 'people', BESIDE);
  const things = phrase.map((token) => token.lemma).join(' ');
  if (PEOPLE.has(head.lemma)) return fateOf(tokens, from, to + phrase.length, things, FATE_REACH);
  if (isSource(tokens, to + phrase.length)) return null;
  return { fact: things, name: nameOf(candidate, phrase) };
}

/** "The number of dockers who strike is 2,100", "the death toll stands at 19". */
function countedBefore(tokens: readonly Token[], from: number): About | null {
  for (let place = from - 2; place >= 0 && from - place <= COUNTED_REACH; place -= 1) {
    if (tokens[place]?.pos === 'NUM') return null;
    if (lower(tokens[place]) === 'toll') return { fact: 'people killed', name: 'toll' };
    if (lower(tokens[place]) !== 'number' || lower(tokens[place + 1]) !== 'of') continue;
    const phrase = nounPhrase(tokens, place + 2);
    const things = phrase.map((token) => token.lemma).join(' ');
    return things === '' || PEOPLE.has(things) ? null : { fact: things, name: phrase.at(-1)?.text ?? '' };
  }
  return null;
}

function fateOf(tokens: readonly Token[], from: number, to: number, who: string, reach: number): About | null {
  const fits = (token: Token, distance: number) => distance <= reach && FATE.has(lower(token));
  const fate = nearest(tokens.slice(0, to + reach), from, to, fits);
  return fate ? { fact: `${who} ${FATE.get(lower(fate))}`, name: fate.text } : null;
}

function nameOf({ sentence }: Candidate, phrase: readonly Token[]): string {
  const [first, last] = [phrase[0], phrase.at(-1)];
  return sentence.text.slice((first?.start ?? 0) - sentence.start, (last?.end ?? 0) - sentence.start);
}

/** "Three officials familiar with the matter said": how many sources each outlet had is no fact of the story. */
function isSource(tokens: readonly Token[], behind: number): boolean {
  const verb = tokens.slice(behind, behind + SOURCE_REACH).find((token) => token.pos === 'VERB');
  return verb !== undefined && SAYS.has(verb.lemma);
}

function looksLikeYear(text: string, quantity: Quantity): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(text.slice(quantity.start, quantity.end));
}

/** The adjectives and nouns right behind a number, up to the last noun; empty where no noun follows. */
function nounPhrase(tokens: readonly Token[], from: number): Token[] {
  const phrase: Token[] = [];
  for (let place = from; place < tokens.length && phrase.length < LONGEST_PHRASE; place += 1) {
    const token = tokens[place];
    if (!token || !['NOUN', 'PROPN', 'ADJ'].includes(token.pos)) break;
    phrase.push(token);
  }
  while (phrase.length > 0 && phrase.at(-1)?.pos === 'ADJ') phrase.pop();
  return phrase;
}

/** The noun of the phrase that opens a sentence, where it opens with one: mostly its subject. */
function openingNoun(tokens: readonly Token[]): Token | undefined {
  const from = ['DET', 'PRON', 'NUM'].includes(tokens[0]?.pos ?? '') ? 1 : 0;
  return nounPhrase(tokens, from).at(-1);
}

function nearest(
  tokens: readonly Token[],
  from: number,
  to: number,
  fits: (token: Token, distance: number) => boolean,
): Token | undefined {
  for (let distance = 1; distance <= tokens.length; distance += 1) {
    for (const token of [tokens[from - distance], tokens[to + distance - 1]]) {
      if (token && fits(token, distance)) return token;
    }
  }
  return undefined;
}

function lower(token: Token | undefined): string {
  return token?.text.toLowerCase() ?? '';
}
