import type { Article } from './articles/article.ts';
import type { KeepOutcome, KeptDecision } from './articles/article-archive.ts';
import { createCountedVocabulary } from './counted-vocabulary.ts';
import type { LookUpTerm } from './stories/candidate.ts';
import { decideStory } from './stories/decide-story.ts';
import { packFeatures } from './stories/feature-bytes.ts';
import { type ReadFeatures, readFeatures } from './stories/features.ts';
import { mergeReasonOf, reasonOf } from './stories/reason.ts';
import type { StoryArchive } from './stories/story-archive.ts';
import { tellingTerms } from './stories/telling-terms.ts';
import type { Vocabulary } from './stories/vocabulary.ts';

/** Puts articles to stories as they come; what it goes by is kept, so that it decides alike after a restart and in any process. */
export interface LiveClusterer {
  /** How telling words are, as far as this process has counted. */
  readonly vocabulary: Vocabulary;
  /** Takes up what was kept since, by this process before it ended or by another one. */
  catchUp(): Promise<void>;
  /** Decides on a story and has the article kept with it; anew, should another process have kept one in the meantime. */
  place(article: Article, keep: Keep): Promise<'kept' | 'known'>;
  /** Takes in an article that is kept in a story already, by a version of the program that kept nothing else of it. */
  remember(article: Article): Promise<void>;
}

/** Keeps an article in this story. */
type Keep = (storyId: string, decision: KeptDecision) => Promise<KeepOutcome>;

/** The story of an article, and why; null where that is not known any more. */
type Verdict = Pick<KeptDecision, 'reason' | 'merge'> & { readonly storyId: string };
type Decide = (read: ReadFeatures, terms: readonly LookUpTerm[]) => Promise<Verdict>;

export interface LiveClustererParts {
  readonly stories: StoryArchive;
  /** Whether the text of an article is a copy of the one with this id. */
  readonly isCopy: (article: Article, of: string) => Promise<boolean>;
  /** The vocabulary is written each time that so many articles more were counted: as many at most are counted again at a start. */
  readonly writtenAfter?: number;
}

const WRITTEN_AFTER = 500;

/** Creates a clusterer that has counted nothing yet. One article at a time may be placed. */
export function createLiveClusterer(parts: LiveClustererParts): LiveClusterer {
  const { stories, writtenAfter = WRITTEN_AFTER } = parts;
  const counted = createCountedVocabulary(stories, writtenAfter);

  async function catchUp(): Promise<number> {
    const last = await counted.catchUp();
    // After it: the merge of an article that was not counted here makes what is decided stale.
    await stories.finishMerges();
    return last;
  }

  async function tryToKeep(article: Article, decide: Decide, keep: Keep): Promise<KeepOutcome['kind']> {
    const after = await catchUp();
    const read = readFeatures(article);
    const { newTerms, undo } = counted.vocabulary.count(read.terms);
    const terms = tellingTerms(read.features, counted.vocabulary);
    const { storyId, ...verdict } = await decide(read, terms);
    const features = packFeatures(read.features);
    const outcome = await keep(storyId, {
      ...{ after, features, newTerms, tellingTerms: terms.map(({ term }) => term) },
      ...verdict,
    });
    if (outcome.kind === 'kept') await counted.settle(outcome.no);
    else undo();
    return outcome.kind;
  }

  async function untilSettled(article: Article, decide: Decide, keep: Keep): Promise<'kept' | 'known'> {
    for (;;) {
      let kind: KeepOutcome['kind'] | null = null;
      try {
        kind = await tryToKeep(article, decide, keep);
      } finally {
        // The database failed, perhaps after it had kept the article.
        if (kind === null) counted.doubt();
      }
      if (kind !== 'stale') return kind;
    }
  }

  return {
    get vocabulary() {
      return counted.vocabulary;
    },
    catchUp: async () => void (await catchUp()),
    place: (article, keep) =>
      untilSettled(article, (read, terms) => findStory(article, read, terms, counted.vocabulary, parts), keep),
    remember: async (article) => {
      const decided = { storyId: '', reason: null, merge: null };
      await untilSettled(
        article,
        async () => decided,
        (_, decision) => stories.remember(article.id, decision),
      );
    },
  };
}

async function findStory(
  article: Article,
  read: ReadFeatures,
  terms: readonly LookUpTerm[],
  vocabulary: Vocabulary,
  { stories, isCopy }: LiveClustererParts,
): Promise<Verdict> {
  const candidates = await stories.candidates(terms, read.features.day);
  const decision = decideStory(article.id, read.features, candidates, vocabulary, true);
  const { storyId, merge, did, best } = decision;
  const copy = did === 'joined' && best !== null && (await isCopy(article, best.closest.id));
  return {
    storyId,
    reason: JSON.stringify(reasonOf(decision, read, copy, vocabulary)),
    merge: merge && { from: merge.from, into: merge.into, reason: JSON.stringify(mergeReasonOf(merge, article.id)) },
  };
}
