import type { Token } from '../../articles/tokens.ts';
import {
  FUTURE_AUXILIARIES,
  FUTURE_CONTROLLERS,
  MODALS,
  PAST_AUXILIARIES,
  PAST_CONTROLLERS,
  PRESENT_AUXILIARIES,
  SAYING,
  UNCHANGED_PASTS,
} from './verb-words.ts';

type VerbForm = 'past' | 'future' | 'present' | 'modal' | 'infinitive' | 'participle';

/** A verb of a sentence, its auxiliaries included. */
export interface Verb {
  readonly place: number;
  /** Place of the group's first token ("had not been"). */
  readonly from: number;
  readonly form: VerbForm;
  readonly helped: boolean;
}

/** Marks between the clauses of a sentence. */
export const CLAUSE_BREAK = /^(?:[,;:()"“”«»]|--?|[–—])$/;

const sets = {
  saying: new Set<string>(SAYING),
  future: new Set<string>(FUTURE_AUXILIARIES),
  modal: new Set<string>(MODALS),
  past: new Set<string>(PAST_AUXILIARIES),
  present: new Set<string>(PRESENT_AUXILIARIES),
  futureControllers: new Set<string>(FUTURE_CONTROLLERS),
  pastControllers: new Set<string>(PAST_CONTROLLERS),
  unchanged: new Set<string>(UNCHANGED_PASTS),
};
const LONGEST_GROUP = 6;

/** The verbs of a sentence, in order. */
export function readVerbs(tokens: readonly Token[]): Verb[] {
  const verbs: Verb[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue;
    const last = verbs.at(-1);
    if (isNoun(tokens, place, last)) continue;
    const verb = readVerb(tokens, place, last?.place ?? -1);
    if (last && last.place >= verb.from) verbs.pop();
    verbs.push(verb);
  }
  return verbs;
}

/** "A televised address", "rebuffed calls", "the Freedom Act": nouns that a tagger takes for verbs. */
function isNoun(tokens: readonly Token[], place: number, last: Verb | undefined): boolean {
  const { text = '', lemma = '', pos = '' } = tokens[place] ?? {};
  const word = text.toLowerCase();
  const bare = word === lemma;
  if (pos !== 'VERB' || sets.unchanged.has(word) || !(bare || word.endsWith('s'))) return false;
  const before = tokens[place - 1];
  if (bare && (before?.pos === 'DET' || before?.pos === 'ADJ' || before?.pos === 'PROPN')) return true;
  return last?.place === place - 1 && last.form === 'past' && !sets.saying.has(before?.lemma ?? '');
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
function controlled(tokens: readonly Token[], to: number): { form: VerbForm; from: number } | null {
  for (let from = to - 1; from >= 0 && to - from <= 3; from -= 1) {
    const word = tokens[from]?.text.toLowerCase() ?? '';
    if (sets.futureControllers.has(word)) return { form: 'future', from };
    if (sets.pastControllers.has(word)) return { form: 'past', from };
    if (CLAUSE_BREAK.test(word)) break;
  }
  return null;
}

function formOf(token: Token | undefined, helpers: readonly string[]): VerbForm {
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
