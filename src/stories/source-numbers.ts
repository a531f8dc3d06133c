import type { ArchiveScope } from '../articles/article-archive.ts';

/** Feeds and their outlets as small numbers, so that many topics can remember which of them told of each. */
export interface SourceNumbers {
  /** The number of an outlet in a feed; null stands for the bundled articles, and for no outlet. */
  numberOf(feedId: number | null, outlet: string | null): number;
  /** Tells of each number whether someone may see its articles. */
  seenBy(scope: ArchiveScope): (source: number) => boolean;
}

/** Creates numbers from 0 on. */
export function createSourceNumbers(): SourceNumbers {
  const numbers = new Map<number | null, Map<string | null, number>>();
  let count = 0;
  return {
    numberOf(feedId, outlet) {
      const outlets = numbers.get(feedId) ?? new Map<string | null, number>();
      numbers.set(feedId, outlets);
      const known = outlets.get(outlet);
      if (known !== undefined) return known;
      outlets.set(outlet, count);
      count += 1;
      return count - 1;
    },
    seenBy({ feedIds, mutedOutlets }) {
      const seen = new Uint8Array(count);
      for (const feedId of [null, ...feedIds]) {
        for (const [outlet, number] of numbers.get(feedId) ?? []) {
          if (outlet === null || !mutedOutlets.includes(outlet)) seen[number] = 1;
        }
      }
      return (source) => seen[source] === 1;
    },
  };
}
