import type { Candidate } from './candidate.ts';
import { termsOf } from './content-terms.ts';
import type { FactReader } from './fact-terms.ts';
import {
  compareViews,
  type FactView,
  type KeyFacts,
  type Likeness,
  tellActTogether,
  viewOf,
  weightOf,
} from './fact-view.ts';
import type { FactsByTerm } from './story-terms.ts';
import type { Variant } from './variant.ts';

/** Says whether wordings of one story tell the same fact, in whatever words. */
export interface FactJudge {
  /** What a wording tells; made once for each wording. */
  view(variant: Pick<Variant, 'candidate' | 'kept'>): FactView;
  /** What a whole sentence tells; made once for each. */
  whole(candidate: Candidate): FactView;
  /** How two of them compare. */
  compare(a: FactView, b: FactView): Likeness;
  /** Whether a reader would take the two for one fact told twice; a wrong yes is worse than a wrong no. */
  same(a: FactView, b: FactView): boolean;
}

/** Shares from which two wordings tell one fact: where they share a number that says much, and where they do not. */
const WITH_NUMBER = 0.5;
const FEWEST_WITH_NUMBER = 4;
const WITHOUT = 0.63;
const FEWEST_WITHOUT = 5;
/** What a term weighs at least, as a share, however common it is in the story, and what a group of synonyms does. */
const COMMONEST = 0.35;
const GROUP_RARITY = 0.7;

/** Makes the judge for a story of so many sentences. */
export function createFactJudge(read: FactReader, singles: FactsByTerm, sentences: number): FactJudge {
  const facts = createKeyFacts(read, singles, sentences);
  const wholes = new Map<Candidate, FactView>();
  const views = new Map<readonly number[], FactView>();
  return {
    view: ({ candidate, kept }) => {
      let view = views.get(kept);
      if (!view) {
        view = viewOf(read.termsOf(candidate), kept, facts);
        views.set(kept, view);
      }
      return view;
    },
    whole: (candidate) => {
      let view = wholes.get(candidate);
      if (!view) {
        view = viewOf(
          read.termsOf(candidate),
          candidate.tokens.map((_, place) => place),
          facts,
        );
        wholes.set(candidate, view);
      }
      return view;
    },
    compare: compareViews,
    same: (a, b) => tellActTogether(a, b, FEWEST_WITH_NUMBER) && isSame(compareViews(a, b)),
  };
}

/** Weighs keys, each once: the rarer one is in the story, the more it says. */
function createKeyFacts({ numbering }: FactReader, singles: FactsByTerm, sentences: number): KeyFacts {
  const most = Math.log(sentences + 1) || 1;
  const rarityInStory = (key: string) => {
    if (key.startsWith('~')) return GROUP_RARITY;
    const term = key.startsWith('@') ? (termsOf(key).at(-1) ?? '') : key;
    const share = Math.log((sentences + 1) / (singles.get(term)?.count ?? 1)) / most;
    return COMMONEST + (1 - COMMONEST) * Math.max(0, share);
  };
  const weights: number[] = [];
  return {
    weigh: (number) => {
      const key = numbering.keyOf(number);
      weights[number] ??= weightOf(key) * rarityInStory(key);
      return weights[number];
    },
    isPerson: (number) => numbering.keyOf(number).startsWith('@'),
  };
}

function isSame({ ofLighter, shared, act, strangers, number, clash }: Likeness): boolean {
  if (clash || strangers || !act) return false;
  return number
    ? ofLighter >= WITH_NUMBER && shared >= FEWEST_WITH_NUMBER
    : ofLighter >= WITHOUT && shared >= FEWEST_WITHOUT;
}
