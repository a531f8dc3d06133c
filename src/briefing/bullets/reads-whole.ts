import { carriesClause } from './finite-verbs.ts';
import type { Layout } from './segments.ts';
import type { Variant } from './variant.ts';

const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'where', 'that']);
const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ']);
const FEWEST_WORDS = 6;

/** Whether a shortened wording is still a whole sentence: a finite verb outside relative clauses, no relative pronoun without one, no hanging last word. */
export function readsWhole(layout: Layout, variant: Variant): boolean {
  const { tags, words } = layout;
  const kept = variant.kept.filter((place) => tags[place] !== 'PUNCT' || words[place] === ',');
  const last = kept.at(-1);
  if (variant.words < FEWEST_WORDS || last === undefined) return false;
  if (last < layout.end - 1 && (HANGING.has(tags[last] ?? '') || words[last] === 'to')) return false;
  let verbs = 0;
  let since: number | null = null;
  for (const place of kept) {
    const verb = tags[place] === 'VERB' || tags[place] === 'AUX';
    if (verb) verbs += 1;
    if (words[place] === ',' && RELATIVE.has(words[place + 1] ?? '') && kept.includes(place + 1)) since = verbs;
  }
  return verbs > 0 && (since === null || verbs > since) && hasMainVerb(layout, kept);
}

/** Whether there are more groups of finite verbs than relative clauses: "for many who lived through it" has none to spare. */
function hasMainVerb(layout: Layout, kept: readonly number[]): boolean {
  const { tags, words } = layout;
  let groups = 0;
  let relatives = 0;
  let within = false;
  for (const place of kept) {
    if (RELATIVE.has(words[place] ?? '') && tags[place] !== 'DET') {
      relatives += isRelative(layout, place) ? 1 : 0;
      within = false;
    } else if (carriesClause(layout, place)) {
      if (!within) groups += 1;
      within = true;
    } else if (tags[place] !== 'ADV' && tags[place] !== 'PART') within = false;
  }
  return groups > relatives;
}

/** "that" is one only behind a noun; elsewhere it brings a clause that another verb asks for. */
function isRelative({ tags, words }: Layout, place: number): boolean {
  return words[place] !== 'that' || tags[place - 1] === 'NOUN' || tags[place - 1] === 'PROPN';
}
