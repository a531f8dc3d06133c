import { foldForSearch } from '../kernel/text.ts';

/** Words in a shingle: long enough that two texts share one only where one copies the other, or both a third. */
const SIZE = 5;
const LETTER_OR_FIGURE = /^[\p{L}\p{N}]$/u;

/** The 32-bit hashes of all runs of five words in a text, with case, accents and punctuation folded; in order, each once. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const hashes = hashWords(foldForSearch(text));
  const shingles = new Set<number>();
  for (let at = 0; at + SIZE <= hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + SIZE; next++) hash = mix(hash ^ (hashes[next] as number));
    shingles.add(hash);
  }
  return shingles;
}

/** The FNV-1a hash of each word: runs of letters and figures. */
function hashWords(folded: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  let within = false;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.codePointAt(at) ?? 0;
    if (isWordCode(code)) {
      if (!within) hash = 0x811c9dc5;
      within = true;
      hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
      // The second half of a character beyond the basic plane.
      if (code > 0xffff) hash = Math.imul(hash ^ folded.charCodeAt(++at), 0x01000193);
    } else {
      if (within) hashes.push(hash >>> 0);
      within = false;
      if (code > 0xffff) at++;
    }
  }
  if (within) hashes.push(hash >>> 0);
  return hashes;
}

function isWordCode(code: number): boolean {
  if (code >= 128) return LETTER_OR_FIGURE.test(String.fromCodePoint(code));
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
