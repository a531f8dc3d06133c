import type { Layout } from './segments.ts';

/** What `layOut` gives and a bare candidate can give as well: words in lower case and their tags. */
type Tagged = Pick<Layout, 'words' | 'tags'>;

const BEFORE_ATTRIBUTE = new Set(['DET', 'ADJ', 'ADP', 'NUM']);
const AFTER_ATTRIBUTE = new Set(['NOUN', 'ADJ', 'PROPN']);

/**
 * Whether the verb at a place may carry a clause: not an infinitive ("to go"), not "-ing" alone ("seen carrying"), not a
 * participle before its noun ("the flooded street"). A participle behind its noun passes, since the past looks the same.
 */
export function carriesClause({ words, tags }: Tagged, place: number): boolean {
  if (tags[place] === 'AUX') return words[place - 1] !== 'to' && words[place] !== 'being' && words[place] !== 'having';
  const word = words[place] ?? '';
  if (tags[place] !== 'VERB' || words[place - 1] === 'to' || word === 'according') return false;
  if (/.ing$/.test(word) && !/^(?:bring|sing|ring|cling|fling|sting|swing|spring|wring)$/.test(word)) return false;
  const attribute = /(?:ed|en)$/.test(word) && BEFORE_ATTRIBUTE.has(tags[place - 1] ?? '');
  return !(attribute && AFTER_ATTRIBUTE.has(tags[place + 1] ?? ''));
}

const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'where', 'that']);

/**
 * Whether the words at these places hold more groups of finite verbs than relative clauses: "for many who lived through
 * it" has none to spare.
 */
export function hasMainVerb(layout: Tagged, kept: readonly number[]): boolean {
  const { tags, words } = layout;
  let groups = 0;
  let relatives = 0;
  let within = false;
  for (const place of kept) {
    if (RELATIVE.has(words[place] ?? '') && tags[place] !== 'DET') {
      relatives += isRelative(layout, place) ? 1 : 0;
      within = false;
    } else if (carriesClause(layout, place) || looksFinite(layout, place)) {
      if (!within) groups += 1;
      within = true;
    } else if (tags[place] !== 'ADV' && tags[place] !== 'PART') within = false;
  }
  return groups > relatives;
}

/** How many groups of finite verbs there are. */
export function countClauses(layout: Tagged): number {
  let groups = 0;
  let within = false;
  for (const place of layout.words.keys()) {
    if (carriesClause(layout, place)) {
      if (!within) groups += 1;
      within = true;
    } else if (layout.tags[place] !== 'ADV' && layout.tags[place] !== 'PART') within = false;
  }
  return groups;
}

/** "The move marks a turn": taggers take some such verbs for nouns. */
function looksFinite({ tags, words }: Tagged, place: number): boolean {
  const named = tags[place - 1] === 'NOUN' || tags[place - 1] === 'PROPN';
  return (
    named &&
    tags[place] === 'NOUN' &&
    /[^s]s$/.test(words[place] ?? '') &&
    /^(?:an?|the|that|his|her|its|their)$/.test(words[place + 1] ?? '')
  );
}

/** "that" is one only behind a noun; elsewhere it brings a clause that another verb asks for. */
function isRelative({ tags, words }: Tagged, place: number): boolean {
  return words[place] !== 'that' || tags[place - 1] === 'NOUN' || tags[place - 1] === 'PROPN';
}
