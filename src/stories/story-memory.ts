import { type Candidate, LOOK_UP, type LookUpTerm, type Member, storiesToCompare } from './candidate.ts';

/** What came before, in memory: finds the stories that share telling terms with a new article. */
export interface StoryMemory {
  /** Remembers that an article of this story has these telling terms. */
  add(storyId: string, article: Member, terms: readonly LookUpTerm[]): void;
  /** The stories to compare with an article of this day, the most promising first. */
  candidates(terms: readonly LookUpTerm[], day: number | null): Candidate[];
  /** Makes one story of two. */
  merge(from: string, into: string): void;
}

/** Beyond so many, the story that was opened first is closed: this bounds the memory. */
const MOST_OPEN = 20_000;

interface Open {
  readonly id: string;
  readonly opened: number;
  members: Posting[];
  /** What it became a part of. */
  into: Open | null;
}
interface Posting {
  readonly at: number;
  readonly story: Open;
  readonly article: Member;
}

/** Creates an empty memory: an inverted index, from term to articles. */
export function createStoryMemory(): StoryMemory {
  const postings = new Map<number, Posting[]>();
  const open = new Map<string, Open>();
  let articles = 0;

  function enter(posting: Posting, terms: readonly LookUpTerm[]): void {
    for (const { term } of terms) {
      const list = postings.get(term);
      if (!list) postings.set(term, [posting]);
      else if (list.push(posting) > 2 * LOOK_UP.articlesOfTerm) list.splice(0, LOOK_UP.articlesOfTerm);
    }
  }

  function closeFirst(): void {
    const [first] = open.values();
    if (!first) return;
    first.members = [];
    open.delete(first.id);
  }

  function find(terms: readonly LookUpTerm[]): Posting[] {
    const worth = new Map<Posting, number>();
    for (const { term, worth: one } of terms) {
      for (const posting of (postings.get(term) ?? []).slice(-LOOK_UP.articlesOfTerm)) {
        worth.set(posting, (worth.get(posting) ?? 0) + one);
      }
    }
    const best = [...worth].sort(([a, x], [b, y]) => y - x || b.at - a.at).slice(0, LOOK_UP.articles);
    return best.map(([posting]) => posting);
  }

  return {
    add(storyId, article, terms) {
      const story = open.get(storyId) ?? { id: storyId, opened: articles, members: [], into: null };
      open.set(storyId, story);
      const posting = { at: articles, story, article };
      articles += 1;
      story.members = latest([...story.members, posting]);
      enter(posting, terms);
      if (open.size > MOST_OPEN) closeFirst();
    },
    candidates(terms, day) {
      const found = find(terms).map(({ story, article }) => ({ storyId: rootOf(story).id, day: article.features.day }));
      return storiesToCompare(found, day).flatMap((id) => {
        const story = open.get(id);
        return story ? [{ id, opened: story.opened, members: story.members.map(({ article }) => article) }] : [];
      });
    },
    merge(from, into) {
      const [lost, kept] = [open.get(from), open.get(into)];
      if (!lost || !kept) return;
      kept.members = latest([...kept.members, ...lost.members].sort((a, b) => a.at - b.at));
      lost.into = kept;
      open.delete(from);
    },
  };
}

function latest(members: Posting[]): Posting[] {
  return members.slice(-LOOK_UP.members);
}

function rootOf(story: Open): Open {
  return story.into === null ? story : rootOf(story.into);
}
