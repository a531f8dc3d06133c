import { carriesClause } from './finite-verbs.ts';
import { holdsSaying, type Layout } from './segments.ts';

const SUBORDINATORS = new Set(
  'after although amid as because before despite if once since though unless until when whereas while'.split(' '),
);
const RELATIVES = new Set(['who', 'which', 'whose', 'whom', 'where', 'that']);
const AND = new Set(['and', 'or', 'but']);
const DASH = /^(?:—|–|--|_|;)$/;
const ADDS = /^(?:ADP|CCONJ|SCONJ|ADV|PRON|DET|AUX)$/;

/**
 * The places among `kept` that make up what an English sentence mainly tells: without a phrase at the front, asides
 * between commas, relative clauses, and what a comma or a word such as "after" adds behind the verb. Who says a thing
 * and what they say stay together. All of `kept` where no main verb is found.
 */
export function mainClause(layout: Layout, kept: readonly number[]): readonly number[] {
  const { words, quoted } = layout;
  const places = kept.slice(frontLength(layout, kept));
  const main: number[] = [];
  let verb = false;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const word = words[place] ?? '';
    if (!quoted[place]) {
      if (verb && endsClause(layout, places, at, main)) break;
      const after = word === '(' ? behindBracket(layout, places, at) : verb ? at : skipAside(layout, places, at);
      if (after > at) {
        at = after - 1;
        continue;
      }
    }
    if (isVerb(layout, place) && (at > 0 || !/(?:ed|en)$/.test(word))) verb = true;
    main.push(place);
  }
  return verb ? main : kept;
}

/** How many of the places a phrase before the first comma takes; 0 where the sentence begins with its subject. */
function frontLength(layout: Layout, kept: readonly number[]): number {
  const { words, tags } = layout;
  const comma = kept.findIndex((place) => words[place] === ',');
  const first = kept[0] ?? 0;
  const bound = SUBORDINATORS.has(words[first] ?? '') || /.ing$/.test(words[first] ?? '');
  if (comma < 0 || !(bound || tags[first] === 'ADP' || tags[first] === 'ADV')) return 0;
  return bound || !kept.slice(0, comma).some((place) => isVerb(layout, place)) ? comma + 1 : 0;
}

/** Whether what was told so far is a clause that ends before a place. */
function endsClause(layout: Layout, places: readonly number[], at: number, main: readonly number[]): boolean {
  const { words, tags } = layout;
  const place = places[at] ?? 0;
  const word = words[place] ?? '';
  const next = places[at + 1] ?? -1;
  if (DASH.test(word)) return true;
  if (RELATIVES.has(word)) return word !== 'that' || (isNoun(layout, place - 1) && !says(layout, main));
  if (SUBORDINATORS.has(word))
    return tags[place - 1] !== 'ADV' && bringsVerb(layout, places, at) && !says(layout, main);
  if (word !== ',') return false;
  const opener = words[next] ?? '';
  return /.ing$/.test(opener) || RELATIVES.has(opener) || SUBORDINATORS.has(opener) || ADDS.test(tags[next] ?? '');
}

function behindBracket({ words }: Layout, places: readonly number[], at: number): number {
  const close = places.findIndex((place, later) => later > at && words[place] === ')');
  return close < 0 ? at : close + 1;
}

/** "as the mayor left", not "as a winner". */
function bringsVerb(layout: Layout, places: readonly number[], at: number): boolean {
  for (const place of places.slice(at + 1)) {
    if (layout.words[place] === ',') return false;
    if (isVerb(layout, place)) return true;
  }
  return false;
}

/** Before the verb: the place behind an aside between commas, or behind a relative clause, that begins here; else `at`. */
function skipAside(layout: Layout, places: readonly number[], at: number): number {
  const { words } = layout;
  const word = words[places[at] ?? -1] ?? '';
  if (word === ',') {
    const close = places.findIndex((place, later) => later > at && words[place] === ',');
    return close > 0 ? close + 1 : at;
  }
  if (!RELATIVES.has(word) || at === 0) return at;
  let within = false;
  let groups = 0;
  for (let later = at + 1; later < places.length; later += 1) {
    const place = places[later] ?? 0;
    if (!isVerb(layout, place)) {
      if (!/^(?:ADV|PART)$/.test(layout.tags[place] ?? '')) within = false;
      continue;
    }
    if (!within && !AND.has(words[place - 1] ?? '')) groups += 1;
    if (groups > 1) return later;
    within = true;
  }
  return at;
}

function isVerb(layout: Layout, place: number): boolean {
  return !layout.quoted[place] && carriesClause(layout, place);
}

function isNoun({ tags }: Layout, place: number): boolean {
  return tags[place] === 'NOUN' || tags[place] === 'PROPN';
}

function says(layout: Layout, main: readonly number[]): boolean {
  const first = main[0];
  const last = main.at(-1);
  return first !== undefined && last !== undefined && holdsSaying(layout, first, last + 1);
}
