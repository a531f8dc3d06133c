import { synonymsOf } from '../evidence/synonyms.ts';
import { isStopTerm } from './content-terms.ts';
import type { Numbering } from './numbering.ts';
import { rarityOf } from './rarity.ts';

/** The numbers of what words stand for, each looked up once. */
export interface FactKeys {
  of(keys: readonly string[]): readonly number[];
  /** What the terms of one token stand for; nearly all tokens have one or none. */
  ofTerms(terms: readonly string[]): readonly number[];
  /** Whether a verb tells an event by this key: those as common as "make" and "take" do not. */
  isTelling(key: number): boolean;
}

const NOTHING: readonly number[] = [];
const TELLING_VERB = 2.5;

/** Looks keys up in a story's numbering; function words stand for nothing. */
export function createFactKeys(numbering: Numbering): FactKeys {
  const byTerm = new Map<string, readonly number[]>();
  const telling: boolean[] = [];
  const ofTerm = (term: string) => {
    let known = byTerm.get(term);
    if (!known) {
      known = isStopTerm(term) ? NOTHING : [numbering.of(synonymsOf(term) ?? term)];
      byTerm.set(term, known);
    }
    return known;
  };
  return {
    of: (keys) => keys.map((key) => numbering.of(key)),
    ofTerms: (terms) => (terms.length === 1 ? ofTerm(terms[0] ?? '') : terms.flatMap(ofTerm)),
    isTelling: (key) => {
      telling[key] ??= isTellingKey(numbering.keyOf(key));
      return telling[key];
    },
  };
}

function isTellingKey(key: string): boolean {
  return key.startsWith('~') || rarityOf(key) >= TELLING_VERB;
}
