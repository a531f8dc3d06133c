import { type Features, IS } from './features.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST = 40;
const LEAD_WORTH = 1.5;

/** The terms that say most about an article, the most telling first: what it is found by later. */
export function tellingTerms(features: Features, vocabulary: Vocabulary): number[] {
  const { terms, counts, marks } = features;
  const weighed = Array.from(terms, (term, at) => {
    const isLead = ((marks[at] ?? 0) & IS.lead) !== 0;
    return { term, weight: (counts[at] ?? 0) * vocabulary.weightOf(term) * (isLead ? LEAD_WORTH : 1) };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.term - b.term);
  return weighed.slice(0, MOST).map(({ term }) => term);
}
