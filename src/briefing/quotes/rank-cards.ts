import { countWords } from '../../kernel/text.ts';
import type { Card } from './align.ts';

const FULL_LENGTH = 12;
const TOO_LONG = 60;
/** "Yes." and "mistake" say nothing by themselves: what each word that is wanting to so many takes away. */
const TELLING_LENGTH = 5;
const WANTING = 0.7;

/** What each further quote of the same speaker is worth less, so that the first few are of several; not without end. */
const SAME_SPEAKER = 0.8;
const MOST_COUNTED = 3;

/**
 * Orders cards by what a reader wants first: quoted by many, by a named person, whole sentences, early in the text, and of
 * different people.
 */
export function rankCards(cards: readonly Card[]): Card[] {
  const ranked = cards.map((card, order) => ({ card, order, worth: worthOf(card) })).sort(byWorth);
  const counts = new Map<string, number>();
  const varied = ranked.map((one) => {
    const speaker = one.card.lead.speaker?.name;
    if (speaker === undefined) return one;
    const before = counts.get(speaker) ?? 0;
    counts.set(speaker, before + 1);
    return { ...one, worth: one.worth - SAME_SPEAKER * Math.min(before, MOST_COUNTED) };
  });
  return varied.sort(byWorth).map(({ card }) => card);
}

interface Ranked {
  readonly order: number;
  readonly worth: number;
}

function byWorth(a: Ranked, b: Ranked): number {
  return b.worth - a.worth || a.order - b.order;
}

function worthOf({ lead, utterances }: Card): number {
  const articles = new Set(utterances.map((one) => one.appearance.articleId)).size;
  const words = countWords(lead.appearance.text);
  const earliest = Math.min(...utterances.slice(0, 100).map((one) => one.depth));
  const speaker = lead.speaker?.person ? 2 : lead.speaker ? 1 : 0;
  const scrap = WANTING * Math.max(0, TELLING_LENGTH - words);
  const length = Math.min(1, words / FULL_LENGTH) - Math.max(0, Math.min(1, (words - TOO_LONG) / TOO_LONG)) - scrap;
  return 2 * Math.log2(1 + articles) + 1.5 * speaker + (lead.kind === 'partial' ? 0 : 1) + length + (1 - earliest);
}
