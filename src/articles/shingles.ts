import { foldForSearch } from '../kernel/text.ts';

/** Words in a shingle: long enough that two texts share one only where one copies the other, or both a third. */
const SIZE = 5;

/** The 32-bit hashes of all runs of five words in a text, with case, accents and punctuation folded; in order, each once. */
export function shinglesOf(text: string): readonly number[] {
  const words = foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashWord);
  const shingles = new Set<number>();
  for (let at = 0; at + SIZE <= hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + SIZE; next++) hash = mix(hash ^ (hashes[next] as number));
    shingles.add(hash);
  }
  return [...shingles];
}

/** FNV-1a. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
