import type { Candidate } from './candidate.ts';
import { carriesClause, countClauses } from './finite-verbs.ts';
import { LEANING_OPENINGS, PAGE_TALK } from './opening-words.ts';
import { layOut } from './segments.ts';
import { marksPair, quotedShare } from './sentence-marks.ts';

/** How well a sentence stands alone as a bullet: 0 for never (a question, a heading, a piece of a quotation), 1 for well. */
export function fitnessOf(candidate: Candidate, insideQuote: boolean): number {
  if (insideQuote) return 0;
  let fitness = known.get(candidate.tokens);
  if (fitness === undefined) {
    fitness = judgeFitness(candidate);
    known.set(candidate.tokens, fitness);
  }
  return fitness;
}

const known = new WeakMap<Candidate['tokens'], number>();

function judgeFitness(candidate: Candidate): number {
  const { tokens, sentence, kind, article, content } = candidate;
  const text = sentence.text.trim();
  const words = candidate.terms.filter((terms) => terms.length).length;
  if (
    text.length > LONGEST_TEXT ||
    kind === 'heading' ||
    words < 3 ||
    content.size < 2 ||
    /[?？؟:：][”"’')\]]*$/u.test(text) ||
    !marksPair(text)
  )
    return 0;
  if (/^[“"«„‘]/u.test(text) && quotedShare(candidate) > 0.9) return 0;
  if (/^(?:''|``)/.test(text) && text.endsWith("''") && text.match(/''|``/g)?.length === 2) return 0;
  if (/^' /.test(text) && !/[,.?!] '(?:\s|$)/.test(text)) return 0;
  let fitness = SENTENCE_END.test(text) ? 1 : 0.4;
  if (words < 7) fitness *= 0.6;
  if (TWICE.test(text)) fitness *= 0.3;
  if (/^[("“«„‘]/u.test(text)) fitness *= 0.6;
  const quoted = quotedShare(candidate);
  if (quoted > 0.5) fitness *= 0.5;
  else if (quoted > 0.25) fitness *= 0.9;
  if (article.language !== 'en') return fitness;
  if (!holdsClause(candidate) || LABEL.test(text)) return 0;
  if (/^\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)) fitness *= 0.7;
  if (HANGING.has(tokens.at(-1)?.pos ?? '')) return 0;
  return fitness * englishFitness(text.toLowerCase().replace(/’/g, "'").replace(LINK, ''), candidate);
}

const IS_PAGE_TALK = new RegExp(PAGE_TALK.join('|'));
const LEANING_START = new RegExp(`^(?:${LEANING_OPENINGS.join('|')})[ ,]`);
const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ', 'AUX']);
/** What `shorten` leaves out at the front; what comes then must stand alone. */
const LINK = /^(?:and|but|or|so|yet|meanwhile|still|then(?! came| there)|however|now),? /;
/** "the The": a slip where text was put together. */
const TWICE = /\b(the|an?|of|to|in|for) \1\b/i;
/** Longer runs of characters without a stop are no sentences. */
const LONGEST_TEXT = 1200;
/** "Yes, but: …": a label, with a sentence or less behind it. */
const LABEL = /^[\p{L}’'-]+(?:,? [\p{L}’'-]+){0,2}: /u;
const SENTENCE_END = /[.!…。！।۔]["'”’»)\]]*$/u;
const POINTING_START = /^(?:it|they|this|these|those|that|his|her|its|their|both|another|others|neither)\b/;
const FIRST_PERSON =
  /(?:^|[\s(])(?:I|I'm|I've|[Ww]e|[Ww]e're|[Ww]e've|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our|[Yy]ou're)(?=[\s,.;:!?]|$)/;
const SAID_ONLY =
  /^(?:\S+\s+){1,4}(?:said|says|added|asked|replied)\s*[.,]?$|^[^“"]* (?:was|is|were) quoted as saying(?:,[^“"]*)?\.$/;
const SAYS = /^(?:said|told|added|replied)$/;
const ASKS_WHERE = /^(?:at|in|on|during|before|after|via|outside)$/;

function englishFitness(text: string, candidate: Candidate): number {
  if (text.length < 200 && IS_PAGE_TALK.test(text)) return 0;
  if (SAID_ONLY.test(text) || tellsNoWords(candidate)) return 0;
  let fitness = 1;
  if (LEANING_START.test(text)) fitness *= 0.25;
  else if (POINTING_START.test(text)) fitness *= 0.5;
  if (speaksAsWriter(candidate.sentence.text.replace(/[“"][^“”"]*[”"]/g, ' ').replace(/’/g, "'"))) fitness *= 0.6;
  if (/ here[ .,]/.test(text)) fitness *= 0.8;
  if (/^(?:\S+ ){1,3}(?:then|first|later|again|too) /.test(text)) fitness *= 0.7;
  return fitness;
}

/** Whether a verb carries the sentence, and its first part where semicolons part it: captions and line-ups have none. */
function holdsClause({ tokens }: Candidate): boolean {
  const words = tokens.map((token) => token.lower);
  const tags = tokens.map((token) => token.pos);
  const semicolon = words.indexOf(';');
  const end = semicolon < 0 ? words.length : semicolon;
  for (let place = 0; place < end; place += 1) if (carriesClause({ words, tags }, place)) return true;
  return false;
}

/** Whether words outside quotations are those of a writer who speaks of "us" or to "you". */
export function speaksAsWriter(unquoted: string): boolean {
  return FIRST_PERSON.test(unquoted);
}

/** "Ost told Channel 4 in an interview.", "Mayor Ost asked at a news conference.": the words are another sentence. */
function tellsNoWords(candidate: Candidate): boolean {
  const layout = layOut(candidate);
  const { words, quoted } = layout;
  const verb = words.findIndex((_, place) => carriesClause(layout, place));
  if (verb < 1 || quoted.includes(true) || countClauses(layout) > 1 || layout.tags.slice(verb + 1).includes('VERB'))
    return false;
  const word = words[verb] ?? '';
  return SAYS.test(word) || (word === 'asked' && ASKS_WHERE.test(words[verb + 1] ?? ''));
}
