import { type Features, IS, type ReadFeatures } from './features.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What two articles have in common, as one of them writes it; the most telling first. */
export interface SharedTerms {
  readonly names: string[];
  readonly numbers: string[];
  readonly words: string[];
}

const MOST_OF_A_KIND = 3;
const LONGEST = 20;

/** The most telling terms that an article shares with an earlier one: a few names, numbers and other words. */
export function sharedTerms(read: ReadFeatures, earlier: Features, vocabulary: Vocabulary): SharedTerms {
  const { terms, marks } = read.features;
  const shared: { readonly surface: string; readonly marks: number; readonly weight: number }[] = [];
  for (let i = 0, j = 0; i < terms.length && j < earlier.terms.length; ) {
    const [a, b] = [terms[i] ?? 0, earlier.terms[j] ?? 0];
    if (a === b) {
      const surface = [...(read.surfaces.get(a) ?? '')].slice(0, LONGEST).join('');
      shared.push({ surface, marks: (marks[i] ?? 0) | (earlier.marks[j] ?? 0), weight: vocabulary.weightOf(a) });
    }
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  shared.sort((a, b) => b.weight - a.weight || (a.surface < b.surface ? -1 : 1));
  const of = (fits: (marks: number) => boolean) =>
    shared
      .filter((term) => fits(term.marks))
      .slice(0, MOST_OF_A_KIND)
      .map(({ surface }) => surface);
  return {
    names: of((mark) => (mark & IS.name) !== 0 && (mark & IS.number) === 0),
    numbers: of((mark) => (mark & IS.number) !== 0),
    words: of((mark) => (mark & (IS.name | IS.number)) === 0),
  };
}
