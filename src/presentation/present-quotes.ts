import type { BriefedStory, Quote } from '../briefing/briefing.ts';
import { foldForSearch, plural } from '../kernel/text.ts';
import { type Action, type Block, type Document, text } from './document.ts';
import { quoteCard } from './quote-card.ts';
import type { ShownBriefing } from './shown-briefing.ts';

const CARDS_A_PAGE = 6;

/** One page (counted from 0) of all quote cards of a story, with buttons to the pages beside it. */
export function presentQuotes(shown: ShownBriefing, storyIndex: number, page: number): Document {
  const story = shown.briefing.stories[storyIndex] as BriefedStory;
  const pages = Math.max(1, Math.ceil(story.quotes.length / CARDS_A_PAGE));
  const current = Math.min(Math.max(0, page), pages - 1);
  const cards = story.quotes.slice(current * CARDS_A_PAGE, (current + 1) * CARDS_A_PAGE);
  const title = `${plural(story.quotes.length, 'quote')} · ${story.headline || shown.briefing.topic}`;
  const blocks: Block[] = [
    { kind: 'headline', text: title },
    ...cards.map((quote) => quoteCard(shown.briefing, quote)),
  ];
  const actions: Action[] = [];
  if (current > 0) actions.push({ id: `quotes:${shown.id}:${storyIndex}:${current - 1}`, label: 'Previous' });
  if (current + 1 < pages) actions.push({ id: `quotes:${shown.id}:${storyIndex}:${current + 1}`, label: 'Next' });
  if (actions.length > 0) {
    blocks.push({ kind: 'small', content: [text(`Page ${current + 1} of ${pages}`)] }, { kind: 'actions', actions });
  }
  return { blocks, summary: title };
}

/** The story and the quotes in it whose speaker has all the words of `name`, in any order; null when nobody has. */
export function presentStatements(shown: ShownBriefing, name: string): Document | null {
  const wanted = foldForSearch(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (wanted.length === 0) return null;
  const blocks: Block[] = [];
  const speakers = new Set<string>();
  for (const story of shown.briefing.stories) {
    const quotes = story.quotes.filter((quote) => isBy(quote, wanted));
    if (quotes.length === 0) continue;
    for (const quote of quotes) speakers.add(quote.speaker as string);
    blocks.push({ kind: 'small', content: [text(story.headline)] });
    blocks.push(...quotes.map((quote) => quoteCard(shown.briefing, quote)));
  }
  if (blocks.length === 0) return null;
  const title = `Quotes · ${[...speakers].join(', ')}`;
  return { blocks: [{ kind: 'headline', text: title }, ...blocks], summary: title };
}

function isBy(quote: Quote, wanted: readonly string[]): boolean {
  const words: readonly string[] = foldForSearch(quote.speaker ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.every((word) => words.includes(word));
}
