import type { Briefing, Quote } from '../briefing/briefing.ts';
import { foldTypography, plural } from '../kernel/text.ts';
import { type Block, type Inline, text } from './document.ts';
import { referencesTo } from './references.ts';

/** A quote card: the words, who said them (or that the text does not say), how they were worded where, and the sources. */
export function quoteCard(briefing: Briefing, quote: Quote): Block {
  const who: Inline = quote.speaker
    ? { kind: 'strong', text: sentenceCase(quote.speaker) }
    : text('Speaker not named in the text');
  const details = [kindOf(quote), wordingOf(quote)].filter(Boolean).map((detail) => ` · ${detail}`);
  const line = `${speakerDetails(quote)}${details.join('')} ·`;
  return { kind: 'quote', words: quote.text, by: [who, text(line), ...referencesTo(briefing, quote.appearances)] };
}

/** "a White House official" is told by the lower-case article or word that it begins with. */
function isUnnamed(speaker: string): boolean {
  return /^\p{Ll}/u.test(speaker);
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
  const words = foldTypography(quote.text).toLowerCase();
  const same = new Set<string>();
  const other = new Set<string>();
  for (const appearance of quote.appearances) {
    const equal = foldTypography(appearance.text).toLowerCase() === words;
    (equal ? same : other).add(appearance.articleId);
  }
  for (const id of same) other.delete(id);
  const parts: string[] = [];
  if (same.size > 1) parts.push(`same words in ${plural(same.size, 'outlet')}`);
  if (other.size > 0)
    parts.push(`${quote.wording === 'reworded' ? 'worded differently' : 'shortened'} in ${other.size}`);
  return parts.join(', ');
}
