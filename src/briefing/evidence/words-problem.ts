import { evidenceWords } from './words.ts';

const BRACKETED = /\[[^[\]]*\]/g;

/**
 * What keeps `text` from being its evidence with words left out, or null. Words in [square brackets] are additions and
 * not compared. Case counts, but for a first word that may have been capitalised because it opens the text.
 */
export function wordsProblem(text: string, evidence: string): string | null {
  const words = evidenceWords(text.replace(BRACKETED, ' '));
  if (words.length === 0) return 'it has no words of its own';
  const cited = evidenceWords(evidence);
  const opens = !/^[^\p{L}\p{N}]*\[/u.test(text);
  let at = 0;
  for (const [index, word] of words.entries()) {
    const from = at;
    const mayRise = index === 0 && opens;
    while (at < cited.length && cited[at] !== word && !(mayRise && raised(cited[at]) === word)) at += 1;
    if (at === cited.length) {
      return cited.lastIndexOf(word) >= 0 && from > 0
        ? `"${shown(word)}" does not come in this order in the cited text`
        : `"${shown(word)}" is not in the cited text`;
    }
    at += 1;
  }
  return null;
}

/** The words that stand in [square brackets]. */
export function addedWords(text: string): string[] {
  return (text.match(BRACKETED) ?? []).flatMap((part) => evidenceWords(part));
}

function raised(word: string | undefined): string {
  const [first = ''] = word ?? '';
  return first.toUpperCase() + (word ?? '').slice(first.length);
}

function shown(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}
