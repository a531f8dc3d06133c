import type { Article } from '../../articles/article.ts';
import { createContentTest } from '../evidence/shares-content.ts';
import type { Candidate } from './candidate.ts';
import { contentTerms } from './content-terms.ts';
import type { FactJudge } from './fact-judge.ts';
import { tellActTogether } from './fact-view.ts';
import { hedgedActs } from './hedged-acts.ts';
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
  find(variant: Telling): Candidate[];
}

/** A story's sentences by their terms, the order of its articles, and who says whether two sentences tell the same. */
interface Index {
  readonly byTerm: ReadonlyMap<string, readonly Candidate[]>;
  readonly order: ReadonlyMap<Article, number>;
  readonly judge: FactJudge;
  readonly shareContent: (one: string, other: string) => boolean;
}

type Telling = Pick<Variant, 'candidate' | 'kept' | 'text'>;

/** Indexes a story's sentences by their terms. */
export function createFactFinder(
  candidates: readonly Candidate[],
  judge: FactJudge,
  shareContent = createContentTest(),
): FactFinder {
  const byTerm = new Map<string, Candidate[]>();
  const order = new Map<Article, number>();
  for (const candidate of candidates) {
    if (!order.has(candidate.article)) order.set(candidate.article, order.size);
    if (candidate.kind === 'heading') continue;
    for (const term of candidate.content) {
      const list = byTerm.get(term);
      if (list) list.push(candidate);
      else byTerm.set(term, [candidate]);
    }
  }
  return { find: (variant) => findSame(variant, { byTerm, order, judge, shareContent }) };
}

/** A sentence that may support a bullet: how well, and whether in the same words. */
interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly plain: boolean;
}

function findSame(variant: Telling, { byTerm, order, judge, shareContent }: Index): Candidate[] {
  const bullet = readContent(contentTerms(variant.text));
  const acts = hedgedActs(variant.candidate);
  const byArticle = new Map<Article, Scored[]>();
  for (const candidate of nearTo(bullet, byTerm)) {
    if (candidate.article === variant.candidate.article) continue;
    const told = support(bullet, candidate.content);
    const plain = told > 0 && sharesAct(variant, candidate, judge) ? told : 0;
    const score = plain || otherWords(variant, candidate, judge);
    if (score <= 0 || hedgesOtherwise(acts, candidate)) continue;
    const own = byArticle.get(candidate.article) ?? [];
    byArticle.set(candidate.article, own);
    own.push({ candidate, score, plain: plain > 0 });
  }
  // The evidence check is asked from the best down, since it costs most.
  const best = [...byArticle.values()].flatMap((own) => {
    own.sort((one, other) => other.score - one.score);
    return own.find(({ candidate, plain }) => plain || shareContent(variant.text, candidate.sentence.text)) ?? [];
  });
  const placeOf = ({ candidate }: Scored) => order.get(candidate.article) ?? 0;
  return best
    .sort((a, b) => b.score - a.score || placeOf(a) - placeOf(b))
    .slice(0, MOST_SUPPORT)
    .map(({ candidate }) => candidate);
}

/** One rare term in common is chance: sentences with two are looked at closely. */
function nearTo({ terms }: Content, byTerm: Index['byTerm']): Set<Candidate> {
  const seen = new Set<Candidate>();
  const near = new Set<Candidate>();
  for (const term of terms) {
    const list = byTerm.get(term) ?? [];
    if (list.length > COMMON) continue;
    for (const candidate of list) (seen.has(candidate) ? near : seen).add(candidate);
  }
  return near;
}

/** Names and places in common are no support: what happened must be told too, by a telling verb or a telling number. */
function sharesAct(variant: Telling, candidate: Candidate, judge: FactJudge): boolean {
  const [bullet, sentence] = [judge.view(variant), judge.whole(candidate)];
  const { act, number } = judge.compare(bullet, sentence);
  return act || number || bullet.acts.numbers.length === 0;
}

/** Whether one of the two says of something that it was done, and the other that it was not, or may be. */
function hedgesOtherwise(acts: ReadonlyMap<string, boolean>, candidate: Candidate): boolean {
  const own = hedgedActs(candidate);
  return [...acts].some(([term, hedged]) => own.has(term) && own.get(term) !== hedged);
}

/** How well a sentence that tells the same in other words supports a bullet, 0 for not. */
function otherWords(variant: Telling, candidate: Candidate, judge: FactJudge): number {
  const [bullet, sentence] = [judge.view(variant), judge.whole(candidate)];
  if (!tellActTogether(bullet, sentence, FEWEST_SHARED)) return 0;
  const { ofFirst, ofSecond, shared, act, who, clash } = judge.compare(bullet, sentence);
  if (clash || !who) return 0;
  const told = act && shared >= FEWEST_SHARED && ofFirst >= TOLD && ofSecond >= TOLD_BACK;
  if (!told && !judge.same(bullet, sentence)) return 0;
  return (ofFirst + ofSecond) / 2;
}

/** The content terms of a bullet, with what they weigh together and the numbers among them. */
interface Content {
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
  readonly numbers: readonly string[];
}

function readContent(terms: ReadonlySet<string>): Content {
  return { terms, weight: weight(terms), numbers: numbersIn(terms) };
}

/** How well a sentence supports a bullet in the same words, 0 for not. */
function support(bullet: Content, sentence: ReadonlySet<string>): number {
  let shared = 0;
  let told = 0;
  for (const term of bullet.terms) {
    if (!sentence.has(term)) continue;
    shared += 1;
    told += rarityOf(term);
  }
  if (shared < FEWEST_SHARED && shared < bullet.terms.size) return 0;
  if (shared < 3 || numbersDisagree(bullet, sentence)) return 0;
  const held = told / bullet.weight;
  if (held < HELD) return 0;
  const back = told / weight(sentence);
  return back >= HELD_BACK ? held + back : 0;
}

function weight(terms: Iterable<string>): number {
  let sum = 0;
  for (const term of terms) sum += rarityOf(term);
  return sum || 1;
}

function numbersDisagree({ numbers }: Content, sentence: ReadonlySet<string>): boolean {
  if (numbers.length === 0 || numbers.some((number) => sentence.has(number))) return false;
  return numbersIn(sentence).length > 0;
}

function numbersIn(terms: ReadonlySet<string>): string[] {
  return [...terms].filter((term) => /^\d+$/.test(term));
}
