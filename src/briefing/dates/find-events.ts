import { type Article, toOriginal } from '../../articles/article.ts';
import type { Token } from '../../articles/tokens.ts';
import type { Citation } from '../briefing.ts';
import { type ArticleSentence, sentencesOf, standsAlone, wordingsOf } from './article-sentences.ts';
import type { DateMention } from './date-mention.ts';
import { datesOf } from './dates-of.ts';
import { findEventVerb } from './event-verb.ts';
import { type PublicationDay, publicationDay, resolveDate } from './resolve-date.ts';
import { LIMIT_WORDS } from './verb-words.ts';

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

const MOST_WORDS = 40;
const ORDER_REACH = 8;
/** Longer runs of tokens are lists or no sentences. */
const LONGEST_READ = 150;
const MOST_IN_ONE_SENTENCE = 2;
/** How well a sentence must stand alone. */
const FITNESS = 0.5;
/** The share of a sentence's tokens that its wording must keep: with less, what the date goes with may be gone. */
const FEWEST_KEPT = 0.5;
/** Openings whose date is that of something else than the sentence tells: "After the raid in 2019, the firm closed". */
const FRONTED =
  /^[^\p{L}]*(?:(?:and|but|yet)\s)?(?:after|before|since|until|following|unlike|like|despite|ahead of|because)\s/iu;
const PRONOUN_START = /^[^\p{L}]*(?:he|she|it|they|this|that|these|those|his|her|their|its|there|both|neither)\b/iu;
const LIMITS: ReadonlySet<string> = new Set(LIMIT_WORDS);

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
  return sentencesOf(article).flatMap((candidate) => {
    if (candidate.kind === 'heading' || candidate.tokens.length > LONGEST_READ) return [];
    const mentions = datesOf(candidate.sentence, article.language);
    if (mentions.length === 0 || standsAlone(candidate) < FITNESS) return [];
    const events = mentions.flatMap((mention) => readEvent(candidate, mention, published) ?? []);
    return events.slice(0, MOST_IN_ONE_SENTENCE);
  });
}

function readEvent(
  candidate: ArticleSentence,
  mention: DateMention,
  published: PublicationDay | null,
): DatedEvent | null {
  const { article, sentence, tokens } = candidate;
  const [from, to] = tokenRange(tokens, sentence.start + mention.start, sentence.start + mention.end);
  let saying = false;
  let lemma = '';
  let tense: 'past' | 'future' = 'past';
  let needed = [from, to - 1];
  if (article.language === 'en') {
    if (from >= to || isAttribute(candidate, mention, from, to)) return null;
    const verb = findEventVerb(tokens, from, to);
    if (!verb || isDistant(mention, from, verb.place)) return null;
    ({ saying, tense } = verb);
    lemma = tokens[verb.place]?.lemma ?? '';
    needed = [...needed, verb.place];
  }
  const date = resolveDate(mention.written, published, tense);
  if (date === null) return null;
  const wording = wordingsOf(candidate).find(
    (variant) =>
      variant.words <= MOST_WORDS &&
      variant.kept.length >= FEWEST_KEPT * tokens.length &&
      needed.every((place) => variant.kept.includes(place)),
  );
  if (!wording || PRONOUN_START.test(wording.text) || isHalfQuoted(wording.text)) return null;
  const citation = { articleId: article.id, ...toOriginal(article.body, sentence.start, sentence.end) };
  const rank = sentence.index + wording.words / 10 + (saying ? 3 : 0);
  const found = { source: candidate, mention, verb: lemma, date, text: wording.text, sentence: sentence.text };
  return { article, ...found, citation, saying, place: sentence.index, rank };
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

/** A date that is part of a name or a limit ("Monday's talks", "by Friday", "Black Friday"), or stands in a quotation. */
function isAttribute(candidate: ArticleSentence, mention: DateMention, from: number, to: number): boolean {
  const { tokens, sentence } = candidate;
  if (/^\p{Lu}/u.test(sentence.text.slice(mention.start)) && mention.written.kind === 'days' && from > 0) return true;
  if (isOfAnother(tokens, from)) return true;
  const opening = FRONTED.exec(sentence.text);
  if (opening && sentence.text.slice(0, mention.start).indexOf(',', opening[0].length) < 0) return true;
  const behind = sentence.text.slice(mention.end, mention.end + 24);
  if (/^['’]s?\b|^s\b|^-|^,? (?:of )?(?:that|the same|the) year\b/.test(behind)) return true;
  if (/^\s(?:and|or|to|through)\s(?:[A-Z]|\d)/.test(behind)) return true;
  if (candidate.quoted[from] && mention.written.kind !== 'whole') return true;
  let before = from - 1;
  while (before >= 0 && /^(?:early|late|earlier|later|on|in|mid-?)$/i.test(tokens[before]?.text ?? '')) before -= 1;
  if (LIMITS.has(tokens[before]?.text.toLowerCase() ?? '') && before === from - 1) return true;
  if (before < from - 1 && /^(?:or|and|since|until|by)$/i.test(tokens[before]?.text ?? '')) return true;
  const after = tokens[to];
  const dayPart = /^(?:morning|afternoon|evening|night|at|in|on)$/i.test(after?.text ?? '');
  return !dayPart && (after?.pos === 'NOUN' || (after?.pos === 'PROPN' && mention.written.kind === 'weekday'));
}

/** "Before the vote on Monday": the day is that of what comes before or after, not of the sentence's event. */
function isOfAnother(tokens: readonly Token[], from: number): boolean {
  for (let place = from - 1; place >= 0 && from - place <= ORDER_REACH; place -= 1) {
    const { pos = '', text = '' } = tokens[place] ?? {};
    if (pos === 'VERB' || text === ',') return false;
    if (/^(?:before|after|since|until|ahead|following)$/i.test(text)) return true;
  }
  return false;
}

/** Years and months far behind their verb go with a noun ("won the vote held at the end of the war in 1999"). */
function isDistant(mention: DateMention, from: number, verb: number): boolean {
  const { written } = mention;
  const vague =
    written.kind === 'month' || written.kind === 'months' || (written.kind === 'whole' && written.date.length < 10);
  return vague && verb < from && from - verb > 6;
}
