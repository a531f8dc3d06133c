import { type Article, toOriginal } from '../articles/article.ts';
import { groupByOrigin } from '../articles/origins.ts';
import type { Citation, Difference } from './briefing.ts';
import { type ArticleSentence, sentencesOf } from './dates/article-sentences.ts';
import { findAges } from './differences/find-ages.ts';
import { findEventDays } from './differences/find-event-days.ts';
import { findMeasures, type Measure } from './differences/find-measures.ts';
import { findOutcomes } from './differences/find-outcomes.ts';
import { tellSameFact } from './differences/tell-same-fact.ts';

const MOST_DIFFERENCES = 5;
/** So many tellings of one fact are compared with one another; a story has no more that matter. */
const MOST_TELLINGS = 60;

/**
 * Numbers, ages, days and outcomes on which different origins disagree about the same thing, side by side. Precision first: only where two
 * sentences clearly tell the same fact; roundings, bounds that fit, other times and other parts are no difference.
 */
export function findDifferences(
  articles: readonly Article[],
  originOf: OriginOf = groupedOrigins(articles),
): Difference[] {
  if (new Set(articles.map(originOf)).size < 2) return [];
  const measures = articles.flatMap((article) =>
    article.language === 'en' ? [...sentencesOf(article).flatMap(readSentence), ...findEventDays(article)] : [],
  );
  const byFact = new Map<string, Measure[]>();
  for (const measure of measures) {
    const told = byFact.get(measure.fact) ?? [];
    byFact.set(measure.fact, told);
    if (told.length < MOST_TELLINGS) told.push(measure);
  }
  const differences = [...byFact.values()].flatMap((told) => differenceOf(told, originOf) ?? []);
  differences.sort((a, b) => b.weight - a.weight || (a.difference.text < b.difference.text ? -1 : 1));
  return differences.slice(0, MOST_DIFFERENCES).map(({ difference }) => difference);
}

type OriginOf = (article: Article) => number | string;

/** Copies of one text and articles of one agency or outlet are one origin. */
function groupedOrigins(articles: readonly Article[]): OriginOf {
  const groups = groupByOrigin(articles);
  const places = new Map(groups.flatMap((group, place) => group.map((article) => [article, place] as const)));
  return (article) => places.get(article) ?? article.id;
}

function readSentence(sentence: ArticleSentence): Measure[] {
  return [...findMeasures(sentence), ...findAges(sentence), ...findOutcomes(sentence)];
}

interface Side {
  readonly measures: Measure[];
  readonly origins: Set<number | string>;
}

function differenceOf(told: readonly Measure[], originOf: OriginOf) {
  for (const [index, first] of told.entries()) {
    const against = told
      .slice(index + 1)
      .filter((other) => originOf(other.candidate.article) !== originOf(first.candidate.article))
      .find((other) => areApart(first, other) && tellSameFact(first, other));
    if (!against) continue;
    const sides = [sideOf(first, told, originOf), sideOf(against, told, originOf)];
    const [one, other] = sides;
    if (!one || !other || [...one.origins].some((origin) => other.origins.has(origin))) continue;
    const difference = { text: first.name, sides: sides.map(present) };
    return { difference, weight: one.measures.length + other.measures.length };
  }
  return null;
}

/** Everyone who tells the fact with a number that fits; whoever tells it with both numbers is on no side. */
function sideOf(first: Measure, told: readonly Measure[], originOf: OriginOf): Side {
  const measures = told.filter((other) => other === first || (!areApart(first, other) && tellSameFact(first, other)));
  return { measures, origins: new Set(measures.map(({ candidate }) => originOf(candidate.article))) };
}

function present({ measures }: Side): Difference['sides'][number] {
  const [first] = measures;
  const value = first?.value ?? '';
  const seen = new Set<string>();
  const citations: Citation[] = [];
  for (const { candidate, value: own } of measures) {
    const { article, sentence } = candidate;
    if (own !== value || seen.has(article.id)) continue;
    seen.add(article.id);
    citations.push({ articleId: article.id, ...toOriginal(article.body, sentence.start, sentence.end) });
  }
  return { value, citations };
}

function areApart(one: Measure, other: Measure): boolean {
  return one.quantity.high < other.quantity.low || other.quantity.high < one.quantity.low;
}
