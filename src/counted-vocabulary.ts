import type { StoryArchive } from './stories/story-archive.ts';
import { createVocabulary, type Vocabulary } from './stories/vocabulary.ts';

/** The vocabulary over all articles that are kept, in the order in which they came. */
export interface CountedVocabulary {
  /** As far as this process has counted. */
  readonly vocabulary: Vocabulary;
  /** Counts what was kept since, by this process before it ended or by another one; the number of the last article. */
  catchUp(): Promise<number>;
  /** The article that was counted last is kept under this number. */
  settle(no: number): Promise<void>;
  /** It is not certain what was kept: what was counted is read again. */
  doubt(): void;
}

const COUNTED_AT_ONCE = 100;

/** Creates one that has counted nothing; it is written each time that `writtenAfter` articles more were counted. */
export function createCountedVocabulary(stories: StoryArchive, writtenAfter: number): CountedVocabulary {
  let vocabulary = createVocabulary();
  let last: number | null = null;

  async function load(): Promise<number> {
    const kept = await stories.vocabulary();
    vocabulary = createVocabulary(kept?.written);
    return kept?.no ?? 0;
  }

  async function settle(no: number): Promise<void> {
    last = no;
    if (vocabulary.articles % writtenAfter === 0) await stories.keepVocabulary(no, vocabulary.write());
  }

  return {
    get vocabulary() {
      return vocabulary;
    },
    catchUp: async () => {
      let no = last ?? (await load());
      last = no;
      for (;;) {
        const later = await stories.since(no, COUNTED_AT_ONCE);
        for (const article of later) {
          vocabulary.count(article.terms);
          no = article.no;
          await settle(no);
        }
        if (later.length < COUNTED_AT_ONCE) return no;
      }
    },
    settle,
    doubt: () => {
      last = null;
    },
  };
}
