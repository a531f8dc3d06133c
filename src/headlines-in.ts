import type { CommandMessage } from './commands/command.ts';
import { parseUrl } from './kernel/parse-url.ts';

/** Each costs some look-ups. */
const MOST = { titles: 3, lines: 4, addresses: 2 } as const;
/** A line of fewer words is no headline of its own. */
const LEAST_WORDS = 3;

/**
 * What may be a headline in a message, the likeliest first: the titles of its previews, its text, the lines of that, and
 * the words that sites put into their addresses ("/2026/dockers-vote-to-strike").
 */
export function headlinesIn({ text, links, titles }: CommandMessage): string[] {
  const lines = text.split('\n').filter((line) => countWords(line) >= LEAST_WORDS);
  const inAddresses = links.map(wordsInAddress).filter((words) => words !== '');
  const all = [
    ...titles.slice(0, MOST.titles),
    text,
    ...lines.slice(0, MOST.lines),
    ...inAddresses.slice(0, MOST.addresses),
  ];
  return [...new Set(all.map((words) => words.trim()))].filter((words) => /[\p{L}\p{N}]/u.test(words));
}

/** The longest part of an address that is words; '' where it has none. */
function wordsInAddress(address: string): string {
  const parts = (parseUrl(address)?.pathname ?? '').split('/').map((part) => decoded(part).replace(/[-_+.]+/g, ' '));
  const longest = parts.reduce((best, part) => (countWords(part) > countWords(best) ? part : best), '');
  return countWords(longest) >= LEAST_WORDS ? longest : '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function countWords(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}
