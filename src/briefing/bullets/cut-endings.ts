import { holdsSaying, holdsVerb, isFiniteVerb, type Layout } from './segments.ts';
import type { Cut } from './variant.ts';

const TRAILING = new Set(
  'after although amid as because before despite during following including like once since such though where which while who whose with'.split(
    ' ',
  ),
);
const NAMED = new Set(['PROPN', 'NOUN']);
const LONGEST_ATTRIBUTION = 14;
const LONGEST_PASSING = 4;

/** Clauses behind a comma or a semicolon at the end that the sentence does without; a closing "officials said" stays. */
export function cutEndings(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  const last = closingAttribution(layout);
  for (const comma of layout.commas) {
    const end = last !== null && comma < last && !holdsSaying(layout, 0, comma) ? last : layout.end;
    if (comma < 6 || end - comma < 3 || comma === last) continue;
    if (
      layout.words.indexOf(';', comma) > 0 ||
      goesOn(layout, comma, end) ||
      !holdsVerb(layout, 0, comma) ||
      !isTrailing(layout, comma, end)
    )
      continue;
    cuts.push({ from: comma, to: end });
  }
  const semicolon = layout.words.indexOf(';');
  if (semicolon > 6 && holdsVerb(layout, 0, semicolon)) {
    const end = last !== null && !holdsSaying(layout, 0, semicolon) ? last : layout.end;
    const clause = semicolon < end && holdsVerb(layout, semicolon, end) && layout.words.indexOf(';', semicolon + 1) < 0;
    if (clause) cuts.push({ from: semicolon, to: end });
  }
  return cuts;
}

/**
 * Whether a later comma gives the word back to the sentence, by its verb or by the next member of a list: then what is
 * between is an aside, no ending.
 */
function goesOn(layout: Layout, comma: number, end: number): boolean {
  const later = layout.commas.filter((place) => place > comma && place < end);
  return later.some((place, at) => {
    if (isFiniteVerb(layout, place + 1)) return true;
    return !holdsVerb(layout, place, later[at + 1] ?? end) && layout.tags[place + 1] !== 'ADP';
  });
}

function isTrailing(layout: Layout, comma: number, end: number): boolean {
  const { words, tags } = layout;
  const first = words[comma + 1] ?? '';
  if (first === 'as' && (words[comma + 2] === 'well' || holdsSaying(layout, comma, end))) return false;
  if (first === 'with' && closesAside(layout, comma)) return false;
  if (TRAILING.has(first)) return true;
  // The tagger takes "paving" in "paving the way" for a noun.
  if (first.endsWith('ing') && (tags[comma + 1] === 'VERB' || tags[comma + 2] === 'DET')) return true;
  if (first === 'a' || first === 'an') return isLastApposition(layout, comma, end);
  return first === 'and' && isClause(layout, comma + 2, end) && !isListItem(layout, comma);
}

/** "negotiate, however gently, with them": what comes behind the aside is the verb's. */
function closesAside(layout: Layout, comma: number): boolean {
  const before = layout.commas.filter((place) => place < comma).at(-1);
  return before !== undefined && comma - before <= LONGEST_PASSING && !holdsVerb(layout, before, comma);
}

function isClause(layout: Layout, from: number, end: number): boolean {
  const tag = layout.tags[from];
  if (tag === 'VERB' || tag === 'AUX') return true;
  if (tag === 'NOUN') return holdsVerb(layout, from + 1, Math.min(end, from + 3));
  return (tag === 'PRON' || tag === 'DET' || tag === 'PROPN') && holdsVerb(layout, from + 1, Math.min(end, from + 7));
}

/** ", a lawyer from the port" behind a name, with nothing but its own relative clause behind it. */
function isLastApposition(layout: Layout, comma: number, end: number): boolean {
  if (!NAMED.has(layout.tags[comma - 1] ?? '') || layout.commas.some((place) => place > comma && place < end))
    return false;
  const words = layout.words.slice(comma, end);
  const relative = words.findIndex((word) => word === 'who' || word === 'that' || word === 'which');
  return !words.includes('and') && (relative > 1 || !holdsVerb(layout, comma, end)) && !isListItem(layout, comma);
}

function isListItem(layout: Layout, comma: number): boolean {
  const before = layout.commas.filter((place) => place < comma).at(-1);
  return before !== undefined && (comma - before < 7 || !holdsVerb(layout, before, comma));
}

/** Where a closing ", officials said" begins; null where the sentence ends otherwise. */
function closingAttribution(layout: Layout): number | null {
  const comma = layout.commas.at(-1);
  if (comma === undefined || layout.end - comma > LONGEST_ATTRIBUTION) return null;
  return holdsSaying(layout, comma, layout.end) ? comma : null;
}
