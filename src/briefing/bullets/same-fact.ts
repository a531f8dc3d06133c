import { sharesContent } from '../evidence/shares-content.ts';
import type { Candidate } from './candidate.ts';
import { contentTerms } from './content-terms.ts';
import type { FactJudge } from './fact-judge.ts';
import { rarityOf } from './rarity.ts';
import type { Variant } from './variant.ts';

/** Share of a bullet's content (rare terms weigh more) that another sentence must hold to support it, and the reverse. */
const HELD = 0.66;
const HELD_BACK = 0.3;
/** The same for what both tell in any words. */
const TOLD = 0.66;
const TOLD_BACK = 0.3;
const FEWEST_SHARED = 4;
const MOST_SUPPORT = 4;
/** Terms that more sentences hold than this are too common in the story to search by. */
const COMMON = 60;

/** Finds the sentences of other articles that tell what a bullet tells, through the rarer terms that they share. */
export interface FactFinder {
  /** At most one sentence for each other article, the closest first, four at most; none whose numbers disagree. */
  find(variant: Pick<Variant, 'candidate' | 'kept' | 'text'>): Candidate[];
}

/** Indexes a story's sentences by their terms. */
export function createFactFinder(candidates: readonly Candidate[], judge: FactJudge): FactFinder {
  const byTerm = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.kind === 'heading') continue;
    for (const term of candidate.content) {
      const list = byTerm.get(term);
      if (list) list.push(candidate);
      else byTerm.set(term, [candidate]);
    }
  }
  return { find: (variant) => findSame(variant, byTerm, judge) };
}

/** A sentence that may support a bullet: how well, and whether in the same words. */
interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly plain: boolean;
}

function findSame(
  variant: Pick<Variant, 'candidate' | 'kept' | 'text'>,
  byTerm: ReadonlyMap<string, readonly Candidate[]>,
  judge: FactJudge,
): Candidate[] {
  const content = contentTerms(variant.text);
  // One rare term in common is chance: sentences with two are looked at closely.
  const seen = new Set<Candidate>();
  const near = new Set<Candidate>();
  for (const term of content) {
    const list = byTerm.get(term) ?? [];
    if (list.length > COMMON) continue;
    for (const candidate of list) (seen.has(candidate) ? near : seen).add(candidate);
  }
  const byArticle = new Map<number, Scored[]>();
  for (const candidate of near) {
    if (candidate.articleIndex === variant.candidate.articleIndex) continue;
    const plain = support(content, candidate.content);
    const score = plain || otherWords(variant, candidate, judge);
    if (score <= 0) continue;
    const own = byArticle.get(candidate.articleIndex) ?? [];
    byArticle.set(candidate.articleIndex, own);
    own.push({ candidate, score, plain: plain > 0 });
  }
  // The evidence check is asked from the best down, since it costs most.
  const best = [...byArticle.values()].flatMap((own) => {
    own.sort((one, other) => other.score - one.score);
    return own.find(({ candidate, plain }) => plain || sharesContent(variant.text, candidate.sentence.text)) ?? [];
  });
  return best
    .sort((a, b) => b.score - a.score || a.candidate.articleIndex - b.candidate.articleIndex)
    .slice(0, MOST_SUPPORT)
    .map(({ candidate }) => candidate);
}

/** How well a sentence that tells the same in other words supports a bullet, 0 for not. */
function otherWords(variant: Pick<Variant, 'candidate' | 'kept'>, candidate: Candidate, judge: FactJudge): number {
  const [bullet, sentence] = [judge.view(variant), judge.whole(candidate)];
  const { ofFirst, ofSecond, shared, act, who, clash } = judge.compare(bullet, sentence);
  if (clash || !who) return 0;
  const told = act && shared >= FEWEST_SHARED && ofFirst >= TOLD && ofSecond >= TOLD_BACK;
  if (!told && !judge.same(bullet, sentence)) return 0;
  return (ofFirst + ofSecond) / 2;
}

/** How well a sentence supports a bullet in the same words, 0 for not. */
function support(bullet: ReadonlySet<string>, sentence: ReadonlySet<string>): number {
  let shared = 0;
  let told = 0;
  for (const term of bullet) {
    if (!sentence.has(term)) continue;
    shared += 1;
    told += rarityOf(term);
  }
  if (shared < FEWEST_SHARED && shared < bullet.size) return 0;
  if (shared < 3 || numbersDisagree(bullet, sentence)) return 0;
  const held = told / weight(bullet);
  if (held < HELD) return 0;
  const back = told / weight(sentence);
  return back >= HELD_BACK ? held + back : 0;
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
