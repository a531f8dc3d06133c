import type { Article } from '../../articles/article.ts';
import type { Token } from '../../articles/tokens.ts';
import { UNCHANGED_PASTS } from '../dates/verb-words.ts';
import { arguesInTitle, isOpinionTitle } from '../headline/title-fitness.ts';
import type { Candidate } from './candidate.ts';
import { speaksAsWriter } from './fitness.ts';
import { ADVICE, ATTRIBUTION, RHETORIC, SCORN } from './own-voice-words.ts';
import type { Ranking } from './rank.ts';

type Ranked = Ranking['ranked'];

/** So many reported sentences are enough to do without those in which the outlet speaks for itself. */
const ENOUGH = 3;
/** Where they are too few, how much less than a report such a sentence is worth. */
const WORTH = 0.3;
/** An article is a column where its own voice is heard in this share of its first sentences. */
const COLUMN = 0.2;
const READ = 30;
/** Longer sentences are lists or no sentences. */
const LONGEST = 1200;

const words = (patterns: readonly string[]) => new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})(?![\\p{L}])`, 'iu');
const TURNS = words(RHETORIC);
const SCORNS = words(SCORN);
const ADVISES = words(ADVICE);
const ATTRIBUTES = words(ATTRIBUTION);
/** What leaves "we" to somebody who is named: "Tovar said we lost". */
const NAMES_SPEAKER =
  /(?:\b(?:\p{Lu}[\p{L}.'-]+|he|she|they|who|officials|police|sources|it) (?:\p{L}+ly )?(?:said|says|told|argue[sd]|wrote|warned|claim(?:ed|s)|insist(?:ed|s)|added|tweeted|believes|thinks|suggest(?:ed|s)|noted|asked|urged)|\baccording to)\b/u;
const WRITER = /(?<![\p{L}.])I(?:'[mdv]e?|'ll)? (?=\p{Ll})/u;
const SELF = /\b(?:me|ours|yours)\b/;
/** "World War I began" */
const FIRST_OF_A_NAME = /(?<=\S \p{Lu}\p{L}{1,30} )I(?![\p{L}'])/gu;
/** What a column tells rather than thinks: figures and days. */
const FACT = /\d|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this) (?:week|month|year)|recently)\b/u;
const QUOTED = /[“"][^“”"]*[”"]|(?:''|``)(?:(?!'').)*''/g;
/** "Cut off by the flood, …" calls on nobody. */
const PASTS: ReadonlySet<string> = new Set<string>(UNCHANGED_PASTS);
const columns = new WeakMap<Article, boolean>();

/** For a reader: sentences of opinion in the outlet's own voice are left out where others are enough; where they are not, the best few stay. */
export function preferReported(ranked: Ranked): Ranked {
  const own = ranked.filter(({ candidate }) => isOwnVoice(candidate));
  if (own.length === 0) return ranked;
  const spared = new Set(own.slice(0, Math.max(0, ENOUGH - (ranked.length - own.length))));
  const left = new Set(own.filter((one) => !spared.has(one)));
  return ranked.flatMap((one) =>
    left.has(one) ? [] : spared.has(one) ? [{ ...one, weight: one.weight * WORTH }] : [one],
  );
}

/**
 * Whether an English sentence gives its writer's opinion, or speaks to the reader, outside quotations and with nobody
 * named as saying so: "I", "we", a call to the reader, scorn, a turn of rhetoric. In a column advice counts too, and
 * under a title like "Opinion: …" whatever is neither dated nor counted.
 */
export function isOwnVoice({ article, sentence, tokens }: Candidate): boolean {
  if (article.language !== 'en' || sentence.text.length > LONGEST) return false;
  const text = ownWords(sentence.text);
  if (WRITER.test(text)) return true;
  if (speaksAsWriter(text)) return !NAMES_SPEAKER.test(text);
  if (ATTRIBUTES.test(text)) return false;
  if (isCall(tokens) || isMarked(text)) return true;
  if (isOpinionTitle(article.title ?? '')) return !FACT.test(text);
  return ADVISES.test(text) && isColumn(article);
}

/** "Get the old roster back while there is time." */
function isCall([first, second]: readonly Token[]): boolean {
  if (first?.pos !== 'VERB' || first.text.toLowerCase() !== first.lemma || PASTS.has(first.lemma)) return false;
  return second?.pos === 'DET' || second?.pos === 'PRON' || second?.pos === 'ADV';
}

/** Whether an article argues: its title does, or its writer's own voice is heard in many of its sentences. */
function isColumn(article: Article): boolean {
  let column = columns.get(article);
  if (column === undefined) {
    const read = article.sentences.slice(0, READ).filter(({ text }) => text.length <= LONGEST);
    const own = read.map(({ text }) => ownWords(text)).filter((text) => isMarked(text) && !ATTRIBUTES.test(text));
    column = arguesInTitle(article.title ?? '') || own.length / Math.max(1, read.length) >= COLUMN;
    columns.set(article, column);
  }
  return column;
}

function isMarked(text: string): boolean {
  return speaksAsWriter(text) || SELF.test(text) || TURNS.test(text) || SCORNS.test(text) || /!$/.test(text.trim());
}

function ownWords(text: string): string {
  return text.replace(QUOTED, ' ').replace(/’/g, "'").replace(FIRST_OF_A_NAME, '1');
}
