import { stem } from './stem.ts';
import { stopWordsOf } from './stop-words.ts';
import type { Word } from './words.ts';

/** The term that a word counts as, in a text of this language; null for stop words and single letters. */
export function termOf(word: Word, language: string): string | null {
  if (word.kind !== 'word') return word.folded;
  if (word.folded.length < 2 || stopWordsOf(language).has(word.folded)) return null;
  return stem(word.folded);
}
