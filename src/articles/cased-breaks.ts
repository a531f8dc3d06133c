import { isAttribution } from './attribution-tail.ts';
import { endsAtFullStop, isAbbreviation, isStarter } from './full-stop.ts';
import { findBrackets } from './inner-brackets.ts';
import { findListBreaks } from './list-breaks.ts';

/** A run of stops and the marks that close with it; what follows decides. Every part is bounded. */
const STOP = /(?:[.!?…‽]{1,12}|(?: \.){2,4})(?: \.){0,3}|[—–-]{1,3}(?=["”’»])/g;
const CLOSERS = /^(?:["”’»'›)\]]|[“«](?=[\s,;:)]|$)){0,4}/;
/** In texts with spaces between all marks, a mark after a space closes if a quotation is open. */
const LATE_CLOSER = /^\s([”’"»])(?=\s|$)/;
const NEXT = /^\s*([-–—•("“„‘'«‹[*¿¡\s]{0,6})(\S{0,40})/;

const WORD_BORDER = /[\s("“„‘'«[—]/;
const LONGEST_WORD = 40;

/** One place where a sentence may end. */
interface Candidate {
  /** The word before the stop, without opening marks. */
  readonly word: string;
  readonly stop: string;
  readonly closers: string;
  /** The next word, without opening marks; empty at the end. */
  readonly next: string;
  /** Whether the next word has a mark before it: a quotation, a bracket, a bullet. */
  readonly opens: boolean;
  readonly opensQuote: boolean;
  readonly rest: string;
}

/** Where sentences begin in scripts with capitals; ascending offsets. Linear in the length of the text. */
export function breaksOfCasedText(text: string, language: string): number[] {
  const caseless = isCaseless(text);
  const list = new Set(findListBreaks(text));
  const brackets = findBrackets(text);
  const quoteIsOpen = countQuotes(text);
  const breaks = new Set(list);
  let from = 0;
  for (const match of text.matchAll(STOP)) {
    const at = match.index;
    if (at < from) continue;
    const end = at + match[0].length;
    const closers = readClosers(text.slice(end, end + 8), quoteIsOpen(end));
    const after = end + closers.length;
    const rest = text.slice(after, after + 120);
    if (rest === '' || brackets(at)) continue;
    const candidate = readCandidate(text, at, match[0], closers, rest);
    if (
      /^\s/.test(rest) ? endsSentence(candidate, language, caseless, isListMark(text, at, list)) : isGlued(candidate)
    ) {
      breaks.add(after);
      from = after;
    }
  }
  return [...breaks].sort((a, b) => a - b);
}

function readClosers(after: string, quoteIsOpen: boolean): string {
  const closers = CLOSERS.exec(after)?.[0] ?? '';
  if (closers !== '') return closers;
  const late = LATE_CLOSER.exec(after);
  return late && (late[1] === '”' || late[1] === '’' || late[1] === '»' || quoteIsOpen) ? late[0] : '';
}

/** Tells whether the number of straight double marks before an offset is odd; offsets must come in order. */
function countQuotes(text: string): (at: number) => boolean {
  let seen = 0;
  let open = false;
  return (at) => {
    for (; seen < at; seen++) if (text.charCodeAt(seen) === 34) open = !open;
    return open;
  };
}

function readCandidate(text: string, at: number, stop: string, closers: string, rest: string): Candidate {
  const word = wordBefore(text, at);
  const next = NEXT.exec(rest);
  const marks = next?.[1] ?? '';
  const opensQuote = /["“„‘'«‹]/.test(marks);
  return { word, stop, closers, next: next?.[2] ?? '', opens: opensQuote || /[¿¡(•-]/.test(marks), opensQuote, rest };
}

/** The word that ends at an offset, without opening marks; its last characters where it is very long. */
function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < LONGEST_WORD && !WORD_BORDER.test(text.charAt(from - 1))) from--;
  return text.slice(from, at);
}

/** "…on Monday.The minister": a stop without its space, between a small letter and a capitalised word. */
function isGlued({ word, stop, closers, next, rest }: Candidate): boolean {
  if (!/^[.!?]$/.test(stop) || /^\s/.test(rest)) return false;
  const lead = /\p{Ll}{2}$/u.test(word) || /["”]/.test(closers);
  return (
    lead && /^\p{Lu}[\p{Ll}’']*(?:$|[\s,.;])/u.test(next) && !/[@/\\]|www\.|^\p{Lu}\p{Ll}+\.\p{Ll}/u.test(word + next)
  );
}

function endsSentence(candidate: Candidate, language: string, caseless: boolean, listMark: boolean): boolean {
  const { word, stop, closers, next, opens, opensQuote, rest } = candidate;
  if (listMark) return false;
  if (next === '') return opens;
  const quoted = /["”’»'›“«]/.test(closers);
  const small = /^\p{Ll}/u.test(next) && !/^[a-z]\p{Lu}/u.test(next);
  if (/^[—–-]/.test(stop)) return quoted && /^\p{Lu}/u.test(next) && !isAttribution(rest);
  if (small && !caseless) return false;
  if (quoted && (/[!?]/.test(stop) || caseless) && isAttribution(rest)) return false;
  if (/^[),;:%]/.test(next) && !opens) return false;
  if (/[!?]/.test(stop)) return true;
  if (/\.\s*\.|…/.test(stop)) return !/^I(?:$|['’])/.test(next);
  if (closers !== '') return !isAbbreviation(word, language) || opens || isStarter(next);
  return endsAtFullStop(word, next, { opensQuote, language, caseless });
}

/** The stop of a list mark ("1." at the start of the paragraph or of an item) ends no sentence. */
function isListMark(text: string, at: number, list: ReadonlySet<number>): boolean {
  const head = text.slice(Math.max(0, at - 8), at);
  const mark = /(?:^|\s)(?:[•·▪●◦‣]\s*)?\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})$/.exec(head);
  if (!mark) return false;
  const start = at - mark[0].trimStart().length;
  return start === 0 || list.has(start);
}

/** Texts in which no capitals are set at all: then stops alone end sentences. */
function isCaseless(text: string): boolean {
  let small = 0;
  let capital = 0;
  for (let at = 0; at < text.length && at < 20_000; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) small++;
    else if (code >= 65 && code <= 90) capital++;
  }
  if (capital > 0 && small < 200) return false;
  return small > 40 && capital * 200 < small;
}
