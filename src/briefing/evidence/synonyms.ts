import table from './news-synonyms.json' with { type: 'json' };
import { stem } from './stem.ts';

const GROUPS = new Map(
  table.groups.flatMap((group, at) => group.split(' ').map((word) => [stem(word), `~${at}`] as const)),
);
const PAIRED: ReadonlySet<string> = new Set(table.pairs.flatMap((group) => group.split(' ')));

/** The key of the group of common news words that mean about the same ("met", "spoke", "talks"), by stem; null for others. */
export function synonymsOf(term: string): string | null {
  return GROUPS.get(term) ?? null;
}

/** Whether a lower-case word is what two people are called together: "leaders" in "the two leaders". */
export function namesPair(word: string): boolean {
  return PAIRED.has(word);
}
