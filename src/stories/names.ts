import { stopWordsOf } from './stop-words.ts';
import { type Word, wordsOf } from './words.ts';

/** A name as a text has it: "White House", "Westmark". */
export interface Name {
  readonly display: string;
  /** The same with case and accents folded, words separated by one space. */
  readonly folded: string;
  /** How often it stands there; a surname alone counts for the full name that the text gives. */
  readonly count: number;
  /** Where it stands first. */
  readonly start: number;
}

const MOST_WORDS = 6;
/** "St." and "J." go on after their full stop. */
const LONGEST_SHORTENED = 3;
const OFFICE = /\bsecretary of $/i;
const englishStopWords = stopWordsOf('en');
/** Titles and offices that stand before a name and are no part of it. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr sir lord lady dame prof professor president vice premier chancellor king queen prince princess ' +
    'pope minister prime foreign defence defense finance interior secretary attorney senator sen representative rep ' +
    'congressman congresswoman governor gov mayor ambassador chairman chairwoman chief executive officer director leader ' +
    'spokesman spokeswoman commissioner general gen colonel col captain ' +
    'lieutenant lt sergeant sgt judge justice rev reverend sheriff deputy former'
  ).split(' '),
);
/** Days and months: capitalised in English, and no topic. */
const CALENDAR: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan feb mar apr jun jul aug sept sep oct nov dec'
  ).split(' '),
);

/**
 * The names of a text: runs of capitalised words that do not merely open a sentence, without the titles before them.
 * A text without capitals, or in a script that has none, gives no names.
 */
export function namesOf(text: string): Name[] {
  const words = wordsOf(text);
  const small = new Set<string>();
  for (const word of words) if (!word.capital) small.add(word.folded);
  const names = new Map<string, { display: string; count: number; start: number }>();
  for (const run of runsOf(text, words)) {
    const name = withoutTitles(run);
    const [first, last] = [name[0], name.at(-1)];
    if (!first || !last || (name.length === 1 && (first.opening || small.has(first.folded)))) continue;
    const folded = name.map((word) => word.folded).join(' ');
    const seen = names.get(folded);
    const display = text.slice(first.start, last.start + last.surface.length).replace(/\s+/g, ' ');
    if (seen) seen.count += 1;
    else names.set(folded, { display, count: 1, start: first.start });
  }
  return joinSurnames([...names].map(([folded, name]) => ({ ...name, folded })));
}

function* runsOf(text: string, words: readonly Word[]): Generator<Word[]> {
  let run: Word[] = [];
  for (const word of words) {
    const previous = run.at(-1);
    const goesOn = previous !== undefined && run.length < MOST_WORDS && isJoined(text, previous, word);
    const isName = isNameLike(word, goesOn) && !OFFICE.test(text.slice(Math.max(0, word.start - 20), word.start));
    if (isName && goesOn) {
      run.push(word);
      continue;
    }
    if (run.length > 0) yield run;
    run = isName ? [word] : [];
  }
  if (run.length > 0) yield run;
}

function isJoined(text: string, previous: Word, word: Word): boolean {
  const isPossessive = previous.start + previous.surface.length < previous.end;
  const gap = text.slice(previous.end, Math.min(word.start, previous.end + 3));
  return !isPossessive && (gap === ' ' || (gap === '. ' && previous.surface.length <= LONGEST_SHORTENED));
}

function isNameLike({ capital, surface, folded }: Word, goesOn: boolean): boolean {
  return capital && (surface.length > 1 || goesOn) && !englishStopWords.has(folded) && !CALENDAR.has(folded);
}

function withoutTitles(run: readonly Word[]): readonly Word[] {
  const lastTitle = run.findLastIndex((word) => TITLES.has(word.folded));
  return run.slice(lastTitle + 1);
}

function joinSurnames(names: readonly Name[]): Name[] {
  const fullOf = new Map<string, Name>();
  for (const name of names) {
    const surname = name.folded.slice(name.folded.lastIndexOf(' ') + 1);
    if (surname !== name.folded && !fullOf.has(surname)) fullOf.set(surname, name);
  }
  const extra = new Map<Name, number>();
  const kept: Name[] = [];
  for (const name of names) {
    const full = fullOf.get(name.folded);
    if (full) extra.set(full, (extra.get(full) ?? 0) + name.count);
    else kept.push(name);
  }
  return kept.map((name) => ({ ...name, count: name.count + (extra.get(name) ?? 0) }));
}
