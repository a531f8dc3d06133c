import type { Article } from '../articles/article.ts';
import type { QueryWord } from './parse-topic.ts';
import { slipsBetween } from './spelling.ts';
import { relatedTerms, termWorth } from './story-terms.ts';

/** An inverted index: which stories have a term, and how much each is about it. */
export interface StoryPostings<Key> {
  /** Takes in one article of a story; gives its terms. */
  put(story: Key, article: Article): Iterable<string>;
  /** The stories with a word, or with a word related to it, which counts half. */
  lookUp(word: QueryWord): ReadonlyMap<Key, number>;
  /** The word itself where any story has it; else the known one that was probably meant, or null. */
  correct(word: QueryWord): QueryWord | null;
}

const RELATED_SHARE = 0.5;

/** Creates an empty index. */
export function createStoryPostings<Key>(): StoryPostings<Key> {
  const postings = new Map<string, Map<Key, number>>();

  function lookUp({ term }: QueryWord): ReadonlyMap<Key, number> {
    const found = new Map(postings.get(term));
    for (const related of relatedTerms(term)) {
      for (const [story, worth] of postings.get(related) ?? []) {
        found.set(story, Math.max(found.get(story) ?? 0, worth * RELATED_SHARE));
      }
    }
    return found;
  }

  return {
    put(story, article) {
      const worth = termWorth(article);
      for (const [term, value] of worth) {
        const posting = postings.get(term) ?? new Map<Key, number>();
        postings.set(term, posting);
        posting.set(story, (posting.get(story) ?? 0) + value);
      }
      return worth.keys();
    },
    lookUp,
    correct(word) {
      if (lookUp(word).size > 0) return word;
      let best: { readonly term: string; readonly slips: number; readonly size: number } | null = null;
      for (const [term, { size }] of postings) {
        const slips = slipsBetween(word.term, term);
        if (slips === null) continue;
        if (!best || slips < best.slips || (slips === best.slips && size > best.size)) best = { term, slips, size };
      }
      return best && { surface: best.term, term: best.term };
    },
  };
}
