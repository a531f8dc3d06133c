import { foldForSearch } from '../../kernel/text.ts';
import type { Candidate } from './candidate.ts';
import { countClauses, hasMainVerb } from './finite-verbs.ts';
import { layOut } from './segments.ts';

const LINK = /^(?:and|but|or|so|yet|meanwhile|still|then|however|now),? /;
const GROUP_START =
  /^(?:the (?:pair|duo|trio)|(?:the|all|both|these|those) (?:two|three|four|five|six)(?= [a-z])|both|neither|one of (?:his|her|their|its|them|these|those))\b/;
const SUCH = /\b(?:no|any|all|one|some|few|many) such\b|^such\b/;
/** "Shortly afterward, …", "He then …": after what? */
const NEXT =
  /^(?:he|she|it|they) (?:then|later|soon) |^(?:shortly|soon|immediately|moments|minutes|hours|days|weeks|months) (?:after(?:wards?)?|later|thereafter),/;
const SOON_AFTER =
  /\b(?:two|three|four|five|six|several|few|many|some) (?:minutes|hours|days|weeks|months) (?:earlier|later)\b/;
/** A front phrase without a capital, then a pronoun that nothing in the sentence tells. */
const LATE_POINTER = /^[^,“"]{0,60}, (?:it|they|this|that|these|those)\b/;
/** The writer speaks to the reader. */
const TO_READER = /\b(?:let(?:'|’)s|let me)\b/;
const POINTS = /^(?:that|this|these|those)$/;
const TIMES =
  /^(?:time|morning|afternoon|evening|night|day|week|weekend|month|quarter|year|season|spring|summer|autumn|fall|winter|century|decade|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|past|coming)$/;
/** What tells behind a noun which one is meant. */
const GOES_ON = /^(?:who|that|which|where|whose|of|in|with|for|from|to|-)$/;
const NOMINAL = new Set(['NOUN', 'ADJ', 'NUM']);
const FARTHEST_POINTER = 8;
const UNCLEAR = 0.5;

/**
 * How clear an English sentence is to who has not read the one before it, 1 or less: little where it opens with "the
 * two men" or "one of his", says "no such", counts time from what is not told ("two days later"), or points with "that
 * question", or has no main verb of its own; 0 for the article's own title. 1 for other languages.
 */
export function clarityOf(candidate: Candidate): number {
  if (repeatsTitle(candidate)) return 0;
  if (candidate.article.language !== 'en') return 1;
  const text = candidate.sentence.text.toLowerCase().replace(LINK, '');
  const [first, second] = candidate.tokens;
  const one = first?.lower === 'one' && (second?.pos === 'VERB' || second?.pos === 'AUX');
  const unclear =
    one ||
    LATE_POINTER.test(text) ||
    GROUP_START.test(text) ||
    TO_READER.test(text) ||
    SUCH.test(text) ||
    SOON_AFTER.test(text) ||
    NEXT.test(text) ||
    isBoundAlone(candidate) ||
    pointsBack(candidate) ||
    pointsAtNothing(candidate) ||
    isCaption(candidate);
  return unclear ? UNCLEAR : 1;
}

/** The headline again, at the top of the text: it stands over the bullets anyway. */
function repeatsTitle({ sentence, article }: Candidate): boolean {
  const plain = (text: string) => foldForSearch(text).replace(/[.!?\s]+$/, '');
  return article.title !== null && plain(sentence.text) === plain(article.title);
}

/** "Ana Tovar and Paul Lund, who were married in March": no verb but that of a relative clause. */
function isCaption({ tokens }: Candidate): boolean {
  const words = tokens.map(({ lower }) => lower);
  const tags = tokens.map(({ pos }) => pos);
  return !hasMainVerb({ words, tags }, [...words.keys()]);
}

/** "While the mayor, in an interview, called it odd.": a bound clause, and no other. */
function isBoundAlone(candidate: Candidate): boolean {
  if (!/^(?:while|although|though|whereas|because)$/.test(candidate.tokens[0]?.lower ?? '')) return false;
  return countClauses(layOut(candidate)) < 2;
}

/** "sent that statement": a word that nothing in the sentence told before and no clause tells behind it. */
function pointsAtNothing({ tokens, quoted }: Candidate): boolean {
  return tokens.some((token, place) => {
    const [noun, behind] = [tokens[place + 1], tokens[place + 2]];
    if (quoted[place] || noun?.pos !== 'NOUN' || TIMES.test(noun.lower)) return false;
    // The tagger takes "that" in "dismissed that option" for the one in "said that option traders won".
    const points =
      (token.pos === 'DET' && POINTS.test(token.text)) ||
      (token.text === 'that' &&
        tokens[place - 1]?.pos === 'VERB' &&
        /^(?:PUNCT|ADP|ADV)$/.test(behind?.pos ?? 'PUNCT'));
    if (!points || GOES_ON.test(behind?.text ?? '')) return false;
    return !tokens.slice(0, place).some(({ text, pos }) => pos === 'NOUN' && text.length > 2);
  });
}

/** "these payouts" near the front, with no name before; "this week" points to no text. */
function pointsBack({ tokens, quoted }: Candidate): boolean {
  for (let place = 0; place < Math.min(tokens.length - 1, FARTHEST_POINTER); place += 1) {
    if (place > 0 && tokens[place]?.pos === 'PROPN') return false;
    if (quoted[place] || !POINTS.test(tokens[place]?.lower ?? '')) continue;
    const next = tokens[place + 1];
    if (tokens[place]?.pos === 'DET' && NOMINAL.has(next?.pos ?? '') && !TIMES.test(next?.lower ?? '')) return true;
  }
  return false;
}
