import type { Token } from '../../articles/tokens.ts';
import { monthNumber, weekdayNumber } from './calendar.ts';
import { CLAUSE_BREAK, readVerbs, type Verb } from './read-verbs.ts';
import { APPOINTMENTS, ASIDE_OPENERS, OPEN_INFINITIVES, SAYING } from './verb-words.ts';

/** The verb whose time a date tells. */
export interface EventVerb {
  readonly tense: 'past' | 'future';
  /** Place of the verb among the sentence's tokens. */
  readonly place: number;
  /** True where the event is only that somebody said something. */
  readonly saying: boolean;
}

const SAYS: ReadonlySet<string> = new Set(SAYING);
const OPENERS: ReadonlySet<string> = new Set(ASIDE_OPENERS);
const APPOINTED: ReadonlySet<string> = new Set(APPOINTMENTS);
const OPEN: ReadonlySet<string> = new Set([...SAYING, ...OPEN_INFINITIVES]);
const RELATIVE = /^(?:who|whose|whom|which)$/;
const NOT = /^(?:not|n['’]?t|never)$/i;
/** Pronouns that stand for one person. */
export const PERSON = /^(?:he|she|him|his|her)$/i;
const PLACING = /^(?:in|on|at|from|near|before|during|across|around|outside|inside)$/i;
const PERSONAL = /^(?:he|she|it|they|this|these|those)$/i;
/** Between an appointment in the present tense and its day: "the vote is on Thursday", "the trial begins here Monday". */
const FARTHEST_DAY = 3;
const LATEST_POINTER = 2;

/**
 * The verb of a sentence's main clause (or of what is reported in it) that a date goes with, as places `from` to `to`
 * of its tokens. Null where that is unclear, is an aside of the sentence, or has not happened and is not set to.
 */
export function findEventVerb(tokens: readonly Token[], from: number, to: number): EventVerb | null {
  const verbs = readVerbs(tokens).filter((verb) => !isRelative(tokens, verb, to));
  const finite = verbs.filter(carriesTense);
  const verb = governing(tokens, verbs, finite, from, to);
  const tense = verb && tenseOf(tokens, verb, from);
  if (!tense) return null;
  if (isAside(tokens, verb, verbs) || isInserted(tokens, verb, finite, to) || lacksName(tokens, verb)) return null;
  return { tense, place: verb.place, saying: SAYS.has(tokens[verb.place]?.lemma ?? '') };
}

function carriesTense({ form }: Verb): boolean {
  return form !== 'participle' && form !== 'infinitive';
}

/** Null for what is always or perhaps so. A day with "begins" or "is" is an appointment: "The vote is Thursday." */
function tenseOf(tokens: readonly Token[], verb: Verb, from: number): 'past' | 'future' | null {
  if (verb.form === 'past' || verb.form === 'future') return verb.form;
  const near = from > verb.place && from - verb.place <= FARTHEST_DAY;
  const day = weekdayNumber(tokens[from]?.text ?? '') > 0;
  const appointed = verb.form === 'present' && APPOINTED.has(tokens[verb.place]?.lemma ?? '');
  return near && day && appointed ? 'future' : null;
}

function governing(
  tokens: readonly Token[],
  verbs: readonly Verb[],
  finite: readonly Verb[],
  from: number,
  to: number,
): Verb | undefined {
  const next = finite.find((verb) => verb.from >= to);
  const left = verbs.filter((verb) => verb.place < from).at(-1);
  const lastFinite = finite.filter((verb) => verb.place < from).at(-1);
  if (next && tokens.slice(to, next.from).every((token) => token.pos === 'ADV')) {
    // "A picture taken on Monday was shown": the date goes with the participle, not with the sentence's verb.
    return left && !left.helped && left === lastFinite && finite[0] === left ? undefined : next;
  }
  if (left === undefined || (left.form === 'participle' && lastFinite === undefined)) {
    const comma = tokens.slice(0, from).findIndex((token) => token.text === ',');
    return comma > 1 ? undefined : next;
  }
  if (left.form === 'infinitive' && lastFinite && !opensFuture(tokens, lastFinite.place, left.from)) return lastFinite;
  return left.form === 'participle' ? lastFinite : left;
}

/** "agreed to meet on Monday", "the decision to meet on Monday": the day may be that of what is to come. */
function opensFuture(tokens: readonly Token[], verb: number, to: number): boolean {
  return tokens.slice(verb, to).some(({ lemma }) => OPEN.has(lemma)) || to - verb === 1;
}

/** "On Monday, the law that would …": the verb of a relative clause between a date in front and the sentence's verb. */
function isRelative(tokens: readonly Token[], verb: Verb, to: number): boolean {
  return verb.from > to && tokens[to]?.text === ',' && /^(?:that|which|who)$/i.test(tokens[verb.from - 1]?.text ?? '');
}

/** A participle behind a comma, beside the sentence's own verb: "the culture, described in court on Monday as …, harms". */
function isInserted(tokens: readonly Token[], verb: Verb, finite: readonly Verb[], to: number): boolean {
  if (verb.helped) return false;
  if (tokens[verb.place + 1]?.text === 'by') return true;
  let before = verb.from - 1;
  while (tokens[before]?.pos === 'ADV') before -= 1;
  const follows = tokens[before]?.text === ',';
  if (follows && finite.some((other) => other.place < verb.from) && !closesAside(tokens, before, finite)) return true;
  if (!follows && !tokens.slice(0, verb.from).some((token) => token.text === ',')) return false;
  const comma = tokens.findIndex((token, place) => place >= to && token.text === ',');
  return comma > 0 && finite.some((other) => other.from === comma + 1);
}

/** "Tovar, who has led the union, resigned": the comma ends what an earlier one opened behind the subject. */
function closesAside(tokens: readonly Token[], comma: number, finite: readonly Verb[]): boolean {
  const opening = tokens.findIndex(({ text }) => text === ',');
  if (opening >= comma || finite.some((verb) => verb.place < opening)) return false;
  const subject = tokens.slice(0, opening);
  return holdsName(tokens, opening) && subject.every(({ pos }) => pos !== 'ADP' && pos !== 'VERB' && pos !== 'AUX');
}

/** "He signed it on Monday", "Tovar met her": nobody knows who, unless the sentence has named him, or another, before. */
function lacksName(tokens: readonly Token[], verb: Verb): boolean {
  const unnamed = tokens.findIndex(
    ({ text }, place) =>
      (PERSON.test(text) && !pointsAhead(tokens, place)) || (/^they$/i.test(text) && tokens[place - 1]?.text === ','),
  );
  if (unnamed > 0 && (!holdsName(tokens, unnamed) || isAnother(tokens, unnamed))) return true;
  for (let place = verb.from - 1; place >= 0; place -= 1) {
    const { pos = '', text = '' } = tokens[place] ?? {};
    if (PERSONAL.test(text)) return !holdsName(tokens, place);
    if (pos === 'NOUN' || pos === 'PROPN') return false;
  }
  return false;
}

/** "In his last days, Lund …": whose days follows. */
function pointsAhead(tokens: readonly Token[], place: number): boolean {
  return (
    place <= LATEST_POINTER && /^(?:his|her)$/i.test(tokens[place]?.text ?? '') && tokens[place - 1]?.pos === 'ADP'
  );
}

/** "him" or "her" as an object is not the subject, and where that is the only name before, nobody that is named. */
function isAnother(tokens: readonly Token[], place: number): boolean {
  const object =
    /^(?:him|her)$/i.test(tokens[place]?.text ?? '') && !/^(?:NOUN|ADJ|PROPN|NUM)$/.test(tokens[place + 1]?.pos ?? '');
  if (!object || tokens[place - 1]?.pos !== 'VERB') return false;
  const names = tokens.slice(0, place).filter(({ pos }, at) => pos === 'PROPN' && tokens[at + 1]?.pos !== 'PROPN');
  return names.length === 1;
}

/** Whether a name stands before: of a person where the pronoun is a subject, so not "in Ellery, he said". */
function holdsName(tokens: readonly Token[], before: number): boolean {
  const subject = /^s?he$/i.test(tokens[before]?.text ?? '');
  for (let place = 0; place < before; place += 1) {
    if (isName(tokens[place]) && !(subject && isPlaced(tokens, place))) return true;
  }
  return false;
}

/** A name that is no month and no day. */
export function isName(token: Token | undefined): boolean {
  return token?.pos === 'PROPN' && monthNumber(token.text) === 0 && weekdayNumber(token.text) === 0;
}

/** "before the Ellery vote", "in Ellery" */
function isPlaced(tokens: readonly Token[], name: number): boolean {
  let lead = name - 1;
  while (/^(?:DET|ADJ)$/.test(tokens[lead]?.pos ?? '') || isName(tokens[lead])) lead -= 1;
  return PLACING.test(tokens[lead]?.text ?? '');
}

/** A relative or adverbial clause, or a participle behind its noun ("struck down a law passed in March"). */
function isAside(tokens: readonly Token[], verb: Verb, verbs: readonly Verb[]): boolean {
  const earlier = verbs.filter((other) => other.place < verb.from);
  const before = earlier.filter(carriesTense).at(-1);
  let joined = true;
  let broken = false;
  for (let place = verb.from - 1; place > (before?.place ?? -1); place -= 1) {
    const word = tokens[place]?.text.toLowerCase() ?? '';
    if (CLAUSE_BREAK.test(word) || tokens[place]?.pos === 'CCONJ') {
      joined = false;
      broken ||= CLAUSE_BREAK.test(word);
    }
    // "…, with the final set to be held in 2031": it is not what the sentence tells.
    if (before !== undefined && word === 'with' && tokens[place - 1]?.text === ',') return true;
    if (broken ? RELATIVE.test(word) : OPENERS.has(word)) return true;
    if (broken) {
      // "…, despite the fact that"
      if (before !== undefined && word === 'that' && tokens[place - 1]?.pos === 'NOUN') return true;
      continue;
    }
    if (word === 'that') {
      joined = false;
      if (before && !SAYS.has(tokens[before.place]?.lemma ?? '')) return true;
    }
  }
  if (before === undefined) return false;
  const reports = before === earlier.at(-1) && SAYS.has(tokens[before.place]?.lemma ?? '');
  if (reports && tokens.slice(before.from, before.place).some(({ text }) => NOT.test(text))) return true;
  if (!joined) return !broken && !reports && isAside(tokens, before, verbs);
  return !reports && !verb.helped;
}
