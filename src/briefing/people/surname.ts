import { foldName } from './first-names.ts';
import { NAME_PARTICLES, NAME_SUFFIXES } from './name-words.ts';

/** The surname of a name's words, folded for comparing; a suffix ("Jr.") does not count. */
export function surnameOf(words: readonly string[]): string {
  for (let at = words.length - 1; at > 0; at--) {
    const word = foldName(words[at] ?? '');
    if (!NAME_SUFFIXES.has(word)) return bare(word);
  }
  return bare(foldName(words[0] ?? ''));
}

/** A particle joined by a hyphen ("al-Shami") may be left out at a later mention. */
function bare(word: string): string {
  const dash = word.search(/[-\u2010\u2011]/);
  return dash > 0 && NAME_PARTICLES.has(word.slice(0, dash)) ? word.slice(dash + 1) : word;
}
