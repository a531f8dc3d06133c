import type { LookUpTerm } from './candidate.ts';
import { type Features, IS } from './features.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST = 40;
const LEAD_WORTH = 1.5;
/** Parts of a whole that the worth of a term is counted in. */
const PARTS = 1_024;

/** The terms that say most about an article, the most telling first: what it finds its story by, and is found by later. */
export function tellingTerms(features: Features, vocabulary: Vocabulary): LookUpTerm[] {
  const { terms, counts, marks } = features;
  const weighed = Array.from(terms, (term, at) => {
    const rarity = vocabulary.weightOf(term);
    const isLead = ((marks[at] ?? 0) & IS.lead) !== 0;
    const weight = (counts[at] ?? 0) * rarity * (isLead ? LEAD_WORTH : 1);
    return { term, weight, worth: Math.round(rarity * rarity * PARTS) };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.term - b.term);
  return weighed.slice(0, MOST).map(({ term, worth }) => ({ term, worth }));
}
