import type { Briefing, Quote } from '../briefing/briefing.ts';
import { foldTypography, plural } from '../kernel/text.ts';
import { type Block, type Inline, text } from './document.ts';
import { referencesTo } from './references.ts';

/** A quote card: the words, who said them (or that the text does not say), how they were worded where, and the sources. */
export function quoteCard(briefing: Briefing, quote: Quote): Block {
  const who: Inline = quote.speaker ? { kind: 'strong', text: sentenceCase(quote.speaker) } : text('Speaker not known');
  const details = [kindOf(quote), wordingOf(quote)].filter(Boolean).map((detail) => ` · ${detail}`);
  const line = `${speakerDetails(quote)}${details.join('')} ·`;
  return { kind: 'quote', words: quote.text, by: [who, text(line), ...referencesTo(briefing, quote.appearances)] };
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
  if (!quote.speaker) return '';
  if (quote.speakerRole) return `, ${quote.speakerRole}`;
  return isUnnamed(quote.speaker) ? ' (unnamed)' : '';
}

function sentenceCase(speaker: string): string {
  return isUnnamed(speaker) ? speaker.charAt(0).toUpperCase() + speaker.slice(1) : speaker;
}

function kindOf(quote: Quote): string {
  if (quote.kind === 'partial') return 'part of a sentence';
  return quote.kind === 'relayed' ? 'relayed by another' : '';
}

function wordingOf(quote: Quote): string {
  if (quote.wording === 'single') return '';
  const words = bareWords(quote.text);
  const articles = new Set(quote.appearances.map((appearance) => appearance.articleId));
  const same = new Set(
    quote.appearances
      .filter((appearance) => quote.wording === 'same' || bareWords(appearance.text) === words)
      .map((appearance) => appearance.articleId),
  );
  const others = articles.size - same.size;
  const parts: string[] = [];
  if (same.size > 1) parts.push(`same words in ${plural(same.size, 'outlet')}`);
  if (others > 0) parts.push(`${quote.wording === 'reworded' ? 'worded differently' : 'shortened'} in ${others}`);
  return parts.join(', ');
}

/** Words without case, typography and the mark that ends them, which depends on what follows the quote. */
function bareWords(words: string): string {
  return foldTypography(words)
    .toLowerCase()
    .replace(/[\s.,;:!?-]+$/, '');
}
