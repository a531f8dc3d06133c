import { stem } from './stem.ts';
import { isForeignStopWord, stopWordsOf } from './stop-words.ts';
import { type Word, wordsOf } from './words.ts';

/** A typed topic, ready to be looked up. */
export interface TopicQuery {
  /** Words that a story must have, each. */
  readonly words: readonly QueryWord[];
  /** Folded words that must stand together in this order (typed in quote marks, or in a script without spaces). */
  readonly phrases: readonly (readonly string[])[];
}

/** One word of a topic: as typed, and the term that it is looked up by. */
export interface QueryWord {
  readonly surface: string;
  readonly term: string;
}

const LONGEST = 500;
const MOST_WORDS = 16;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
/** Words that ask for news and say nothing of what: left out beside others. */
const FILLERS: ReadonlySet<string> = new Set(
  'briefing happen happening headlines latest new news please show stories story summary tell today update updates'.split(
    ' ',
  ),
);

/** Reads a topic as someone typed it. A topic of nothing but stop words, marks or emoji has no words. */
export function parseTopic(topic: string): TopicQuery {
  const typed = topic.slice(0, LONGEST);
  const words = [...wordsOf(typed)].slice(0, MOST_WORDS);
  const quoted = [...typed.matchAll(QUOTED)].map((match) => foldedWords(match[1] ?? ''));
  const phrases = [...quoted, ...glyphRuns(words)].filter((phrase) => phrase.length > 1);
  return { words: tellingWords(words).map(queryWord), phrases };
}

function foldedWords(text: string): string[] {
  return Array.from(wordsOf(text), (word) => word.folded).slice(0, MOST_WORDS);
}

/** "US" is a name also in small letters; otherwise stop words say nothing, nor do fillers beside other words. */
function tellingWords(words: readonly Word[]): Word[] {
  const telling = words.filter((word) => word.folded === 'us' || !stopWordsOf('en').has(word.folded));
  const named = telling.filter((word) => !isForeignStopWord(word.folded) && !FILLERS.has(word.folded));
  return named.length > 0 ? named : telling;
}

function queryWord({ surface, folded, kind }: Word): QueryWord {
  if (folded === 'us') return { surface, term: 'US' };
  return { surface, term: kind === 'word' ? stem(folded) : folded };
}

function glyphRuns(words: readonly Word[]): string[][] {
  const runs: string[][] = [];
  let last: Word | null = null;
  for (const word of words) {
    if (word.kind !== 'glyphs') continue;
    if (last === null || word.start >= last.end) runs.push([]);
    runs.at(-1)?.push(word.folded);
    last = word;
  }
  return runs;
}
