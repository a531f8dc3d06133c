import type { Briefing, Quote } from '../briefing/briefing.ts';
import { foldTypography, plural } from '../kernel/text.ts';
import { type Block, type Inline, text } from './document.ts';
import { referencesTo } from './references.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** The id of the button that draws a quote, by its places: of the story in the briefing, and of the quote in the story. */
export function pictureAction(shownId: string, story: number, place: number): string {
  return `picture:${shownId}:${story}:${place}`;
}

/**
 * The card of a quote of a story: the words, who said them (or that the text does not say), how they were worded where, the
 * sources, and a button that draws it.
 */
export function quoteCard({ id, briefing }: ShownBriefing, story: number, quote: Quote): Block {
  const who: Inline = quote.speaker ? { kind: 'strong', text: quote.speaker } : text('Speaker not known');
  const details = [kindOf(quote), wordingOf(briefing, quote)].filter(Boolean).map((detail) => ` · ${detail}`);
  const line = `${speakerDetails(quote)}${details.join('')} ·`;
  const by = [who, text(line), ...referencesTo(briefing, quote.appearances)];
  const place = briefing.stories[story]?.quotes.indexOf(quote) ?? -1;
  if (place < 0) throw new RangeError(`no such quote in story ${story} of briefing ${id}`);
  return { kind: 'quote', words: quote.text, by, action: { id: pictureAction(id, story, place), label: 'Picture' } };
}

/** Lower-case words that begin names. */
const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'al af ap av bin da de del della den der di do dos du el ibn la le ten ter van von y zu'.split(' '),
);

/** An unnamed source is worded as the text words it ("a White House official"), and so begins in lower case. */
function isUnnamed(speaker: string): boolean {
  return /^\p{Ll}/u.test(speaker) && !NAME_PARTICLES.has(speaker.split(/[\s'’-]/u, 1)[0] as string);
}

function speakerDetails(quote: Quote): string {
  if (quote.speaker && quote.speakerRole) return `, ${quote.speakerRole}`;
  const unnamed = unnamedOf(quote);
  return unnamed === null ? '' : ` ${unnamed}`;
}

/** Says of a speaker whom the text only describes that it gives no name; null for others. */
export function unnamedOf({ speaker, speakerRole }: Quote): string | null {
  return speaker && !speakerRole && isUnnamed(speaker) ? '(unnamed)' : null;
}

/** Says of words that are no plain quote what they are; null for one that is. */
export function kindOf(quote: Quote): string | null {
  if (quote.kind === 'partial') return 'part of a sentence';
  return quote.kind === 'relayed' ? 'relayed by another' : null;
}

function wordingOf(briefing: Briefing, quote: Quote): string {
  if (quote.wording === 'single') return '';
  const { same, other } = wordingsOf(briefing, quote);
  const otherwise = other.filter((outlet) => !same.includes(outlet)).length;
  const parts: string[] = [];
  if (same.length > 1) parts.push(`same words in ${plural(same.length, 'outlet')}`);
  if (otherwise > 0) {
    const where = parts.length > 0 ? `${otherwise}` : plural(otherwise, 'outlet');
    parts.push(`${OTHERWISE[quote.wording]} in ${where}`);
  }
  return parts.join(', ');
}

const OTHERWISE = { single: '', same: '', shortened: 'shortened', reworded: 'worded differently' } as const;

/** The appearances of a quote that have its card's words: of these alone the outlets are named and the day is told. */
export function sameAppearances({ text: words, wording, appearances }: Quote): Quote['appearances'] {
  return wording === 'same'
    ? appearances
    : appearances.filter(({ text: told }) => bareWords(told) === bareWords(words));
}

/** The outlets that have the card's words, and those that have others; several articles of one outlet count once. */
function wordingsOf(briefing: Briefing, quote: Quote): { same: string[]; other: string[] } {
  const alike = new Set(sameAppearances(quote));
  const outlets = { same: new Set<string>(), other: new Set<string>() };
  for (const appearance of quote.appearances) {
    const { articleId } = appearance;
    outlets[alike.has(appearance) ? 'same' : 'other'].add(outletOf(briefing, articleId) ?? articleId);
  }
  return { same: [...outlets.same], other: [...outlets.other] };
}

/** The outlets that have the card's words, by name, in the order in which they are told. */
export function sameWordsIn(briefing: Briefing, quote: Quote): string[] {
  const { same } = wordingsOf(briefing, quote);
  return same.filter((outlet) => briefing.articles.some((article) => article.outlet === outlet));
}

function outletOf(briefing: Briefing, articleId: string): string | null {
  return briefing.articles.find(({ id }) => id === articleId)?.outlet ?? null;
}

/** How a quote is worded by those who have not the card's words: the most that each has, a line for each wording. */
export function otherWordings(briefing: Briefing, quote: Quote): Block[] {
  if (quote.wording === 'single' || quote.wording === 'same') return [];
  const { same } = wordingsOf(briefing, quote);
  const longest = new Map<string, string>();
  for (const { articleId, text: told } of quote.appearances) {
    const outlet = outletOf(briefing, articleId);
    if (same.includes(outlet ?? articleId)) continue;
    const who = outlet ?? numberOf(briefing, articleId);
    if (told.length > (longest.get(who)?.length ?? 0)) longest.set(who, told);
  }
  const wordings = new Map<string, { readonly told: string; readonly whose: readonly string[] }>();
  for (const [who, told] of longest) {
    const known = wordings.get(bareWords(told));
    wordings.set(bareWords(told), { told, whose: [...(known?.whose ?? []), who] });
  }
  return [...wordings.values()].map(({ told, whose }) => {
    return { kind: 'small', content: [text(`${whose.join(', ')}, ${OTHERWISE[quote.wording]}: “${told}”`)] };
  });
}

/** An article of no known outlet is named by its source number. */
function numberOf(briefing: Briefing, articleId: string): string {
  return `[${briefing.articles.findIndex(({ id }) => id === articleId) + 1}]`;
}

/** Words without case, typography and the mark that ends them, which depends on what follows the quote. */
function bareWords(words: string): string {
  return foldTypography(words)
    .toLowerCase()
    .replace(/[\s.,;:!?-]+$/, '');
}
