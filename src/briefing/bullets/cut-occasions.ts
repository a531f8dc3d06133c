import type { Layout } from './segments.ts';
import type { Cut } from './variant.ts';

const DAYS = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const DAY_PARTS = new Set(['morning', 'afternoon', 'evening', 'night']);
const HOLDS_ON = new Set(["'s", '’s', 'and', 'or', 'to', 'through', ',', '-']);
const SAID = new Set(['said', 'says', 'told', 'announced', 'reporters', 'added', 'warned']);
const OCCASIONS = new Set('statement interview release tweet letter speech email conference briefing post'.split(' '));

/** The days of the week that a sentence names in passing: they go together or stay together. */
export function cutDays(layout: Layout): Cut[] {
  const cuts: Cut[] = [];
  for (let place = 2; place < layout.words.length; place += 1) {
    if (!DAYS.has(layout.words[place] ?? '') || layout.quoted[place]) continue;
    const cut = dayCut(layout, place);
    if (!cut) return [];
    cuts.push(cut);
  }
  return cuts;
}

/** Where something was said ("in a statement", "at a news conference"), when who said it and what stay. */
export function cutOccasions(layout: Layout): Cut[] {
  return layout.words.flatMap((word, place) => {
    const cut = OCCASIONS.has(word) && !layout.quoted[place] ? occasionCut(layout, place) : null;
    return cut ? [cut] : [];
  });
}

/** "An interview published Monday": without its day the participle tells nothing. */
const GIVEN_OUT = new Set([
  'published',
  'released',
  'issued',
  'posted',
  'aired',
  'dated',
  'scheduled',
  'planned',
  'due',
]);

function dayCut(layout: Layout, place: number): Cut | null {
  const { words, tags } = layout;
  let to = place + 1;
  if (DAY_PARTS.has(words[to] ?? '')) to += 1;
  let from = place;
  if (words[from - 1] === 'late' || words[from - 1] === 'early') from -= 1;
  if (words[from - 1] === 'on') from -= 1;
  const before = tags[from - 1] ?? '';
  if (HOLDS_ON.has(words[to] ?? '') || words[from - 1] === 'and' || GIVEN_OUT.has(words[from - 1] ?? '')) return null;
  if (['NOUN', 'PROPN', 'NUM', 'ADJ'].includes(tags[to] ?? '') && words[from] !== 'on') return null;
  return ['VERB', 'NOUN', 'PROPN', 'AUX'].includes(before) && !DAYS.has(words[from - 1] ?? '') ? { from, to } : null;
}

function occasionCut(layout: Layout, place: number): Cut | null {
  const { words, tags } = layout;
  for (let from = place - 1; from >= Math.max(1, place - 4); from -= 1) {
    if (words[from] !== 'in' && words[from] !== 'at' && words[from] !== 'during') continue;
    const closed = place + 1 === layout.end || words[place + 1] === 'that' || tags[place + 1] === 'PUNCT';
    return SAID.has(words[from - 1] ?? '') && closed ? { from, to: place + 1 } : null;
  }
  return null;
}
