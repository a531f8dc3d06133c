import type { Candidate } from './candidate.ts';
import { quotedShare } from './sentence-marks.ts';
import type { FactsByTerm, StorySize } from './story-terms.ts';

/** How many numbers describe a sentence. */
export const SENTENCE_FEATURES = 22;

const POINTING_START = /^(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|we|i|you)\b/i;
const SAYING = /\b(?:said|says|told|added|asked|thinks?|believes?)\b/i;

/** Describes a sentence for the model, into `row`: where it stands, how central its terms are to the story, its form. */
export function describeSentence(row: Float64Array, candidate: Candidate, size: StorySize, singles: FactsByTerm): void {
  const { sentence, article, flat, stops, capital } = candidate;
  const n = Math.max(1, size.articles.length);
  const words = Math.max(1, flat.length);
  describeTerms(row, candidate, size, singles);
  row[0] = Math.min(sentence.index, 60);
  row[1] = sentence.index / Math.max(1, article.sentences.length);
  row[2] = article.sentences.length;
  row[3] = n;
  row[4] = flat.length;
  row[5] = candidate.content.size;
  row[6] = candidate.content.size / words;
  row[15] = capital.filter((is, at) => is && at > 0).length / words;
  row[16] = flat.filter((term) => /^\d+$/.test(term)).length;
  row[17] = quotedShare(candidate);
  row[18] = POINTING_START.test(sentence.text) ? 1 : 0;
  row[19] = SAYING.test(sentence.text) ? 1 : 0;
  row[20] = stops.filter(Boolean).length / words;
  row[21] = size.sentences.length / n;
}

/** The means over a sentence's content terms of what the story says of them, into places 7 to 14. */
function describeTerms(row: Float64Array, candidate: Candidate, size: StorySize, singles: FactsByTerm): void {
  const n = Math.max(1, size.articles.length);
  let found = 0;
  let most = 0;
  row.fill(0, 7, 15);
  const add = (place: number, value: number) => {
    row[place] = (row[place] ?? 0) + value;
  };
  for (const term of candidate.content) {
    const facts = singles.get(term);
    if (!facts) continue;
    found += 1;
    const { rarity } = facts;
    const frequency = Math.log1p(facts.count);
    if (facts.count > most) most = facts.count;
    add(7, facts.articles / n);
    add(8, frequency);
    add(9, facts.leads / n);
    add(10, facts.openings / n);
    add(11, facts.titles / n);
    add(13, frequency * rarity);
    add(14, rarity);
  }
  for (let place = 7; place < 15; place += 1) row[place] = (row[place] ?? 0) / Math.max(1, found);
  row[12] = most / Math.max(1, size.sentences.length);
}
