import { holdsVerb, type Layout } from './segments.ts';
import type { Cut } from './variant.ts';

const TIME_UNITS =
  /^(?:second|minute|hour|day|week|month|year|decade|century|centuries|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|a\.m\.?|p\.m\.?)s?$/;
const RESULTS = new Set(
  'dead death deaths killed died injured wounded hurt missing toll total totals number votes vote percent % arrested arrests bringing raising taking'.split(
    ' ',
  ),
);
const NAMING =
  /^(?:call|name|dub|consider|deem|make|made|elect|appoint|declare|label|brand|crown|term|pronounce)(?:e?d|s|ing)?$|^(?:dubbed|labelled|naming|making|labelling|dubbing)$/;
const FARTHEST_NAMING = 14;
const PERCEIVING =
  /^(?:show|see|hear|watch|film|depict|spot|catch|find|picture|record|photograph|notice)(?:s|n|ed|ing)?$|^(?:saw|shown|heard|caught|found|filmed)$/;
const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/**
 * Whether a sentence may do without a range: not where it holds a toll, a total or the sentence's only figure, the
 * sentence's only name, what somebody is called, named or made, or what is seen of somebody.
 */
export function mayDoWithout(layout: Layout, cut: Cut): boolean {
  return (
    !dropsFigure(layout, cut) && !dropsOnlyName(layout, cut) && !dropsComplement(layout, cut) && !dropsSeen(layout, cut)
  );
}

/** ", running to the gate" in "shows a man, who wears a mask, running to the gate": what is shown or heard of him. */
function dropsSeen({ words, tags, end }: Layout, { from, to }: Cut): boolean {
  if (to < end) return false;
  const shown = words.slice(from, to).some((word, at, all) => word === ',' && all[at + 1]?.endsWith('ing'));
  return shown && words.slice(0, from).some((word, place) => tags[place] === 'VERB' && PERCEIVING.test(word));
}

function dropsFigure(layout: Layout, { from, to }: Cut): boolean {
  const { words } = layout;
  const inside = figures(layout, from, to);
  if (!inside.length || words[from] === '(') return false;
  const outside = [...figures(layout, 0, from), ...figures(layout, to, layout.end)];
  if (!outside.length) return true;
  const fresh = inside.some((place) => !outside.some((other) => words[other] === words[place]));
  return fresh && words.slice(from, to).some((word) => RESULTS.has(word));
}

/** Places of numbers that count something: no years, days, ages or lengths of time. */
function figures({ words, tags }: Layout, from: number, to: number): number[] {
  const places: number[] = [];
  for (let place = from; place < to; place += 1) {
    const word = words[place] ?? '';
    if (tags[place] !== 'NUM' && !/^\p{Sc}?\d[\d.,]*%?$/u.test(word)) continue;
    if (/^(?:1[5-9]|20)\d\d$/.test(word) || word === 'one' || /\d(?:st|nd|rd|th|s)$/.test(word)) continue;
    const near = [words[place - 1], words[place + 1], words[place + 2]];
    const age = words[place - 1] === ',' && words[place + 1] === ',';
    if (!age && !near.some((other) => TIME_UNITS.test(other ?? ''))) places.push(place);
  }
  return places;
}

/** The only name, in an aside without a verb: it says who or what the sentence is about. */
function dropsOnlyName(layout: Layout, { from, to }: Cut): boolean {
  const { words, tags, end, candidate } = layout;
  if (words[from] !== ',' || to >= end || holdsVerb(layout, from, to)) return false;
  let inside = false;
  for (let place = 0; place < end; place += 1) {
    if (tags[place] !== 'PROPN' || !candidate.capital[place] || CALENDAR.test(words[place] ?? '')) continue;
    if (place < from || place >= to) return false;
    inside = true;
  }
  return inside;
}

/** ", an able leader" in "called Ost, a former miner, an able leader": no aside, since a verb of naming asks for it. */
function dropsComplement(layout: Layout, { from }: Cut): boolean {
  const { words, tags } = layout;
  const first = words[from + 1] ?? '';
  if (words[from] !== ',' || !(tags[from + 1] === 'DET' || first === 'a' || first === 'an')) return false;
  for (let place = from - 1; place >= Math.max(0, from - FARTHEST_NAMING); place -= 1) {
    if (NAMING.test(words[place] ?? '') && (tags[place] === 'VERB' || tags[place] === 'AUX')) return true;
  }
  return false;
}
