import { countWords, foldTypography } from '../../kernel/text.ts';
import { ARGUING, GIVING_VIEWS, JUDGING, OPINION_LABELS, VIEW_LABELS, WEAK_TITLES } from './title-words.ts';

const WEAK = new RegExp(WEAK_TITLES.join('|'), 'i');
const VIEW = labelled(VIEW_LABELS);
const OPINION = labelled(OPINION_LABELS);
const ARGUES = new RegExp(ARGUING, 'i');
const JUDGES = new RegExp(JUDGING, 'i');
const GIVES = new RegExp(GIVING_VIEWS, 'i');
/** Upper case sets a country apart: "US", "IT". */
const TO_READER = /\b(?:I|I'm|[Ww]e|[Yy]ou|us|Us|[Oo]ur|[Yy]our|[Mm]y)\b/;
const QUOTED = /(?:(?<=^|[\s(\u2014])['"]|(?<=:)")[^"]{0,300}?['"](?=$|[\s,.;:!?)])/g;
const FEWEST_WORDS = 4;
const MOST_WORDS = 18;
const LONGEST_TITLE = 500;

/**
 * How well a title serves as a headline, 0 to 1, from its cleaned form and the form that was given: low for questions,
 * listicles, opinion, keywords, bait and calls to read on.
 */
export function titleFitness(cleaned: string, given: string): number {
  const text = foldTypography(cleaned);
  const own = text.replace(QUOTED, '""');
  const words = countWords(text);
  let fitness = VIEW.test(given) ? 0.4 : 1;
  if (/[?\uff1f\u061f]["')]*$/.test(text)) fitness *= 0.3;
  else if (/\?["')]* /.test(text)) fitness *= 0.6;
  if (WEAK.test(own) || TO_READER.test(own)) fitness *= 0.4;
  if (argues(own)) fitness *= 0.5;
  if (JUDGES.test(own)) fitness *= 0.6;
  if (/!["')]*$|(?:\.{3}|\u2026)$/.test(text)) fitness *= 0.7;
  if (words < FEWEST_WORDS) fitness *= 0.5;
  if (words > MOST_WORDS) fitness *= 0.7;
  if (/\p{Lu}{4}/u.test(text) && text === text.toUpperCase()) fitness *= 0.7;
  if (/^["'].*["']$/.test(text)) fitness *= 0.8;
  return fitness;
}

/** Whether a title, as it was given, says that its page argues ("Opinion: …"). */
export function isOpinionTitle(given: string): boolean {
  return OPINION.test(given.slice(0, LONGEST_TITLE));
}

/** Whether a title, as it was given, argues in its own words. */
export function arguesInTitle(given: string): boolean {
  const own = foldTypography(given.slice(0, LONGEST_TITLE)).replace(QUOTED, '""');
  return argues(own) || JUDGES.test(own);
}

function argues(own: string): boolean {
  return ARGUES.test(own) && !GIVES.test(own);
}

function labelled(labels: string): RegExp {
  return new RegExp(`^\\W{0,3}(?:${labels})\\s*[:|\u2013\u2014-]|[|:\u2013\u2014-]\\s*(?:${labels})\\W{0,3}$`, 'iu');
}
