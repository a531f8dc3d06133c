import { BARE_LINKS, LINKING_OPENINGS } from './opening-words.ts';
import { holdsQuote, holdsVerb, type Layout } from './segments.ts';
import type { Cut } from './variant.ts';

const LINKS: ReadonlySet<string> = new Set(LINKING_OPENINGS);
const BARE: ReadonlySet<string> = new Set(BARE_LINKS);
const LONGEST_LINK = 4;
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}.'’-]+(?:[ ,]+[\p{L}.'’-]+){0,4},? )?(?:\([^)]{2,30}\) ?)(?:-{1,2}|–|—|_) |^\p{Lu}[\p{Lu}.'’-]+(?:[ ,]+[\p{L}.'’-]+){0,4},? (?:--|–|—|_) /u;

/** What always goes from the front: a dateline, a list's dash, and words that only link to the sentence before. */
export function cutLinks(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  const dateline = datelineEnd(layout) || (/^[_–—-]$/.test(layout.words[0] ?? '') ? 1 : 0);
  if (dateline) cuts.push({ from: 0, to: dateline });
  const link = linkEnd(layout, dateline);
  if (link) cuts.push({ from: dateline, to: link });
  return cuts;
}

function datelineEnd(layout: Layout): number {
  const { sentence, tokens } = layout.candidate;
  const match = DATELINE.exec(sentence.text.slice(0, 120));
  if (!match) return 0;
  const behind = sentence.start + match[0].length;
  const place = tokens.findIndex((token) => token.start >= behind);
  return place > 0 && layout.end - place >= 5 ? place : 0;
}

function linkEnd(layout: Layout, from: number): number {
  for (let length = LONGEST_LINK; length > 0; length -= 1) {
    const to = from + length;
    if (layout.end - to < 4 || holdsQuote(layout, from, to)) continue;
    const phrase = layout.words.slice(from, to).join(' ');
    if (LINKS.has(phrase) && layout.words[to] === ',') return to + 1;
    if (BARE.has(phrase) && !leansOn(layout, to)) return to;
  }
  return 0;
}

/** "And then", "So far", "But for the rain": these words are no mere link. */
function leansOn({ words, tags }: Layout, to: number): boolean {
  return tags[to] === 'ADV' || (tags[to] === 'ADP' && (words[to - 1] === 'so' || words[to] === 'for'));
}

const FRONT_WORDS = new Set(
  'after amid as at before by despite during earlier following for from in on over since since throughout to under when while with within'.split(
    ' ',
  ),
);
const STARTS_CLAUSE = new Set(['DET', 'PROPN', 'NOUN', 'NUM', 'ADJ']);

/** A phrase before the first comma ("In a speech on Monday, …") that the main clause does without. */
export function cutFrontPhrase(layout: Layout, from: number): Cut | null {
  const comma = layout.commas.find((place) => place > from);
  if (comma === undefined || comma - from > 22 || !FRONT_WORDS.has(layout.words[from] ?? '')) return null;
  const next = layout.commas.find((place) => place > comma) ?? layout.end;
  if (!STARTS_CLAUSE.has(layout.tags[comma + 1] ?? '') || holdsQuote(layout, from, comma)) return null;
  if (next - comma < 6 || !holdsVerb(layout, comma + 2, next)) return null;
  if (tellsTime(layout, from, comma) || tellsWhose(layout, from, comma)) return null;
  return { from, to: comma + 1 };
}

const OTHER_TIMES =
  /^(?:(?:1[5-9]|20)\d\d|january|february|march|april|june|july|august|september|october|november|december|ago|decade|decades|century|centuries)$/;
const OPINION =
  /^(?:dismissed|seen|viewed|regarded|considered|described|believed|thought|held|feared|hoped|praised|blamed)$/;

/** "In 1978, twenty died": left out, the past would read as the news. */
function tellsTime({ words }: Layout, from: number, comma: number): boolean {
  const phrase = words.slice(from, comma);
  return (
    phrase.some((word) => OTHER_TIMES.test(word)) ||
    (phrase.includes('last') && /^(?:year|month)$/.test(phrase.at(-1) ?? ''))
  );
}

/** "As the town saw it, …", "In the mayor's camp, the plan is seen as …": whose view it is. */
function tellsWhose(layout: Layout, from: number, comma: number): boolean {
  const { words, tags } = layout;
  if (words[from] === 'as' && holdsVerb(layout, from, comma)) return true;
  return words.some(
    (word, place) => place > comma && OPINION.test(word) && (tags[place - 1] === 'AUX' || words[place - 1] === 'been'),
  );
}
