import type { Candidate } from './candidate.ts';

/** A sentence laid out for leaving out: its words in lower case, their tags, what is quoted, and where the commas are. */
export interface Layout {
  readonly candidate: Candidate;
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly quoted: readonly boolean[];
  /** Places of the commas outside quotations and brackets. */
  readonly commas: readonly number[];
  /** Place behind the last word (before the closing full stop). */
  readonly end: number;
}

const cache = new WeakMap<Candidate, Layout>();

/** A sentence laid out, for all rules; made once for each. */
export function layOut(candidate: Candidate): Layout {
  let layout = cache.get(candidate);
  if (!layout) {
    layout = readLayout(candidate);
    cache.set(candidate, layout);
  }
  return layout;
}

function readLayout(candidate: Candidate): Layout {
  const { tokens, quoted } = candidate;
  const words = tokens.map((token) => token.lower);
  const commas: number[] = [];
  let depth = 0;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place];
    if (word === '(' || word === '[') depth += 1;
    else if (word === ')' || word === ']') depth = Math.max(0, depth - 1);
    else if (word === ',' && depth === 0 && !quoted[place]) commas.push(place);
  }
  let end = words.length;
  while (end > 0 && /^[.!?…]+$/.test(words[end - 1] ?? '')) end -= 1;
  return { candidate, words, tags: tokens.map((token) => token.pos), quoted, commas, end };
}

/** Whether a range holds a verb. */
export function holdsVerb(layout: Layout, from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) {
    const tag = layout.tags[place];
    if (tag === 'VERB' || tag === 'AUX') return true;
  }
  return false;
}

/** Whether a range touches a quotation. */
export function holdsQuote(layout: Layout, from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) if (layout.quoted[place]) return true;
  return false;
}

const SAYING =
  /^(?:said|says|say|saying|told|tells|reported|reports|announced|according|added|stated|claimed|argued|warned|insisted|acknowledged|confirmed|denied|wrote|testified|alleged|allegedly|reportedly)$/;

/** Whether a range holds a word of saying: then it may tell whose claim the sentence is, and stays. */
export function holdsSaying(layout: Layout, from: number, to: number): boolean {
  for (let place = from; place < to; place += 1) if (SAYING.test(layout.words[place] ?? '')) return true;
  return false;
}

/** Whether the word at a place is a verb that can carry a clause: not "-ing", not "according". */
export function isFiniteVerb(layout: Layout, place: number): boolean {
  const tag = layout.tags[place];
  const word = layout.words[place] ?? '';
  return (tag === 'VERB' || tag === 'AUX') && !word.endsWith('ing') && word !== 'according';
}
