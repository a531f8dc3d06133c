import type { Article } from '../articles/article.ts';
import { publicationTime } from '../articles/publication-time.ts';
import { sentencesOf } from './dates/article-sentences.ts';
import { findMeasures } from './differences/find-measures.ts';
import { findQuantities } from './differences/find-quantities.ts';
import { FATE } from './differences/number-words.ts';

/** How many dead, injured or missing each article leads with, and which of those numbers a later article replaced. */
export interface Tolls {
  /** Whether a sentence leads with a toll that has risen since. */
  isOutdated(articleId: string, sentenceIndex: number): boolean;
  /** Whether a title tells a toll that has risen since. */
  isTitleOutdated(title: string): boolean;
}

/** News tells its toll at the top; what is told further down may be that of another event. */
const OPENING = 5;
/** Words between a number and what happened to so many, at most: "19 people were killed". */
const REACH = 4;
const PEOPLE = /^(?:people|person|victim) /;
const FATE_NAMES: ReadonlySet<string> = new Set(FATE.values());

interface Toll {
  readonly articleId: string;
  readonly sentences: readonly number[];
  readonly fate: string;
  readonly number: number;
  /** When it was published, in milliseconds. */
  readonly at: number;
}

/**
 * Compares the tolls of one story's articles. A toll rises as news comes in, so one is outdated where a later article leads
 * with a higher number of the same; a lower one may be of another event. Articles without a date replace nothing.
 */
export function readTolls(articles: readonly Article[]): Tolls {
  const tolls = articles.flatMap(leadingTolls);
  const outdated = tolls.filter((toll) => tolls.some((other) => replaces(other, toll)));
  const sentences = new Set(outdated.flatMap((toll) => toll.sentences.map((index) => `${index} ${toll.articleId}`)));
  return {
    isOutdated: (articleId, index) => sentences.has(`${index} ${articleId}`),
    isTitleOutdated: (title) => {
      const told = tollOfTitle(title);
      return told !== null && outdated.some(({ fate, number }) => fate === told.fate && number === told.number);
    },
  };
}

function replaces(later: Toll, earlier: Toll): boolean {
  return later.fate === earlier.fate && later.number > earlier.number && later.at > earlier.at;
}

/** The first toll of each kind at the top of an article, with the sentences there that tell the same number. */
function leadingTolls(article: Article): Toll[] {
  const at = publicationTime(article.publishedAt);
  if (at === null || article.language !== 'en') return [];
  const found = new Map<string, { number: number; sentences: number[] }>();
  for (const sentence of sentencesOf(article).slice(0, OPENING)) {
    if (article.paragraphs[sentence.sentence.paragraph]?.kind === 'heading') continue;
    for (const { fact, quantity } of findMeasures(sentence)) {
      const fate = fact.replace(PEOPLE, '');
      if (!FATE_NAMES.has(fate)) continue;
      const known = found.get(fate);
      if (!known) found.set(fate, { number: quantity.low, sentences: [sentence.sentence.index] });
      else if (known.number === quantity.low) known.sentences.push(sentence.sentence.index);
    }
  }
  return [...found].map(([fate, toll]) => ({ articleId: article.id, fate, at, ...toll }));
}

/** "Dam collapse kills 14", "11 dead in flood": the first number and the word of fate nearest to it. */
function tollOfTitle(title: string): { fate: string; number: number } | null {
  const [quantity] = findQuantities(title).filter(({ unit }) => unit === null);
  if (!quantity) return null;
  const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const before = words(title.slice(0, quantity.start)).reverse();
  const behind = words(title.slice(quantity.end));
  for (let distance = 0; distance < REACH; distance += 1) {
    const fate = FATE.get(before[distance] ?? '') ?? FATE.get(behind[distance] ?? '');
    if (fate !== undefined) return { fate, number: quantity.low };
  }
  return null;
}
