import type { Article } from './articles/article.ts';
import type { KeepOutcome, KeptDecision } from './articles/article-archive.ts';
import type { LookUpTerm } from './stories/candidate.ts';
import { decideStory } from './stories/decide-story.ts';
import { packFeatures } from './stories/feature-bytes.ts';
import { type ReadFeatures, readFeatures } from './stories/features.ts';
import { mergeReasonOf, reasonOf } from './stories/reason.ts';
import type { StoryArchive } from './stories/story-archive.ts';
import { tellingTerms } from './stories/telling-terms.ts';
import { createVocabulary, type Vocabulary } from './stories/vocabulary.ts';

/** Puts articles to stories as they come; what it goes by is kept, so that it decides alike after a restart and in any process. */
export interface LiveClusterer {
  /** How telling words are, as far as this process has counted. */
  readonly vocabulary: Vocabulary;
  /** Counts what was kept since, by this process before it ended or by another one. */
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
  /** The vocabulary is written each time that so many articles more were counted: about as many are counted again at a start. */
  readonly writtenAfter?: number;
}

/** What was counted: the articles up to this number. */
interface Counted {
  readonly vocabulary: Vocabulary;
  no: number;
}

const WRITTEN_AFTER = 500;
const COUNTED_AT_ONCE = 100;

/** Creates a clusterer that has counted nothing yet. One article at a time may be placed. */
export function createLiveClusterer(parts: LiveClustererParts): LiveClusterer {
  const { stories, isCopy, writtenAfter = WRITTEN_AFTER } = parts;
  /** Null where it is not certain what was kept. */
  let counted: Counted | null = null;
  let vocabulary = createVocabulary();

  async function catchUp(): Promise<Counted> {
    const known = counted ?? (await load(stories));
    counted = known;
    vocabulary = known.vocabulary;
    await stories.finishMerges();
    for (;;) {
      const later = await stories.since(known.no, COUNTED_AT_ONCE);
      for (const { no, terms } of later) {
        vocabulary.count(terms);
        known.no = no;
        await writeNowAndThen(known);
      }
      if (later.length < COUNTED_AT_ONCE) return known;
    }
  }

  async function writeNowAndThen({ no }: Counted): Promise<void> {
    if (vocabulary.articles % writtenAfter === 0) await stories.keepVocabulary(no, vocabulary.write());
  }

  async function tryToKeep(article: Article, decide: Decide, keep: Keep): Promise<KeepOutcome['kind']> {
    const known = await catchUp();
    const read = readFeatures(article);
    const { newTerms, undo } = vocabulary.count(read.terms);
    const terms = tellingTerms(read.features, vocabulary);
    const { storyId, ...verdict } = await decide(read, terms);
    const tellingNumbers = terms.map(({ term }) => term);
    const features = packFeatures(read.features);
    const decision = { after: known.no, features, tellingTerms: tellingNumbers, newTerms, ...verdict };
    const outcome = await keep(storyId, decision);
    if (outcome.kind !== 'kept') {
      undo();
      return outcome.kind;
    }
    known.no = outcome.no;
    await writeNowAndThen(known);
    return 'kept';
  }

  async function untilSettled(article: Article, decide: Decide, keep: Keep): Promise<'kept' | 'known'> {
    for (;;) {
      let kind: KeepOutcome['kind'] | null = null;
      try {
        kind = await tryToKeep(article, decide, keep);
      } finally {
        // The database failed, perhaps after it had kept the article: what was counted is read again.
        if (kind === null) counted = null;
      }
      if (kind !== 'stale') return kind;
    }
  }

  async function findStory(article: Article, read: ReadFeatures, terms: readonly LookUpTerm[]): Promise<Verdict> {
    const candidates = await stories.candidates(terms, read.features.day);
    const decision = decideStory(article.id, read.features, candidates, vocabulary, true);
    const { storyId, merge, did, best } = decision;
    const copy = did === 'joined' && best !== null && (await isCopy(article, best.closest.id));
    return {
      storyId,
      reason: JSON.stringify(reasonOf(decision, read, copy, vocabulary)),
      merge: merge && {
        from: merge.from,
        into: merge.into,
        reason: JSON.stringify(mergeReasonOf(merge, article.id)),
      },
    };
  }

  return {
    get vocabulary() {
      return vocabulary;
    },
    catchUp: async () => void (await catchUp()),
    place: (article, keep) => untilSettled(article, (read, terms) => findStory(article, read, terms), keep),
    remember: async (article) => {
      const decided = { storyId: '', reason: null, merge: null };
      const keep: Keep = (_, decision) => stories.remember(article.id, decision);
      await untilSettled(article, async () => decided, keep);
    },
  };
}

async function load(stories: StoryArchive): Promise<Counted> {
  const kept = await stories.vocabulary();
  return kept ? { vocabulary: createVocabulary(kept.written), no: kept.no } : { vocabulary: createVocabulary(), no: 0 };
}
