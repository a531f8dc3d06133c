/** Finds stories that share telling terms with a new article, at a cost that does not grow with the archive. */
export interface CandidateIndex<Story> {
  /** Remembers that an article of this story has these telling terms. */
  add(story: Story, terms: readonly number[]): void;
  /** The stories with the articles that share most with these terms, the most promising first. */
  find(terms: readonly number[], weightOf: (term: number) => number): Story[];
}

/** How many of the latest articles are looked at for one term: a term with more is too common to tell anything. */
const MOST_PER_TERM = 150;
const MOST_ARTICLES = 64;

/** Creates an empty index: an inverted one, from term to articles. */
export function createCandidateIndex<Story>(): CandidateIndex<Story> {
  const postings = new Map<number, { readonly at: number; readonly story: Story }[]>();
  let articles = 0;
  return {
    add(story, terms) {
      const posting = { at: articles, story };
      articles += 1;
      for (const term of terms) {
        const list = postings.get(term);
        if (!list) postings.set(term, [posting]);
        else if (list.push(posting) > 2 * MOST_PER_TERM) list.splice(0, MOST_PER_TERM);
      }
    },
    find(terms, weightOf) {
      const shares = new Map<number, { readonly at: number; readonly story: Story; weight: number }>();
      for (const term of terms) {
        const weight = weightOf(term);
        for (const { at, story } of (postings.get(term) ?? []).slice(-MOST_PER_TERM)) {
          const share = shares.get(at);
          if (share) share.weight += weight * weight;
          else shares.set(at, { at, story, weight: weight * weight });
        }
      }
      const best = [...shares.values()].sort((a, b) => b.weight - a.weight || b.at - a.at).slice(0, MOST_ARTICLES);
      return [...new Set(best.map(({ story }) => story))];
    },
  };
}
