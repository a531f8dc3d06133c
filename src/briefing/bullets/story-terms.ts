import type { Article, Sentence } from '../../articles/article.ts';
import { foldForSearch } from '../../kernel/text.ts';
import type { Candidate } from './candidate.ts';
import { pairsOf, termsOf } from './content-terms.ts';
import { rarityOf } from './rarity.ts';

/** What a story says of one term, or of one pair of neighbouring terms (its key holds a space). */
export interface TermFacts {
  readonly key: string;
  /** How rare a single term is in news; 0 for a pair. */
  readonly rarity: number;
  /** Times it stands in the story, copies counted once. */
  count: number;
  /** Articles that hold it, hold it in their first sentence, in their first three, in their title. */
  articles: number;
  leads: number;
  openings: number;
  titles: number;
  /** Least sentence number in any article, and the sum over articles of where it first stands (0..1). */
  earliest: number;
  placeSum: number;
  /** Times written with a capital within a sentence. */
  capitals: number;
  /** Where it stands first in any of its sentences (0..1), and the sum over its places. */
  foremost: number;
  withinSum: number;
  /** Times it is a noun or a name, and times it is a verb. */
  nouns: number;
  verbs: number;
  /** The greatest score of a sentence that holds it, the sum of such scores, and how many sentences those are. */
  bestScore: number;
  scoreSum: number;
  holders: number;
  lastArticle: Article | null;
  lastSentence: Candidate | null;
}

export type FactsByTerm = ReadonlyMap<string, TermFacts>;

/** A story's size and its sentences without those that an earlier article has word for word: copies are no coverage. */
export interface StorySize {
  readonly articles: readonly Article[];
  readonly sentences: readonly PlacedSentence[];
}

interface PlacedSentence {
  readonly candidate: Candidate;
  /** Place in the list of all candidates. */
  readonly at: number;
  /** Place in its article, headings not counted. */
  readonly place: number;
}

/** Places a story's sentences, leaving out headings and copies. */
export function placeSentences(articles: readonly Article[], candidates: readonly Candidate[]): StorySize {
  const seen = new Map<string, Article>();
  const places = new Map<Article, number>();
  const sentences: PlacedSentence[] = [];
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at] as Candidate;
    if (candidate.kind === 'heading') continue;
    const place = places.get(candidate.article) ?? 0;
    places.set(candidate.article, place + 1);
    const folded = foldedOf(candidate);
    const first = seen.get(folded);
    if (first !== undefined && first !== candidate.article) continue;
    seen.set(folded, candidate.article);
    sentences.push({ candidate, at, place });
  }
  return { articles, sentences };
}

const foldedTexts = new WeakMap<Sentence, string>();

function foldedOf({ sentence }: Candidate): string {
  let folded = foldedTexts.get(sentence);
  if (folded === undefined) {
    folded = foldForSearch(sentence.text);
    foldedTexts.set(sentence, folded);
  }
  return folded;
}

/** Counts a story's single terms. */
export function countSingles(size: StorySize): Map<string, TermFacts> {
  const singles = new Map<string, TermFacts>();
  for (const { candidate, place } of size.sentences) {
    candidate.terms.forEach((terms, word) => {
      const capital = word > 0 && candidate.capital[word];
      for (const term of terms) {
        let facts = singles.get(term);
        if (!facts) {
          facts = emptyFacts(term, rarityOf(term));
          singles.set(term, facts);
        }
        note(facts, candidate, place, word / candidate.tokens.length);
        if (capital) facts.capitals += 1;
        const pos = candidate.tokens[word]?.pos;
        if (pos === 'NOUN' || pos === 'PROPN') facts.nouns += 1;
        else if (pos === 'VERB') facts.verbs += 1;
      }
    });
  }
  countTitles(size.articles, singles, (terms) => terms);
  return singles;
}

/**
 * Counts those of a story's pairs of neighbouring terms that are asked for, and notes how their sentences are scored;
 * `scores` runs with the list of all candidates. Pairs are looked up by their two terms: nearly all are not asked for.
 */
export function countPairs(
  size: StorySize,
  wanted: Iterable<string>,
  scores: readonly number[],
): Map<string, TermFacts> {
  const pairs = new Map<string, TermFacts>();
  for (const pair of wanted) pairs.set(pair, emptyFacts(pair, 0));
  const byLeft = byTerms(pairs);
  for (const { candidate, at, place } of size.sentences) {
    const { flat, stops } = candidate;
    let count = 0;
    for (let right = 1; right < flat.length; right += 1) if (!(stops[right - 1] && stops[right])) count += 1;
    let word = -1;
    for (let right = 1; right < flat.length; right += 1) {
      if (stops[right - 1] && stops[right]) continue;
      word += 1;
      const facts = byLeft.get(flat[right - 1] ?? '')?.get(flat[right] ?? '');
      if (!facts) continue;
      note(facts, candidate, place, word / count);
      if (facts.lastSentence !== candidate) noteScore(facts, scores[at] ?? 0);
      facts.lastSentence = candidate;
    }
  }
  countTitles(size.articles, pairs, pairsOf);
  return pairs;
}

function byTerms(pairs: FactsByTerm): Map<string, Map<string, TermFacts>> {
  const byLeft = new Map<string, Map<string, TermFacts>>();
  for (const [pair, facts] of pairs) {
    const gap = pair.indexOf(' ');
    const left = pair.slice(0, gap);
    const row = byLeft.get(left) ?? new Map<string, TermFacts>();
    byLeft.set(left, row.set(pair.slice(gap + 1), facts));
  }
  return byLeft;
}

/** Notes for each single term how its sentences are scored; `scores` runs with the list of all candidates. */
export function noteScores(size: StorySize, scores: readonly number[], facts: FactsByTerm): void {
  for (const { candidate, at } of size.sentences) {
    const score = scores[at] ?? 0;
    for (const term of candidate.distinct) noteScore(facts.get(term), score);
  }
}

function noteScore(facts: TermFacts | undefined, score: number): void {
  if (!facts) return;
  facts.holders += 1;
  facts.scoreSum += score;
  if (score > facts.bestScore) facts.bestScore = score;
}

function note(facts: TermFacts, candidate: Candidate, place: number, within: number): void {
  facts.count += 1;
  facts.withinSum += within;
  if (within < facts.foremost) facts.foremost = within;
  if (facts.lastArticle === candidate.article) return;
  facts.lastArticle = candidate.article;
  facts.articles += 1;
  if (place === 0) facts.leads += 1;
  if (place < 3) facts.openings += 1;
  if (place < facts.earliest) facts.earliest = place;
  facts.placeSum += place / Math.max(1, candidate.article.sentences.length);
}

function countTitles(
  articles: readonly Article[],
  all: FactsByTerm,
  keysOf: (terms: readonly string[]) => readonly string[],
): void {
  for (const article of articles) {
    for (const key of new Set(keysOf(termsOf(article.title ?? '')))) {
      const facts = all.get(key);
      if (facts) facts.titles += 1;
    }
  }
}

function emptyFacts(key: string, rarity: number): TermFacts {
  return {
    key,
    rarity,
    count: 0,
    articles: 0,
    leads: 0,
    openings: 0,
    titles: 0,
    earliest: 50,
    placeSum: 0,
    capitals: 0,
    foremost: 1,
    withinSum: 0,
    nouns: 0,
    verbs: 0,
    bestScore: 0,
    scoreSum: 0,
    holders: 0,
    lastArticle: null,
    lastSentence: null,
  };
}
