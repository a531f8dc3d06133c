import type { Quote } from '../briefing/briefing.ts';
import { foldForSearch, plural } from '../kernel/text.ts';
import { type Action, type Block, type Document, type Inline, text } from './document.ts';
import { otherWordings, quoteCard } from './quote-card.ts';
import type { ShownBriefing } from './shown-briefing.ts';

const MOST_CARDS = 6;
/** Characters of a page, addresses included: what a message of the platform with the least room holds. */
const MOST_CHARACTERS = 3_000;
/** More people of one name are not told apart. */
const MOST_PEOPLE = 6;

/** Which page, counted from 0, and who turns the pages in place. */
export interface QuotePage {
  readonly page: number | 'all';
  readonly asker?: string;
}

/** A quote by its places: of the story in the briefing, and of the quote in the story. */
interface Placed {
  readonly story: number;
  readonly place: number;
  readonly quote: Quote;
}

/** One page of all quote cards of a story, with their other wordings and buttons to the pages beside it. */
export function presentQuotes(shown: ShownBriefing, story: number, at: QuotePage): Document {
  const quotes = placed(shown).filter((one) => one.story === story);
  const headline = shown.briefing.stories[story]?.headline || shown.briefing.topic;
  const title = `${plural(quotes.length, 'quote')} · ${headline}`;
  return presentPage(shown, title, quotes, at, (page) => `quotes:${shown.id}:${story}:${page}`);
}

/** One page of all quotes of a briefing, story by story. */
export function presentAllQuotes(shown: ShownBriefing, at: QuotePage): Document {
  const quotes = placed(shown);
  const title = `${plural(quotes.length, 'quote')} · ${shown.briefing.topic}`;
  return presentPage(shown, title, quotes, at, (page) => `said:${shown.id}:all:${page}`);
}

/** Who of those quoted has all the words of a name, in any order: a word for `presentStatements`; null for nobody. */
export function findSpeakers(shown: ShownBriefing, name: string): string | null {
  const wanted = foldForSearch(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (wanted.length === 0) return null;
  const first = new Map<string, string>();
  for (const { story, place, quote } of placed(shown)) {
    if (quote.speaker === null || first.has(quote.speaker) || !isCalled(quote.speaker, wanted)) continue;
    first.set(quote.speaker, `${story}.${place}`);
  }
  return first.size > 0 ? [...first.values()].slice(0, MOST_PEOPLE).join('-') : null;
}

/** One page of what some people said, story by story; `who` is of `findSpeakers`. */
export function presentStatements(shown: ShownBriefing, who: string, at: QuotePage): Document | null {
  const all = placed(shown);
  const places = new Set(who.split('-'));
  const speakers = new Set(all.flatMap((one) => (places.has(`${one.story}.${one.place}`) ? [one.quote.speaker] : [])));
  const quotes = all.filter(({ quote }) => quote.speaker !== null && speakers.has(quote.speaker));
  if (quotes.length === 0) return null;
  const title = `Quotes · ${[...speakers].filter(Boolean).join(', ')}`;
  return presentPage(shown, title, quotes, at, (page) => `said:${shown.id}:${who}:${page}`);
}

function placed({ briefing }: ShownBriefing): Placed[] {
  return briefing.stories.flatMap(({ quotes }, story) => quotes.map((quote, place) => ({ story, place, quote })));
}

function isCalled(speaker: string, wanted: readonly string[]): boolean {
  const words: readonly string[] = foldForSearch(speaker).match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.every((word) => words.includes(word));
}

function presentPage(
  shown: ShownBriefing,
  title: string,
  quotes: readonly Placed[],
  { page, asker }: QuotePage,
  idOf: (page: number) => string,
): Document {
  const cards = quotes.map(({ story, quote }) => ({ story, blocks: cardBlocks(shown, story, quote) }));
  const pages = page === 'all' ? [cards] : pagesOf(cards);
  const current = page === 'all' ? 0 : Math.min(page, pages.length - 1);
  const several = new Set(quotes.map(({ story }) => story)).size > 1;
  const place: Block = { kind: 'small', content: [text(`Page ${current + 1} of ${pages.length}`)] };
  const blocks: Block[] = [{ kind: 'headline', text: title }, ...(pages.length > 1 ? [place] : [])];
  let last = several ? -1 : cards[0]?.story;
  for (const { story, blocks: card } of pages[current] ?? []) {
    if (story !== last) blocks.push({ kind: 'small', content: [text(shown.briefing.stories[story]?.headline ?? '')] });
    last = story;
    blocks.push(...card);
  }
  const own = asker === undefined ? '' : `:${asker}`;
  const actions: Action[] = [];
  if (current > 0) actions.push({ id: idOf(current - 1) + own, label: 'Previous' });
  if (current + 1 < pages.length) actions.push({ id: idOf(current + 1) + own, label: 'Next' });
  if (actions.length > 0) blocks.push({ kind: 'actions', actions });
  return { blocks, summary: title };
}

function cardBlocks(shown: ShownBriefing, story: number, quote: Quote): Block[] {
  return [quoteCard(shown, story, quote), ...otherWordings(shown.briefing, quote)];
}

interface Card {
  readonly story: number;
  readonly blocks: readonly Block[];
}

/** The cards in as few pages as their number and size allow, none empty. */
function pagesOf(cards: readonly Card[]): Card[][] {
  const pages: Card[][] = [[]];
  let used = 0;
  for (const card of cards) {
    const size = card.blocks.reduce((sum, block) => sum + sizeOf(block), 0);
    const page = pages.at(-1) as Card[];
    if (page.length > 0 && (page.length === MOST_CARDS || used + size > MOST_CHARACTERS)) {
      pages.push([card]);
      used = size;
    } else {
      page.push(card);
      used += size;
    }
  }
  return pages;
}

function sizeOf(block: Block): number {
  if (block.kind === 'quote') return block.words.length + lengthOf(block.by);
  return 'content' in block ? lengthOf(block.content) : 0;
}

/** The characters of a line as the platforms count them: addresses are among them. */
function lengthOf(content: readonly Inline[]): number {
  return content.reduce((sum, inline) => {
    const address = 'url' in inline ? (inline.url?.length ?? 0) + 8 : 0;
    return sum + address + ('text' in inline ? inline.text.length : 0);
  }, 0);
}
