import type { Layout } from './segments.ts';
import type { Variant } from './variant.ts';

const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'where', 'that']);
const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ']);
const FEWEST_WORDS = 6;

/** Whether a shortened wording is still a whole sentence: a verb, no relative pronoun without one, no hanging last word. */
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
  return verbs > 0 && (since === null || verbs > since);
}
