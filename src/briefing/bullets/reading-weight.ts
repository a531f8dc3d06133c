import type { Candidate } from './candidate.ts';
import { quotedShare } from './sentence-marks.ts';

const CLAIMS =
  /^(?:claimed|claims|alleged|alleges|insisted|insists|argued|argues|maintained|maintains|believes|believed)$/;
const LONGEST_TITLE = 2;
/** Share of quoted words from which a sentence is the quotation, which stands under the bullets anyway. */
const MOSTLY_QUOTED = 0.5;
const QUOTED = 0.6;
const CLAIMED = 0.75;
/** What somebody wishes or speaks of is less than what comes of it. */
const WISHES =
  /^(?:urged|urges|discussed|discuss|highlighted|stressed|emphasi[sz]ed|reiterated|addressed|pledged|vowed)$/;
const CALLS = /^(?:called|calls|touched)$/;
/** "Ost appeared on Coastal Radio": where somebody spoke is not what was said. */
const APPEARS = /^(?:appeared|appears|spoke|speaks)$/;
const WISHED = 0.75;
/** "A spokesman declined to comment": nothing was told. */
const SILENCE =
  /\b(?:declin(?:ed?|ing)|refus(?:ed?|ing)|could not|would not|did not (?:immediately )?(?:respond|reply|return)|not immediately)\b.{0,40}\b(?:comment|confirm|elaborate|be reached|requests?|calls?|messages?)\b/i;
const SILENT = 0.5;
/** "Ost added that …" goes on from what another sentence tells. */
const ADDED = 0.75;

/**
 * How much a reader of a chat gains from a sentence beside a plain fact, 1 or less: little from one that is mostly
 * quotation, from a surname's bare claim without a figure or another name, from what somebody "added" or urged, and from
 * who would not comment.
 */
export function readingWeight(candidate: Candidate): number {
  return (
    (isMostlyQuoted(candidate) ? QUOTED : 1) *
    (isBareClaim(candidate) ? CLAIMED : 1) *
    (goesOn(candidate) ? ADDED : 1) *
    (isWish(candidate) ? WISHED : 1) *
    (SILENCE.test(candidate.sentence.text) ? SILENT : 1)
  );
}

/** Whether more than half of a sentence's words stand between quote marks. */
export function isMostlyQuoted(candidate: Candidate): boolean {
  return quotedShare(candidate) > MOSTLY_QUOTED;
}

function goesOn({ tokens }: Candidate): boolean {
  return tokens.slice(1, 2 + LONGEST_TITLE).some((token) => token.text === 'added');
}

/** The sentence's first verb says what somebody urged, or what was discussed. */
function isWish({ tokens }: Candidate): boolean {
  const place = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const word = tokens[place]?.lower ?? '';
  const next = tokens[place + 1]?.text ?? '';
  if (APPEARS.test(word)) return /^(?:at|before|in|on|to)$/.test(next);
  return WISHES.test(word) || (CALLS.test(word) && /^(?:for|on)$/.test(next));
}

function isBareClaim({ tokens }: Candidate): boolean {
  const claim = tokens.findIndex((token) => CLAIMS.test(token.text));
  if (claim < 1 || claim > LONGEST_TITLE) return false;
  if (tokens.slice(0, claim).some((token) => token.pos !== 'PROPN')) return false;
  return !tokens.slice(claim).some((token) => token.pos === 'PROPN' || token.pos === 'NUM');
}
