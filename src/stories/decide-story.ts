import type { Candidate } from './candidate.ts';
import type { Features } from './features.ts';
import { findMerge, type Merge } from './find-merge.ts';
import { type Fit, fitOf } from './similarity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Which story an article tells, and what else it might have told. */
export interface Decision {
  readonly storyId: string;
  readonly did: 'joined' | 'opened';
  /** The story that it fits best, joined or not, and the next best; null where none was comparable. */
  readonly best: Fit | null;
  readonly rival: Fit | null;
  /** Two stories that turn out to be one; the article joins what becomes of them. */
  readonly merge: Merge | null;
}

/** From here on an article joins: a little under even odds, for a story told in two halves is the worse mistake. */
export const JOIN_AT = -0.64;

/** Lets an article join the story that it fits best, or open one that is named after it; stories become one only if they may. */
export function decideStory(
  articleId: string,
  features: Features,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  mayMerge: boolean,
): Decision {
  const fits = candidates.map((story) => fitOf(features, story, vocabulary)).sort((a, b) => b.score - a.score);
  const [best = null, rival = null] = fits;
  if (best === null || best.score <= JOIN_AT) {
    return { storyId: `s-${articleId}`, did: 'opened', best, rival, merge: null };
  }
  const merge = mayMerge && rival && rival.score > JOIN_AT ? findMerge(best, rival, vocabulary) : null;
  return { storyId: merge?.into ?? best.story.id, did: 'joined', best, rival, merge };
}
