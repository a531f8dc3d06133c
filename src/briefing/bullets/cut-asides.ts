import { holdsQuote, holdsSaying, holdsVerb, isFiniteVerb, type Layout } from './segments.ts';
import type { Cut } from './variant.ts';

const RELATIVE = new Set(['who', 'which', 'whose', 'whom', 'where']);
const NOMINAL = new Set(['PROPN', 'NOUN', 'PRON']);
const LINK_ASIDES = new Set(
  'however|meanwhile|too|though|therefore|moreover|of course|for example|for instance|in turn|in fact|indeed|then|as well|for now|so far'.split(
    '|',
  ),
);
const ALSO_NEIGHBOURS = new Set(['but', 'and', ',', 'not', 'only', '-']);
const QUALIFIES = /^(?:and|or|but|not|no|without|despite|although|though|if|unless|except|unlike)$/;
/** These within a phrase open a clause whose verb comes behind it: "about an hour before Tovar, the mayor, spoke". */
const BINDS = new Set('before after until when while since because'.split(' '));
const LONGEST_ASIDE = 28;
const LONGEST_PHRASE = 7;
const LONGEST_REGION = 5;
const LONGEST_HEAD = 5;
const STARTS_SUBJECT = new Set(['PRON', 'DET', 'PROPN', 'NOUN', 'NUM']);

/** What always goes from the middle: ", however," and "also" where it only links. */
export function cutLinkingAsides(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  layout.commas.forEach((comma, at) => {
    const next = layout.commas[at + 1] ?? layout.end;
    if (next - comma > 3) return;
    const phrase = layout.words.slice(comma + 1, next).join(' ');
    if (LINK_ASIDES.has(phrase)) cuts.push({ from: comma, to: next === layout.end ? next : next + 1 });
  });
  for (let place = 1; place < layout.end - 1; place += 1) {
    if (layout.words[place] !== 'also' || layout.quoted[place]) continue;
    if (!ALSO_NEIGHBOURS.has(layout.words[place - 1] ?? '')) cuts.push({ from: place, to: place + 1 });
  }
  return cuts;
}

/** Bracketed words, pairs of dashes with what they hold, and what follows a single dash. */
export function cutParentheses(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  let open = -1;
  let dash = -1;
  for (let place = 0; place < layout.end; place += 1) {
    if (layout.quoted[place]) continue;
    const word = layout.words[place] ?? '';
    if (word === '(') open = place;
    else if (word === ')' && open >= 0) {
      if (!holdsQuote(layout, open, place)) cuts.push({ from: open, to: place + 1 });
      open = -1;
    } else if (/^(?:—|–|--|_)$/.test(word)) {
      if (dash > 0 && !holdsQuote(layout, dash, place)) {
        if (!opensFor(layout, dash, place + 1) && !joinsClaim(layout, dash)) cuts.push({ from: dash, to: place + 1 });
        dash = -1;
      } else dash = place;
    }
  }
  const tail = dash > 6 && layout.end - dash > 2 && holdsVerb(layout, 0, dash);
  if (tail && !holdsSaying(layout, dash, layout.end)) cuts.push({ from: dash, to: layout.end });
  return cuts;
}

/** "Growers hope — and bakers fear — that", "charged — without evidence — that": what is joined belongs to the claim. */
function joinsClaim({ words }: Layout, dash: number): boolean {
  return QUALIFIES.test(words[dash + 1] ?? '');
}

/** The ages of all people named ("Ann Lee, 44, …"): they go together or stay together. */
export function cutAges(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  layout.commas.forEach((comma, at) => {
    const next = layout.commas[at + 1] ?? layout.end;
    const single = next - comma === 2 && /^\d{1,3}$/.test(layout.words[comma + 1] ?? '');
    if (!single || layout.tags[comma - 1] !== 'PROPN') return;
    if (MONTHS.has((layout.words[comma - 1] ?? '').slice(0, 3))) return;
    // "Ann Lee, 44, a baker, said": the comma behind the age opens the next aside.
    const ends = next === layout.end || !isFiniteVerb(layout, next + 1);
    cuts.push({ from: comma, to: ends ? next : next + 1 });
  });
  return cuts;
}

const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

/** Asides between two commas: a relative clause, an apposition, a phrase of time or manner. */
export function cutCommaAsides(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  for (let at = 0; at + 1 < layout.commas.length; at += 1) {
    const from = layout.commas[at] ?? 0;
    const to = asideEnd(layout, at + 1);
    if (to === null || to - from > LONGEST_ASIDE) continue;
    if (isNounAside(layout, from, to)) cuts.push({ from, to: to + 1 });
    else if (isPhrase(layout, from, to)) cuts.push({ from, to: opensFor(layout, from, to + 1) ? to : to + 1 });
  }
  return cuts;
}

/** The comma that closes an aside, past a state or country behind a place (", at Ostler, Tex.,"); null where that is not clear. */
function asideEnd({ commas, tags, words }: Layout, at: number): number | null {
  const to = commas[at] ?? 0;
  const next = commas[at + 1];
  if (next === undefined || tags[to - 1] !== 'PROPN' || next - to > LONGEST_REGION) return to;
  for (let place = to + 1; place < next; place += 1) if (tags[place] !== 'PROPN' && words[place] !== '.') return to;
  return /\.$/.test(words[next - 1] ?? '') ? next : null;
}

/** Whether what stands before an aside is only a front phrase for the subject behind it: then the mark between them stays. */
function opensFor(layout: Layout, from: number, next: number): boolean {
  return STARTS_SUBJECT.has(layout.tags[next] ?? '') && !holdsVerb(layout, 0, from);
}

function isNounAside(layout: Layout, from: number, to: number): boolean {
  const { words, tags } = layout;
  const first = words[from + 1] ?? '';
  if (!NOMINAL.has(tags[from - 1] ?? '') || !isFiniteVerb(layout, to + 1)) return false;
  if (/\d/.test(words[from - 1] ?? '') || (to - from === 2 && tags[from + 1] === 'NUM')) return false;
  // "the mayor, Ana Ferreira, said": the aside says who it is.
  if (
    from <= LONGEST_HEAD &&
    tags[to - 1] === 'PROPN' &&
    !tags.slice(0, from).includes('PROPN') &&
    !holdsVerb(layout, from, to)
  )
    return false;
  if (RELATIVE.has(first)) return holdsVerb(layout, from, to) && !holdsSaying(layout, from, to);
  return !holdsVerb(layout, from + 1, to) && tags[from + 1] !== 'ADV' && first !== 'and' && first !== 'or';
}

/** A short phrase without a verb, such as ", at least for now,": nothing that lists may follow. */
function isPhrase(layout: Layout, from: number, to: number): boolean {
  const { words, tags } = layout;
  const opens = tags[from + 1] === 'ADP' || tags[from + 1] === 'ADV';
  const region = words.slice(from + 1, to).includes(',') ? 2 : 0;
  if (words.slice(from + 2, to).some((word) => BINDS.has(word))) return false;
  const first = words[from + 1] ?? '';
  if (!opens || to - from > LONGEST_PHRASE + region || holdsVerb(layout, from, to)) return false;
  const after = words[to + 1] ?? '';
  if (after === words[from + 1]) return false;
  return (
    !['and', 'or', 'but', ''].includes(after) && !QUALIFIES.test(first) && !['according', 'including'].includes(first)
  );
}
