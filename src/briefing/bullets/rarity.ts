import rarity from './news-rarity.json' with { type: 'json' };

/** Tenths of the rarity, each with the terms that have it; not keyed by term, since a JSON module's keys become names. */
const ROWS = rarity.tenths as [number, string][];
const RARITIES = new Map(
  ROWS.flatMap(([tenths, terms]) => terms.split(' ').map((term) => [term, tenths / 10] as const)),
);
const UNKNOWN = 7;

/** How rare a term is in news English: about the logarithm of one in how many articles holds it; 7 where it is not listed. */
export function rarityOf(term: string): number {
  return RARITIES.get(term) ?? UNKNOWN;
}
