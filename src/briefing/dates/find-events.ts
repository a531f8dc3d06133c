import { type Article, toOriginal } from '../../articles/article.ts';
import type { Token } from '../../articles/tokens.ts';
import type { Citation } from '../briefing.ts';
import { breaksOff } from '../bullets/cut-off.ts';
import type { Variant } from '../bullets/variant.ts';
import { type ArticleSentence, sentencesOf, standsAlone, wordingsOf } from './article-sentences.ts';
import type { DateMention, WrittenDate } from './date-mention.ts';
import { datesOf } from './dates-of.ts';
import { type EventVerb, findEventVerb, isName, PERSON } from './event-verb.ts';
import { isOtherDate } from './other-dates.ts';
import { type PublicationDay, publicationDay, resolveDate } from './resolve-date.ts';

/** One sentence of one article that tells of an event on a date. */
export interface DatedEvent {
  readonly article: Article;
  readonly source: ArticleSentence;
  /** Where the sentence names the date. */
  readonly mention: DateMention;
  /** Lemma of the verb that the date goes with; empty where the language has no tags. */
  readonly verb: string;
  /** ISO 8601 day, month or year. */
  readonly date: string;
  /** Whether it was still to come when it was written. */
  readonly tense: 'past' | 'future';
  /** The sentence, or the sentence with words left out. */
  readonly text: string;
  readonly sentence: string;
  readonly citation: Citation;
  /** True where all that happened is that somebody said something. */
  readonly saying: boolean;
  /** Place of the sentence in its article, from 0. */
  readonly place: number;
  /** The smaller the better the wording: early, short. */
  readonly rank: number;
}

/** How long a wording should be, and may be where the date or the event would be lost by shortening. */
const USUAL_WORDS = 40;
const MOST_WORDS = 48;
/** Longer runs of tokens are lists or no sentences. */
const LONGEST_READ = 150;
const MOST_IN_ONE_SENTENCE = 2;
/** How well a sentence must stand alone. */
const FITNESS = 0.5;
/** The share of a sentence's tokens that its wording must keep: with less, what the date goes with may be gone. */
const FEWEST_KEPT = 0.5;
const PRONOUN_START = /^[^\p{L}]*(?:he|she|it|they|this|that|these|those|his|her|their|its|there|both|neither)\b/iu;
/** What reporters write of their own work. */
const ROUTINE =
  /\b(?:declin(?:ed|ing) to (?:comment|say)|requests? for comment|(?:not|n['’]t) (?:immediately )?(?:be reached|returned|return (?:a |any )?(?:calls?|messages?|e-?mails?)|respond(?:ed)?\b))/iu;

const cache = new WeakMap<Article, readonly DatedEvent[]>();

/**
 * The dated events of one article, in its order, found once for each article object. In languages without tags only
 * numeric dates count.
 */
export function findEvents(article: Article): readonly DatedEvent[] {
  let events = cache.get(article);
  if (!events) {
    events = readEvents(article);
    cache.set(article, events);
  }
  return events;
}

function readEvents(article: Article): DatedEvent[] {
  const published = publicationDay(article.publishedAt);
  const found: DatedEvent[] = [];
  for (const candidate of sentencesOf(article)) {
    const { text } = candidate.sentence;
    if (candidate.kind === 'heading' || candidate.tokens.length > LONGEST_READ) continue;
    if (breaksOff(text) || ROUTINE.test(text)) continue;
    const mentions = datesOf(candidate.sentence, article.language);
    if (mentions.length === 0 || standsAlone(candidate) < FITNESS) continue;
    const told = toldBefore(candidate, found);
    const events = firstOfEachVerb(candidate, mentions).flatMap(
      (dated) => readEvent(candidate, dated, published, told) ?? [],
    );
    found.push(...events.slice(0, MOST_IN_ONE_SENTENCE));
  }
  return found;
}

/** The day of the only event of the sentence before, from which "the next day" is counted. */
function toldBefore({ sentence }: ArticleSentence, found: readonly DatedEvent[]): string | null {
  const [event, other] = found.slice(-MOST_IN_ONE_SENTENCE).filter(({ place }) => place === sentence.index - 1);
  return event && !other && event.tense === 'past' && event.date.length === 10 ? event.date : null;
}

interface DatedVerb {
  readonly mention: DateMention;
  readonly from: number;
  readonly to: number;
  /** Null where the language has no tags. */
  readonly verb: EventVerb | null;
}

/** The dates with their verbs. Of two dates with one verb the second goes with something else ("his report on Monday"). */
function firstOfEachVerb(
  { article, sentence, tokens }: ArticleSentence,
  mentions: readonly DateMention[],
): DatedVerb[] {
  const dated: DatedVerb[] = [];
  for (const mention of mentions) {
    const [from, to] = tokenRange(tokens, sentence.start + mention.start, sentence.start + mention.end);
    if (article.language !== 'en') dated.push({ mention, from, to, verb: null });
    else if (from < to) {
      const verb = findEventVerb(tokens, from, to);
      if (!verb) continue;
      const known = dated.findIndex((other) => other.verb?.place === verb.place);
      if (known < 0) dated.push({ mention, from, to, verb });
      else if (isSurer(mention, dated[known]?.mention)) dated[known] = { mention, from, to, verb };
    }
  }
  return dated;
}

/** "March 4, 2026" needs nothing to be resolved; "the next day, March 4" is said twice. */
function isSurer({ written }: DateMention, other: DateMention | undefined): boolean {
  if (other?.written.kind === 'days-from-told') return true;
  const exact = (date: WrittenDate | undefined) => date?.kind === 'whole' && date.date.length === 10;
  return exact(written) && !exact(other?.written);
}

function readEvent(
  candidate: ArticleSentence,
  { mention, from, to, verb }: DatedVerb,
  published: PublicationDay | null,
  told: string | null,
): DatedEvent | null {
  const { article, sentence, tokens } = candidate;
  if (verb && isOtherDate(candidate, mention, from, to, verb)) return null;
  const { saying = false, tense = 'past' } = verb ?? {};
  const date = resolveDate(mention.written, published, tense, told);
  if (date === null) return null;
  const wording = wordingWith(candidate, verb ? [from, to - 1, verb.place] : [from, to - 1]);
  if (!wording) return null;
  const lemma = verb ? (tokens[verb.place]?.lemma ?? '') : '';
  const citation = { articleId: article.id, ...toOriginal(article.body, sentence.start, sentence.end) };
  const rank = sentence.index + wording.words / 10 + (saying ? 3 : 0);
  const found = { source: candidate, mention, verb: lemma, date, tense, text: wording.text, sentence: sentence.text };
  return { article, ...found, citation, saying, place: sentence.index, rank };
}

/** The fullest wording of usual length that keeps these tokens; where there is none, the shortest longer one. */
function wordingWith(candidate: ArticleSentence, needed: readonly number[]): Variant | undefined {
  const keeps = wordingsOf(candidate).filter(
    ({ text, words, kept }) =>
      words <= MOST_WORDS &&
      !PRONOUN_START.test(text) &&
      !isHalfQuoted(text) &&
      !losesName(candidate.tokens, kept) &&
      kept.length >= FEWEST_KEPT * candidate.tokens.length &&
      needed.every((place) => kept.includes(place)),
  );
  return keeps.find(({ words }) => words <= USUAL_WORDS) ?? keeps.sort((a, b) => a.words - b.words)[0];
}

/** A pronoun is kept, and a name before it, which it may stand for, is not. */
function losesName(tokens: readonly Token[], kept: readonly number[]): boolean {
  const stays = new Set(kept);
  const pronoun = kept.findLast((place) => PERSON.test(tokens[place]?.text ?? '')) ?? 0;
  return tokens.slice(0, pronoun).some((token, place) => isName(token) && !stays.has(place));
}

/** Old agency style sets quotations in pairs of single marks; one that is left open is a piece of a longer one. */
function isHalfQuoted(text: string): boolean {
  return (text.match(/''|``/g)?.length ?? 0) % 2 === 1;
}

function tokenRange(tokens: readonly Token[], start: number, end: number): [number, number] {
  const from = tokens.findIndex((token) => token.end > start);
  const after = tokens.findIndex((token) => token.start >= end);
  return [from < 0 ? tokens.length : from, after < 0 ? tokens.length : after];
}
