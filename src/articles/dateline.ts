import { DATELINE_PLACES } from './dateline-places.ts';
import { findAgency } from './find-agency.ts';

/** What stands before the first sentence of an article. */
interface Dateline {
  readonly place: string | null;
  readonly agency: string | null;
  /** How many code units it takes up, with the white space after it. */
  readonly length: number;
}

const PLACE = "\\p{Lu}[\\p{L}\\p{M}.’'-]*(?:[ /]\\p{L}[\\p{L}\\p{M}.’'-]*){0,4}";
const REGION = "(?:, \\p{Lu}[\\p{L}.’' ]{1,30}){0,2}";
const DATE = '(?:,? \\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?|,? \\d{1,2} \\p{L}{3,9}\\.?(?: \\d{4})?)?';
const DASH = '(?: ?[—–―-]{2,} ?| ?[—–―] ?| - ?|\\.[-–—] ?|: )';
const WITH_AGENCY = new RegExp(
  `^(?<place>${PLACE})?(?<rest>${REGION}${DATE}),? ?\\((?<agency>[^()]{2,40})\\)${DASH}`,
  'u',
);
const AGENCY_ONLY = /^\((?<agency>[^()]{2,30})\) (?=[\p{L}"“‘'])/u;
const CAPITALS = new RegExp(
  `^(?<place>\\p{Lu}[\\p{Lu}\\p{M}.’'-]{2,}(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}.’'-]*){0,3})(?<rest>${REGION}${DATE})${DASH}(?=[\\p{Lu}\\p{N}"“‘'«$€£])`,
  'u',
);
const MIXED = new RegExp(
  `^(?<place>\\p{Lu}[\\p{L}\\p{M}’'-]+(?:[ -]\\p{L}[\\p{L}\\p{M}’'-]+){0,2})(?<rest>${REGION}${DATE})${DASH}(?=[\\p{Lu}\\p{N}"“‘'«$€£])`,
  'u',
);
/** Capitals before a dash that are no place. */
const LABELS =
  /^(?:breaking(?: news)?|update[ds]?|exclusive|watch|video|photos?|poll|analysis|opinion|editorial|comment|correction|file|note|live|live updates|just in|developing|report|explainer|fact ?check|factbox|spoilers?|warning|alert|new|review|interview|transcript)$/i;

/**
 * Reads a dateline at the start of a paragraph: "WASHINGTON (AP) —", "LONDON, March 3 (Reuters) -", "New Delhi: ", and,
 * where `emphasised` tells that the lead-in is set apart from the text, any place before a colon. Null where there is none.
 */
export function readDateline(paragraph: string, emphasised: boolean): Dateline | null {
  const head = paragraph.slice(0, 160);
  const agencies = WITH_AGENCY.exec(head) ?? AGENCY_ONLY.exec(head);
  if (agencies?.groups) {
    const named = agencies.groups['agency'] ?? '';
    const agency = findAgency(named) ?? findAgency(named.toUpperCase());
    const place = agencies.groups['place'];
    if (agency) return { place: place ? tidy(place) : null, agency, length: agencies[0].length };
  }
  const capitals = CAPITALS.exec(head);
  const capital = capitals?.groups?.['place'] ?? '';
  if (capitals && (!capitals[0].endsWith(': ') || emphasised || isKnown(capital))) return placed(capitals[0], capital);
  const mixed = MIXED.exec(head);
  const place = mixed?.groups?.['place'] ?? '';
  return mixed && (DATELINE_PLACES.has(place) || emphasised) ? placed(mixed[0], place) : null;
}

/** Capitals before a colon are as often a speaker in a transcript; only known places and labels count there. */
function isKnown(capitals: string): boolean {
  const place = capitals.toLowerCase().replace(/(?:^|[ -])\p{L}/gu, (first) => first.toUpperCase());
  return DATELINE_PLACES.has(place) || LABELS.test(capitals);
}

/** A place; or a label such as "BREAKING", which goes too; or an agency ("REUTERS - "). */
function placed(whole: string, place: string): Dateline {
  if (LABELS.test(place)) return { place: null, agency: null, length: whole.length };
  const agency = findAgency(place);
  return { place: agency ? null : tidy(place), agency, length: whole.length };
}

function tidy(place: string): string {
  return place.replace(/[\s,.]+$/, '');
}
