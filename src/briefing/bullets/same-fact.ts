import type { Candidate } from './candidate.ts';
import { contentTerms } from './content-terms.ts';
import { rarityOf } from './rarity.ts';

/** Share of a bullet's content (rare terms weigh more) that another sentence must hold to support it, and the reverse. */
const HELD = 0.66;
const HELD_BACK = 0.3;
const FEWEST_SHARED = 4;
const MOST_SUPPORT = 4;
/** Terms that more sentences hold than this are too common in the story to search by. */
const COMMON = 60;

/** Finds the sentences of other articles that tell what a bullet tells, through the rarer terms that they share. */
export interface FactFinder {
  /** At most one sentence for each other article, the closest first, four at most; none whose numbers disagree. */
  find(source: Candidate, text: string): Candidate[];
}

/** Indexes a story's sentences by their terms. */
export function createFactFinder(candidates: readonly Candidate[]): FactFinder {
  const byTerm = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.kind === 'heading') continue;
    for (const term of candidate.content) {
      const list = byTerm.get(term);
      if (list) list.push(candidate);
      else byTerm.set(term, [candidate]);
    }
  }
  return { find: (source, text) => findSame(source, contentTerms(text), byTerm) };
}

function findSame(
  source: Candidate,
  content: ReadonlySet<string>,
  byTerm: ReadonlyMap<string, readonly Candidate[]>,
): Candidate[] {
  const near = new Set<Candidate>();
  for (const term of content) {
    const list = byTerm.get(term) ?? [];
    if (list.length <= COMMON) for (const candidate of list) near.add(candidate);
  }
  const best = new Map<number, { candidate: Candidate; score: number }>();
  for (const candidate of near) {
    if (candidate.articleIndex === source.articleIndex) continue;
    const score = support(content, candidate.content);
    const known = best.get(candidate.articleIndex);
    if (score > 0 && (!known || score > known.score)) best.set(candidate.articleIndex, { candidate, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.candidate.articleIndex - b.candidate.articleIndex)
    .slice(0, MOST_SUPPORT)
    .map(({ candidate }) => candidate);
}

/** How well a sentence supports a bullet, 0 for not. */
function support(bullet: ReadonlySet<string>, sentence: ReadonlySet<string>): number {
  const shared = [...bullet].filter((term) => sentence.has(term));
  if (shared.length < FEWEST_SHARED && shared.length < bullet.size) return 0;
  if (shared.length < 3 || numbersDisagree(bullet, sentence)) return 0;
  const held = weight(shared) / weight(bullet);
  const back = weight(shared) / weight(sentence);
  return held >= HELD && back >= HELD_BACK ? held + back : 0;
}

function weight(terms: Iterable<string>): number {
  let sum = 0;
  for (const term of terms) sum += rarityOf(term);
  return sum || 1;
}

function numbersDisagree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const left = [...a].filter((term) => /^\d+$/.test(term));
  const right = [...b].filter((term) => /^\d+$/.test(term));
  return left.length > 0 && right.length > 0 && !left.some((number) => b.has(number));
}
