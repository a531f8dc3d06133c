const WITH_A_DAY = /^[A-Z][a-z]{2,8},? /;

/** Milliseconds since 1970 of a date in a header, in any of HTTP's three forms; null for anything else. */
export function parseHttpDate(words: string | undefined): number | null {
  if (words === undefined || !WITH_A_DAY.test(words) || words.length > 60) return null;
  const at = Date.parse(/(?:GMT|UTC|[+-]\d{4})\s*$/.test(words) ? words : `${words} GMT`);
  return Number.isNaN(at) ? null : at;
}
