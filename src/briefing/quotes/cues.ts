import table from './cue-verbs.json' with { type: 'json' };
import type { Word } from './frames.ts';

const speech = new Set(table.speech.split(' '));
const sure = new Set(table.sure.split(' '));
const stative = new Set(table.stative.split(' '));
const alsoNoun = new Set(table.noun.split(' '));
const irregular = new Map<string, string>(Object.entries(table.irregular));
const ENDINGS = ['ed', 'es', 's', 'ing'];
const SURE_FORMS = new Set('said says told tells wrote writes adds asks added asked'.split(' '));

const regular = regularForms();

/** Whether a word is used as a verb that brings speech ("said", "warning", "described"). */
export function isCue(word: Word): boolean {
  if (SURE_FORMS.has(word.lower)) return true;
  const lemma = cueLemma(word);
  if (!speech.has(lemma)) return false;
  if (word.pos === 'VERB') return true;
  // Taggers take many past forms for adjectives and some capitalised ones for names.
  if (word.lower.endsWith('ed')) return word.pos !== 'DET';
  if (!sure.has(lemma)) return false;
  return word.lower.endsWith('ing') || (!alsoNoun.has(lemma) && word.lower.endsWith('s'));
}

/** Whether a cue is one of the plain verbs of saying, which reach over clauses and stand in the order "said Tovar". */
export function isPlainCue(word: Word): boolean {
  return sure.has(cueLemma(word));
}

/** Whether a cue tells a state of mind or of things ("believes", "shows"): weaker than any verb of saying around it. */
export function isStativeCue(word: Word): boolean {
  return stative.has(cueLemma(word));
}

/** Whether a word may be a cue by its form alone, where its place (after a quote and a name) leaves no doubt. */
export function mayBeCue(word: Word): boolean {
  return speech.has(cueLemma(word)) && (irregular.has(word.lower) || /(?:s|ed)$/.test(word.lower));
}

/** The lemma that the tables know a cue by, or the tagger's lemma. */
export function cueLemma(word: Word): string {
  const { lemma } = word;
  const known = irregular.get(word.lower);
  if (known) return speech.has(lemma) && word.pos === 'VERB' ? lemma : known;
  if (speech.has(lemma) || !isInflected(word.lower)) return lemma;
  return regular.get(word.lower) ?? lemma;
}

function isInflected(form: string): boolean {
  return form.endsWith('s') || form.endsWith('ed') || form.endsWith('ing');
}

/** Every form that `stems` takes back to a verb of speech, with that verb. */
function regularForms(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const verb of speech) {
    const short = verb.slice(0, -1);
    const bases = [verb, short, `${short}i`, `${verb}${verb.slice(-1)}`];
    for (const form of [verb, `${verb}d`, ...bases.flatMap((base) => ENDINGS.map((ending) => base + ending))]) {
      const stem = stems(form).find((one) => speech.has(one));
      if (stem !== undefined) forms.set(form, stem);
    }
  }
  return forms;
}

/** What a regular form may come from: "fumed" from "fume", "quips" from "quip", "replied" from "reply". */
function stems(form: string): string[] {
  const bare = form.replace(/(?:ed|es|s|ing)$/, '');
  return [bare, `${bare}e`, bare.replace(/i$/, 'y'), bare.replace(/(.)\1$/, '$1'), form.replace(/[sd]$/, '')];
}
