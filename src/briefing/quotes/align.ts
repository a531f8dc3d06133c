import { foldTypography } from '../../kernel/text.ts';
import { SENTENCE_JOINT } from '../sentence-joint.ts';
import { LIGHT_WORDS } from './light-words.ts';
import { isSameUtterance, overlapOf, type Wordbag, wordbagOf } from './same-utterance.ts';
import type { Utterance } from './utterances.ts';

/** One utterance with every place where the story's articles quote it; the fullest wording leads. */
export interface Card {
  readonly lead: Utterance;
  readonly utterances: readonly Utterance[];
  readonly wording: 'single' | 'same' | 'shortened' | 'reworded';
}

interface Entry {
  readonly utterance: Utterance;
  readonly order: number;
  readonly bag: Wordbag;
  readonly folded: string;
}

interface OpenCard {
  readonly lead: Entry;
  readonly entries: Entry[];
  readonly seen: Set<string>;
}

/** Cards that share a word are compared; a word that more cards than this share tells nothing. */
const MOST_CARDS_A_WORD = 40;
/** Share of the longest wording's weight from which another one says nearly as much. */
const NEARLY = 0.8;
/** Weight of words from which two people do not say the very same: one article names the wrong one. */
const NO_CHANCE = 4;

/** Brings together the places that quote the same utterance: same words, shortened or reworded; the rest stays apart. */
export function alignUtterances(utterances: readonly Utterance[]): Card[] {
  const entries = utterances.map((utterance, order): Entry => {
    const { text } = utterance.appearance;
    return { utterance, order, bag: wordbagOf(text), folded: plain(text) };
  });
  const byLength = [...entries].sort(
    (a, b) => b.bag.weight - a.bag.weight || b.folded.length - a.folded.length || a.order - b.order,
  );
  const cards: OpenCard[] = [];
  const byWord = new Map<string, OpenCard[]>();
  const byText = new Map<string, OpenCard[]>();
  for (const entry of byLength) {
    const card = cardFor(entry, byText, byWord) ?? openCard(entry, cards, byWord);
    card.entries.push(entry);
    if (!card.seen.has(entry.folded)) {
      card.seen.add(entry.folded);
      const same = byText.get(entry.folded) ?? [];
      same.push(card);
      byText.set(entry.folded, same);
    }
  }
  return cards.map(({ lead, entries }) => {
    entries.sort((a, b) => a.order - b.order);
    const shown = wholeOne(lead, entries);
    return {
      lead: shown.utterance,
      utterances: entries.map((entry) => entry.utterance),
      wording: wordingOf(shown, entries),
    };
  });
}

/** Whole sentences rather than words out of one, where they say nearly as much. */
function wholeOne(lead: Entry, entries: readonly Entry[]): Entry {
  if (lead.utterance.kind !== 'partial') return lead;
  const whole = entries.find(
    ({ utterance, bag }) => utterance.kind !== 'partial' && bag.weight >= NEARLY * lead.bag.weight,
  );
  return whole ?? lead;
}

function openCard(entry: Entry, cards: OpenCard[], byWord: Map<string, OpenCard[]>): OpenCard {
  const card: OpenCard = { lead: entry, entries: [], seen: new Set() };
  cards.push(card);
  for (const word of new Set(entry.bag.words)) {
    if (LIGHT_WORDS.has(word)) continue;
    const sharing = byWord.get(word) ?? [];
    if (sharing.length < MOST_CARDS_A_WORD) sharing.push(card);
    byWord.set(word, sharing);
  }
  return card;
}

function cardFor(
  entry: Entry,
  byText: ReadonlyMap<string, OpenCard[]>,
  byWord: ReadonlyMap<string, OpenCard[]>,
): OpenCard | null {
  const same = byText
    .get(entry.folded)
    ?.find((card) => mayBeOne(entry, card.lead) || (entry.bag.weight >= NO_CHANCE && isElsewhere(entry, card)));
  if (same) return same;
  const candidates = new Set<OpenCard>();
  for (const word of entry.bag.words) for (const card of byWord.get(word) ?? []) candidates.add(card);
  let best: OpenCard | null = null;
  let top = 0;
  for (const card of candidates) {
    const one = mayBeOne(entry, card.lead);
    if (!one && !mayBeMistaken(entry, card)) continue;
    const overlap = overlapOf(entry.bag, card.lead.bag);
    if (!one && overlap.run < NO_CHANCE) continue;
    if (!isSameUtterance(overlap) || (overlap.weight < 2 && !sameSpeaker(entry, card.lead))) continue;
    const score = overlap.coverage * 100 + overlap.run;
    if (score > top) {
      best = card;
      top = score;
    }
  }
  return best;
}

/** Whether none of a card's places is in the utterance's own article: one article knows whom it quotes. */
function isElsewhere({ utterance }: Entry, { entries }: OpenCard): boolean {
  return entries.every(({ utterance: other }) => other.appearance.articleId !== utterance.appearance.articleId);
}

/** Whether another article names someone else, and one of the two only carries on from whom it named before. */
function mayBeMistaken(entry: Entry, card: OpenCard): boolean {
  return isElsewhere(entry, card) && entry.utterance.named !== card.lead.utterance.named;
}

/** One word in common proves nothing unless one speaker used it. */
function sameSpeaker(entry: Entry, lead: Entry): boolean {
  const one = entry.utterance.speaker;
  return one !== null && one.name === lead.utterance.speaker?.name;
}

/** Two known speakers who differ cannot have said the same sentence. */
function mayBeOne(entry: Entry, lead: Entry): boolean {
  const one = entry.utterance.speaker;
  const other = lead.utterance.speaker;
  if (one?.person && other?.person && one.person !== other.person) return false;
  return true;
}

function wordingOf(lead: Entry, entries: readonly Entry[]): Card['wording'] {
  if (entries.length === 1) return 'single';
  if (entries.every((entry) => entry.folded === lead.folded)) return 'same';
  return entries.every((entry) => isCut(entry.bag.words, lead.bag.words)) ? 'shortened' : 'reworded';
}

/** Whether words stand in others in the same order: something was left out and nothing changed. */
function isCut(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return at === short.length;
}

/** Typography, white space, case and what parts or ends sentences do not make another wording. */
function plain(text: string): string {
  return foldTypography(text.replaceAll(SENTENCE_JOINT, ' '))
    .toLowerCase()
    .replace(/[.,;](?= )/g, '')
    .replace(/[\s.,;:!?'"-]+$/, '')
    .replace(/^["']+/, '');
}
