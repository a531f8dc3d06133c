import { type Article, toOriginal } from '../../articles/article.ts';
import type { Bullet, Citation } from '../briefing.ts';
import { createContentTest } from '../evidence/shares-content.ts';
import { type Alike, createAlikeTest } from './alike.ts';
import { type Candidate, candidatesOf, distinctPairsOf } from './candidate.ts';
import { choose, type Floor, type Limits, type Option, optionOf } from './choose.ts';
import { clarityOf } from './clarity.ts';
import { contentTerms, overlap } from './content-terms.ts';
import { preferWhole } from './cut-off.ts';
import { createFactJudge } from './fact-judge.ts';
import { createFactReader } from './fact-terms.ts';
import { firstMeetings } from './first-meetings.ts';
import { fitnessOf } from './fitness.ts';
import { preferFullNames } from './full-names.ts';
import { insideQuotes } from './inside-quotes.ts';
import { type MentionResolver, tellSurnames } from './name-mentions.ts';
import { orderAsStory } from './order.ts';
import { preferReported } from './own-voice.ts';
import { createRanker, type Ranker, type Ranking, type Worth } from './rank.ts';
import { isMostlyQuoted, readingWeight } from './reading-weight.ts';
import { createFactFinder } from './same-fact.ts';
import { shorten } from './shorten.ts';
import { placeSentences } from './story-terms.ts';
import { createAgainTest } from './told-again.ts';
import { type Variant, wordVariant } from './variant.ts';

/** What bullets are made from. */
export interface BulletRequest {
  /** The articles of one story, in any order. */
  readonly articles: readonly Article[];
  readonly topic?: string;
  readonly length: 'short' | 'standard' | 'long';
  /** Words (between white space) that all bullets together may have at most. */
  readonly maxWords?: number;
  /** Without it pronouns and surnames are not told, and sentences that need it are avoided. */
  readonly resolveMention?: MentionResolver;
  /** Whether a sentence tells what a later article replaced: such a one is no bullet for a reader. */
  readonly isOutdated?: (articleId: string, sentenceIndex: number) => boolean;
}

const COUNTS = { short: 3, standard: 6, long: 10 } as const;
/**
 * In words: a reader's, one where words are counted and a sentence more costs more than a long one, and one in a language
 * that is not shortened.
 */
const LONGEST_BULLET = { reader: 40, counted: 44, uncut: 60 } as const;
const USUAL_BULLET = 28;
/** Words and marks below which a bullet tells a reader little; it may still fill the last of counted words. */
const FEWEST_TOKENS = 8;
/** How well a sentence must stand alone for a reader, and how many must do so for the others to be left out. */
const CLEAR = 0.65;
const FEWEST_CLEAR = 3;
const PLAINLY_SHARED = 0.55;
const SHORTEST_SHARE = 12.5;
/** Bullets may be more alike where the asker wants so many words than where fewer bullets do as well. */
const FILLING_ALIKE: Alike = { content: 0.58, rare: 0.6 };
const READING_ALIKE: Alike = { content: 0.58, rare: 0.45 };
/**
 * For a reader, beyond the first bullets: the least that a further one tells, and the least that is new in it, as shares
 * of what the story's best sentences tell; and the least of itself that is new.
 */
const LEAST = { from: 3, own: 0.25, gain: 0.1, fresh: 0.2 } as const;

/**
 * Chooses and words the bullets of one story: each is a sentence with words left out, cited with the sentences of other
 * articles that tell the same fact. Never more than asked for; fewer, or none, where the articles hold no more.
 */
export function selectBullets(request: BulletRequest, rank: Ranker = ranker()): Bullet[] {
  const articles = [...request.articles].sort((a, b) => compareText(a.id, b.id));
  const candidates = articles.flatMap(candidatesOf);
  const inside = insideQuotes(candidates);
  const limits = limitsOf(request);
  const fitness = candidates.map((candidate, at) => fitnessOf(candidate, inside[at] ?? false));
  const all = rank(candidates, fitness, placeSentences(articles, candidates), request.topic);
  const ranking = limits.hard ? all : { ...all, ranked: clearOnes(preferReported(currentOnes(all.ranked, request))) };
  const { options, worth } = wordOptions(ranking, limits, request.resolveMention);
  const weigh = rareInStory(ranking, candidates.length);
  const read = createFactReader(candidates, request.resolveMention);
  const judge = createFactJudge(read, ranking.singles, candidates.length);
  const shareContent = createContentTest();
  const facts = createFactFinder(candidates, judge, shareContent);
  const again = limits.hard ? () => false : createAgainTest(read, judge);
  const alike = createAlikeTest(options, limits.alike, weigh, judge, again);
  const best = choose(options, worth, limits, alike, limits.hard ? null : floorOf(ranking, articles));
  const told = limits.hard
    ? best
    : preferFullNames({ chosen: best, options, judge, alike: limits.alike.content, resolve: request.resolveMention });
  const chosen = told.map((option) => {
    const others = facts.find(option.variant);
    return { option, others, support: others.length };
  });
  const ordered = orderAsStory(chosen, worth);
  const variants = nameInFull(
    ordered.map(({ option }) => option.variant),
    request.resolveMention,
    limits,
  );
  return ordered.map(({ option, others }, at) => {
    const { text, candidate } = variants[at] ?? option.variant;
    const bearing = others.filter(
      (other) => shareContent(text, other.sentence.text) && (!limits.hard || isPlainlyShared(other, text)),
    );
    return { text, citations: [candidate, ...bearing].map(cite) };
  });
}

/**
 * Who counts the words is a program, which can hold a further citation against its bullet only word by word: there more
 * than half of the plain words must be in common besides.
 */
function isPlainlyShared({ content }: Candidate, bullet: string): boolean {
  return overlap(contentTerms(bullet), content) >= PLAINLY_SHARED;
}

/** For a reader: what is outdated is left out where anything else is there. */
function currentOnes(ranked: Ranking['ranked'], { isOutdated }: BulletRequest): Ranking['ranked'] {
  const current = ranked.filter(({ candidate }) => !isOutdated?.(candidate.article.id, candidate.sentence.index));
  return current.length > 0 ? current : ranked;
}

/** For a reader: sentences that lean on what is not told are left out where others are enough. */
function clearOnes(ranked: Ranking['ranked']): Ranking['ranked'] {
  const clear = ranked.filter(({ candidate }) => fitnessOf(candidate, false) * clarityOf(candidate) >= CLEAR);
  return clear.length >= FEWEST_CLEAR ? clear : ranked;
}

/** How rare terms are in the story, worked out once for each. */
function rareInStory({ singles }: Ranking, sentences: number): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    let weight = known.get(term);
    if (weight === undefined) {
      weight = Math.log1p(sentences / (singles.get(term)?.count ?? 1));
      known.set(term, weight);
    }
    return weight;
  };
}

let bundled: Ranker | undefined;

/** The ranker with the bundled models, made at first use. */
function ranker(): Ranker {
  bundled ??= createRanker();
  return bundled;
}

/** The wordings to choose from. For a reader the story's names count too; where words are counted, only the facts. */
function wordOptions(
  ranking: Ranking,
  limits: Limits,
  resolve: MentionResolver | undefined,
): { options: Option[]; worth: Worth } {
  const { ranked, worth, singles } = ranking;
  const all = new Map(worth);
  const usual = usualWorth(ranking);
  const options = ranked.flatMap(({ candidate, weight }) => {
    const meetings =
      limits.hard || isMostlyQuoted(candidate) ? new Map<string, number>() : firstMeetings(candidate, singles, usual);
    for (const [key, value] of meetings) all.set(key, value);
    const read = limits.hard ? 1 : readingWeight(candidate);
    return shorten(candidate, resolve)
      .filter(
        ({ variant }) =>
          variant.words <= longestOf(candidate, limits) && variant.kept.length >= (limits.hard ? 1 : FEWEST_TOKENS),
      )
      .map((wording) => optionOf(wording.variant, weight * read * wording.fitness, [...meetings.keys()]));
  });
  return { options: limits.hard ? options : preferWhole(options), worth: all };
}

/** What a further bullet must bring a reader: a story that has only four things to tell gets four bullets. */
function floorOf(ranking: Ranking, articles: readonly Article[]): Floor | null {
  // How rare words are in news is known of English.
  if (!articles.some(({ language }) => language === 'en')) return null;
  const usual = usualWorth(ranking);
  return { ...LEAST, own: LEAST.own * usual, gain: LEAST.gain * usual };
}

/** What the words of a story's best sentences are worth, on average. */
function usualWorth({ ranked, worth }: Ranking): number {
  const best = ranked.slice(0, 6).map(({ candidate }) => {
    return [...candidate.distinct, ...distinctPairsOf(candidate)].reduce((sum, key) => sum + (worth.get(key) ?? 0), 0);
  });
  return best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
}

/** Puts first names to the surnames that come first, as long as the words allowed last. */
function nameInFull(
  chosen: readonly Variant[],
  resolve: MentionResolver | undefined,
  limits: Limits,
): readonly Variant[] {
  if (!resolve) return chosen;
  const known = new Set<string>();
  const contents = chosen.map((variant) => contentTerms(variant.text));
  let room = limits.hard ? limits.words - sumWords(chosen) : Number.POSITIVE_INFINITY;
  return chosen.map((variant, at) => {
    const full = wordVariant(variant.candidate, variant.kept, tellSurnames(variant, resolve, known));
    const more = full.words - variant.words;
    const content = contentTerms(full.text);
    const alike = contents.some((other, place) => place !== at && overlap(other, content) >= limits.alike.content);
    if (more > room || full.words > longestOf(variant.candidate, limits) || alike) return variant;
    room -= more;
    contents[at] = content;
    return full;
  });
}

function longestOf({ article }: Candidate, { hard, words }: Limits): number {
  const { reader, counted, uncut } = LONGEST_BULLET;
  return Math.min(words, article.language === 'en' ? (hard ? counted : reader) : uncut);
}

function sumWords(variants: readonly Variant[]): number {
  return variants.reduce((sum, variant) => sum + variant.words, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function limitsOf({ length, maxWords }: BulletRequest): Limits {
  const count = COUNTS[length];
  if (maxWords === undefined) return { count, words: count * USUAL_BULLET, hard: false, alike: READING_ALIKE };
  return {
    count: Math.max(1, Math.min(10, Math.floor(maxWords / SHORTEST_SHARE))),
    words: maxWords,
    hard: true,
    alike: FILLING_ALIKE,
  };
}

function cite(candidate: Candidate): Citation {
  const { article, sentence } = candidate;
  return { articleId: article.id, ...toOriginal(article.body, sentence.start, sentence.end) };
}
