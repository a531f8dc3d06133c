import type { Token } from '../../articles/tokens.ts';
import { monthNumber, weekdayNumber } from './calendar.ts';
import {
  ASIDE_OPENERS,
  FUTURE_AUXILIARIES,
  FUTURE_CONTROLLERS,
  MODALS,
  PAST_AUXILIARIES,
  PAST_CONTROLLERS,
  PRESENT_AUXILIARIES,
  SAYING,
  UNCHANGED_PASTS,
} from './verb-words.ts';

/** The verb whose time a date tells. */
export interface EventVerb {
  readonly tense: 'past' | 'future';
  /** Place of the verb among the sentence's tokens. */
  readonly place: number;
  /** True where the event is only that somebody said something. */
  readonly saying: boolean;
}

type Form = 'past' | 'future' | 'present' | 'modal' | 'infinitive' | 'participle';

interface Verb {
  readonly place: number;
  /** Place of the group's first token ("had not been"). */
  readonly from: number;
  readonly form: Form;
  readonly helped: boolean;
}

const sets = {
  saying: new Set<string>(SAYING),
  future: new Set<string>(FUTURE_AUXILIARIES),
  modal: new Set<string>(MODALS),
  past: new Set<string>(PAST_AUXILIARIES),
  present: new Set<string>(PRESENT_AUXILIARIES),
  futureControllers: new Set<string>(FUTURE_CONTROLLERS),
  pastControllers: new Set<string>(PAST_CONTROLLERS),
  unchanged: new Set<string>(UNCHANGED_PASTS),
  asides: new Set<string>(ASIDE_OPENERS),
};
const BREAK = /^(?:[,;:()"“”«»]|--?|[–—])$/;
const LONGEST_GROUP = 6;
const RELATIVE = /^(?:who|whose|whom|which)$/;
const PERSON = /^(?:he|she|him|his|her)$/i;
const PERSONAL = /^(?:he|she|it|they|this|these|those)$/i;

/**
 * The verb of a sentence's main clause (or of what is reported in it) that a date goes with, as places `from` to `to`
 * of its tokens. Null where that is unclear, is an aside of the sentence, or has not happened and is not set to.
 */
export function findEventVerb(tokens: readonly Token[], from: number, to: number): EventVerb | null {
  const verbs = verbsOf(tokens);
  const finite = verbs.filter((verb) => verb.form !== 'participle' && verb.form !== 'infinitive');
  const verb = governing(tokens, verbs, finite, from, to);
  if (!verb || (verb.form !== 'past' && verb.form !== 'future')) return null;
  if (isAside(tokens, verb, finite) || isInserted(tokens, verb, finite, to) || lacksName(tokens, verb)) return null;
  return { tense: verb.form, place: verb.place, saying: sets.saying.has(tokens[verb.place]?.lemma ?? '') };
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
    return tokens.slice(0, from).some((token) => token.text === ',') ? undefined : next;
  }
  return left.form === 'participle' ? lastFinite : left;
}

/** A participle behind a comma, beside the sentence's own verb: "the culture, described in court on Monday as …, harms". */
function isInserted(tokens: readonly Token[], verb: Verb, finite: readonly Verb[], to: number): boolean {
  if (verb.helped) return false;
  if (tokens[verb.place + 1]?.text === 'by') return true;
  let before = verb.from - 1;
  while (tokens[before]?.pos === 'ADV') before -= 1;
  const follows = tokens[before]?.text === ',';
  if (follows && finite.some((other) => other.place < verb.from)) return true;
  if (!follows && !tokens.slice(0, verb.from).some((token) => token.text === ',')) return false;
  const comma = tokens.findIndex((token, place) => place >= to && token.text === ',');
  return comma > 0 && finite.some((other) => other.from === comma + 1);
}

/** "He signed it on Monday": nobody knows who, unless the sentence has named him before. */
function lacksName(tokens: readonly Token[], verb: Verb): boolean {
  const unnamed = tokens.findIndex(
    ({ text }, place) => PERSON.test(text) || (/^they$/i.test(text) && tokens[place - 1]?.text === ','),
  );
  if (unnamed > 0 && !holdsName(tokens, unnamed)) return true;
  for (let place = verb.from - 1; place >= 0; place -= 1) {
    const { pos = '', text = '' } = tokens[place] ?? {};
    if (PERSONAL.test(text)) return !holdsName(tokens, place);
    if (pos === 'NOUN' || pos === 'PROPN') return false;
  }
  return false;
}

function holdsName(tokens: readonly Token[], before: number): boolean {
  return tokens
    .slice(0, before)
    .some(({ pos, text }) => pos === 'PROPN' && monthNumber(text) === 0 && weekdayNumber(text) === 0);
}

/** A relative or adverbial clause, or a participle behind its noun ("struck down a law passed in March"). */
function isAside(tokens: readonly Token[], verb: Verb, finite: readonly Verb[]): boolean {
  const before = finite.filter((other) => other.place < verb.from).at(-1);
  let joined = true;
  let broken = false;
  for (let place = verb.from - 1; place > (before?.place ?? -1); place -= 1) {
    const word = tokens[place]?.text.toLowerCase() ?? '';
    if (BREAK.test(word) || tokens[place]?.pos === 'CCONJ') {
      joined = false;
      broken ||= BREAK.test(word);
    }
    if (broken ? RELATIVE.test(word) : sets.asides.has(word)) return true;
    if (broken) continue;
    if (word === 'that') {
      joined = false;
      if (before && !sets.saying.has(tokens[before.place]?.lemma ?? '')) return true;
    }
  }
  const reports = before !== undefined && sets.saying.has(tokens[before.place]?.lemma ?? '');
  return joined && before !== undefined && !reports && !verb.helped;
}

function verbsOf(tokens: readonly Token[]): Verb[] {
  const verbs: Verb[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue;
    const verb = readVerb(tokens, place, verbs.at(-1)?.place ?? -1);
    const last = verbs.at(-1);
    if (last && last.place >= verb.from) verbs.pop();
    verbs.push(verb);
  }
  return verbs;
}

function readVerb(tokens: readonly Token[], place: number, before: number): Verb {
  const helpers: string[] = [];
  let from = place;
  let infinitive = false;
  for (let at = place - 1; at >= 0 && place - at <= LONGEST_GROUP; at -= 1) {
    const { pos = '', text = '' } = tokens[at] ?? {};
    const word = text.toLowerCase();
    if (word === 'to' && pos !== 'NOUN') {
      infinitive = at === from - 1 || infinitive;
      if (infinitive) from = at;
      break;
    }
    if (pos === 'AUX' || (at >= before && isHelper(word))) {
      helpers.push(word);
      from = at;
    } else if (pos !== 'ADV' && pos !== 'PART') break;
  }
  const control = infinitive ? controlled(tokens, from) : null;
  const form = infinitive ? (control?.form ?? 'infinitive') : formOf(tokens[place], helpers);
  return { place, from: control?.from ?? from, form, helped: infinitive || helpers.length > 0 };
}

function isHelper(word: string): boolean {
  return sets.past.has(word) || sets.present.has(word) || sets.future.has(word) || sets.modal.has(word);
}

/** What the word before "to" makes of the verb behind it, and where that word stands; null where it says nothing. */
function controlled(tokens: readonly Token[], to: number): { form: Form; from: number } | null {
  for (let from = to - 1; from >= 0 && to - from <= 3; from -= 1) {
    const word = tokens[from]?.text.toLowerCase() ?? '';
    if (sets.futureControllers.has(word)) return { form: 'future', from };
    if (sets.pastControllers.has(word)) return { form: 'past', from };
    if (BREAK.test(word)) break;
  }
  return null;
}

function formOf(token: Token | undefined, helpers: readonly string[]): Form {
  const word = token?.text.toLowerCase() ?? '';
  const lemma = token?.lemma ?? word;
  const helped = (set: ReadonlySet<string>) => helpers.some((helper) => set.has(helper));
  if (helped(sets.future) || sets.future.has(word)) return 'future';
  if (helped(sets.modal) || sets.modal.has(word)) return 'modal';
  if (word.endsWith('ing') && lemma !== word) {
    if (helped(sets.past)) return 'past';
    return helped(sets.present) ? 'present' : 'participle';
  }
  if (helped(sets.past) || ['was', 'were', 'had', 'did'].includes(word)) return 'past';
  if (helped(sets.present) || sets.present.has(word)) return 'present';
  if (sets.unchanged.has(word)) return 'past';
  return word !== lemma && !word.endsWith('s') ? 'past' : 'present';
}
