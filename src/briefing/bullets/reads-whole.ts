import { carriesClause, hasMainVerb } from './finite-verbs.ts';
import type { Layout } from './segments.ts';
import type { Variant } from './variant.ts';

const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'where', 'that']);
const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ']);
/** What opens a sentence so binds its first clause to another one behind a comma. */
const BINDING =
  /^(?:despite|after|although|as|while|amid|because|since|when|if|though|unless|until|before|following|without|unlike|besides)$/;
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
  return (
    verbs > 0 && (since === null || verbs > since) && hasMainVerb(layout, kept) && !isBoundAlone(layout, variant.kept)
  );
}

/** "Despite help from a new party": the clause that the front phrase belongs to is gone. */
function isBoundAlone(layout: Layout, kept: readonly number[]): boolean {
  const { words, commas } = layout;
  if (!BINDING.test(words[kept[0] ?? 0] ?? '') || !commas.length) return false;
  const first = kept.find((place) => commas.includes(place));
  return first === undefined || !kept.some((place) => place > first && carriesClause(layout, place));
}
