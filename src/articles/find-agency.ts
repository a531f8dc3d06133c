import { AGENCIES } from './agencies.ts';

const NAMES: ReadonlyMap<string, string> = new Map(
  AGENCIES.flatMap(([name, ...forms]) => [name, ...forms].map((form) => [key(form), name] as const)),
);

const LONGEST = 60;

/** The agency that some words name, and nothing else: "the AP", "Reuters News Agency". Null when they name none. */
export function findAgency(words: string): string | null {
  if (words.length > LONGEST) return null;
  const found = NAMES.get(key(words)) ?? NAMES.get(key(words.replace(/\s+(?:news\s+)?agency$/i, '')));
  return found ?? null;
}

/** The first agency named within some words of a credit line; null when there is none. */
export function findAgencyWithin(words: string): string | null {
  const tokens = words.match(/[\p{L}\p{N}.’'-]+/gu) ?? [];
  for (let at = 0; at < tokens.length; at++) {
    for (let length = Math.min(4, tokens.length - at); length > 0; length--) {
      const found = NAMES.get(key(tokens.slice(at, at + length).join(' ')));
      if (found) return found;
    }
  }
  return null;
}

/** Capitals matter where the form is all capitals: "AP" is an agency, "ap" is not. */
function key(form: string): string {
  const plain = form.replace(/^the\s+/i, '').replace(/[.\s]+$/, '');
  return /^\p{Lu}{2,5}$/u.test(plain) ? plain : plain.toLowerCase().replace(/\s+/g, ' ');
}
