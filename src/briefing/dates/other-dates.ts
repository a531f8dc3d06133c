import type { Token } from '../../articles/tokens.ts';
import type { ArticleSentence } from './article-sentences.ts';
import type { DateMention } from './date-mention.ts';
import type { EventVerb } from './event-verb.ts';
import { LIMIT_WORDS } from './verb-words.ts';

const ORDER_REACH = 8;
/** Openings whose date is that of something else than the sentence tells: "After the raid in 2019, the firm closed". */
const FRONTED =
  /^[^\p{L}]*(?:(?:and|but|yet)\s)?(?:after|before|since|until|following|unlike|like|despite|ahead of|because)\s/iu;
const CONDITION = /^(?:if|unless|should)\b|, (?:but )?(?:only )?(?:if|unless)\b/i;
const LIMITS: ReadonlySet<string> = new Set(LIMIT_WORDS);
const DATE_WORDS =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch|\\b)|Apr|May\\b|Ju(?:ne|ly)|Aug|Sep|Oct|Nov|Dec';
const SPAN = new RegExp(`^\\s(?:and|or|to|through)\\s(?:${DATE_WORDS}|\\d)`);
const ARRANGED = /^(?:scheduled|set|slated|planned|due)$/i;
/** How far behind its verb a year or month may stand, and how far from the start before it. */
const FARTHEST_VAGUE = 6;
const LATEST_VAGUE = 5;

/**
 * Whether a date, places `from` to `to` of the tokens, is that of something else than the verb: part of a name or of a
 * limit ("Monday's talks", "by Friday", "Black Friday"), the day of what came before ("after the vote on Monday"), a
 * year far behind the verb, a day to come under a condition, or said in a quotation.
 */
export function isOtherDate(
  candidate: ArticleSentence,
  mention: DateMention,
  from: number,
  to: number,
  verb: EventVerb,
): boolean {
  const { tokens, sentence } = candidate;
  const { written } = mention;
  if (/^\p{Lu}/u.test(sentence.text.slice(mention.start)) && written.kind === 'days' && from > 0) return true;
  if (isOfAnother(tokens, from) || isDistant(tokens, mention, from, to, verb)) return true;
  if (verb.tense === 'future' && CONDITION.test(sentence.text)) return true;
  const opening = FRONTED.exec(sentence.text);
  if (opening && sentence.text.slice(0, mention.start).indexOf(',', opening[0].length) < 0) return true;
  const behind = sentence.text.slice(mention.end, mention.end + 24);
  if (/^(?:['’]{2}|[”"])|^['’]s?\b|^s\b|^-|^,? (?:of )?(?:that|the same|the) year\b/.test(behind) || SPAN.test(behind))
    return true;
  if (candidate.quoted[from] && written.kind !== 'whole') return true;
  return isLimit(tokens, from, verb) || namesMore(tokens, mention, to);
}

function isLimit(tokens: readonly Token[], from: number, verb: EventVerb): boolean {
  let before = from - 1;
  while (before >= 0 && /^(?:early|late|earlier|later|on|in|mid-?)$/i.test(tokens[before]?.text ?? '')) before -= 1;
  const word = tokens[before]?.text.toLowerCase() ?? '';
  // "The vote is scheduled for Friday."
  if (word === 'for' && verb.tense === 'future' && ARRANGED.test(tokens[before - 1]?.text ?? '')) return false;
  if (before === from - 1) return LIMITS.has(word);
  return /^(?:or|and|since|until|by)$/.test(word);
}

/** A noun behind the date: "the Friday market". */
function namesMore(tokens: readonly Token[], mention: DateMention, to: number): boolean {
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

/** Years and months far behind go with a noun ("won the vote at the end of the war in 1999", "In answer to raids like that in 1999, …"). */
function isDistant(
  tokens: readonly Token[],
  { written }: DateMention,
  from: number,
  to: number,
  { place }: EventVerb,
): boolean {
  const exact =
    written.kind === 'weekday' ||
    written.kind === 'days' ||
    written.kind === 'days-from-told' ||
    written.kind === 'day-of-year' ||
    (written.kind === 'whole' && written.date.length === 10);
  if (exact) return false;
  if (place < from) return from - place > FARTHEST_VAGUE || !tokens.slice(0, place).some(isNominal);
  const named = written.kind === 'whole' || written.kind === 'month';
  return named && from > LATEST_VAGUE && !tokens.slice(to, place).every(({ pos }) => pos === 'ADV' || pos === 'AUX');
}

/** "Founded in 1993, the court has sat twice": the verb in front has no subject of its own. */
function isNominal({ pos }: Token): boolean {
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON' || pos === 'NUM';
}
