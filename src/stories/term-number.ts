/**
 * The number that a term is known by: a hash of 32 bits, the same in every run and on every machine, so that what an
 * article is compared by can be kept without its words. Two terms in a few thousand million share one.
 */
export function termNumber(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) | 0;
}

/** Terms by their numbers. */
export function numbered(terms: Iterable<string>): Map<number, string> {
  const byNumber = new Map<number, string>();
  for (const term of terms) byNumber.set(termNumber(term), term);
  return byNumber;
}
