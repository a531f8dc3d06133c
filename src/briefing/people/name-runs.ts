import { startsLarge } from '../../articles/starts-large.ts';
import type { Token } from '../../articles/tokens.ts';
import type { Span } from '../../kernel/text.ts';
import { isFirstName } from './first-names.ts';
import {
  ALSO_FIRST_NAMES,
  CALENDAR_WORDS,
  isPostNominal,
  LEADING_OPENERS,
  NAME_PARTICLES,
  NAME_SUFFIXES,
  NOT_IN_NAMES,
  OPENERS,
  TIME_WORDS,
} from './name-words.ts';
import { isPortfolio, isRoleNoun } from './occupations.ts';
import { spacedText } from './spaced-text.ts';
import { titleOf } from './title-words.ts';

/** A run of capitalised words that may name someone; titles before it are kept apart. */
export interface NameRun extends Span {
  /** Token indexes of the name itself. */
  readonly from: number;
  readonly to: number;
  /** The name's words, without titles and without a possessive ending. */
  readonly words: readonly string[];
  /** What stands in the run before the name ("Ohio Gov."), or "". */
  readonly title: string;
  /** Where the run begins, titles included. */
  readonly outerStart: number;
  readonly sentence: number;
}

const LONGEST_RUN = 9;

/** The capitalised runs of a text, in order; words that only begin a sentence are left out where they name nobody. */
export function findNameRuns(tokens: readonly Token[]): NameRun[] {
  const runs: NameRun[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from];
    if (!first || !startsName(tokens, from)) continue;
    let to = from + 1;
    while (to < tokens.length && to - from < LONGEST_RUN && tokens[to]?.sentence === first.sentence) {
      const step = extend(tokens, to);
      if (step === 0) break;
      to += step;
    }
    const run = nameIn(tokens, from, to);
    if (run && !isOfficeWithOf(run, tokens)) runs.push(run);
    from = to - 1;
  }
  return runs;
}

function isCapitalised(token: Token | undefined): boolean {
  return token !== undefined && startsLarge(token.text) && /^\p{Lu}[\p{L}.'\u2019]*$/u.test(token.text);
}

function startsName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token || !isCapitalised(token)) {
    // Names like "al-Shami" begin small, joined by a hyphen.
    return (
      token?.text.length === 2 &&
      /^(?:al|el)$/i.test(token.text) &&
      joined(tokens, index) &&
      isCapitalised(tokens[index + 2])
    );
  }
  const lower = token.lower;
  // In capitals before a title it is the country, not the pronoun.
  if (token.text === 'US' && isCapitalised(tokens[index + 1]) && titleOf(tokens[index + 1]?.text ?? '')) return true;
  if (NOT_IN_NAMES.has(lower) || TIME_WORDS.has(lower)) {
    if (isFirstNameHere(tokens, index)) return true;
    return (lower === 'may' || lower === 'april' || lower === 'june') && isCapitalised(tokens[index + 1]);
  }
  // "Stated Brandt:" opens with a verb.
  if (token.pos === 'VERB' && /ed$/.test(lower) && opensSentence(tokens, index)) return false;
  if (!OPENERS.has(lower) || !opensSentence(tokens, index)) return true;
  return isCapitalised(tokens[index + 1]) && (!LEADING_OPENERS.has(lower) || isFirstName(token.text));
}

function opensSentence(tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1];
  // `"…," Read said`: what follows a comma and a closing mark goes on with the sentence.
  if (/^["\u201d\u2019']+$/.test(previous?.text ?? '') && tokens[index - 2]?.text === ',') return false;
  return !previous || previous.sentence !== tokens[index]?.sentence || !/[\p{L}\p{N},]/u.test(previous.text);
}

/** "island mayor Per Lunde", "Mayor Per Lunde": a function word that no heading made large is a first name before another capital. */
function isFirstNameHere(tokens: readonly Token[], index: number): boolean {
  const [previous, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || !ALSO_FIRST_NAMES.has(token.lower) || previous?.sentence !== token.sentence) return false;
  if (!isCapitalised(token) || !isCapitalised(next) || NOT_IN_NAMES.has(next?.lower ?? '')) return false;
  return /^\p{Ll}/u.test(previous.text) || titleOf(previous.text) !== null;
}

/** A hyphen stands directly between this token and the one after next. */
function joined(tokens: readonly Token[], index: number): boolean {
  const hyphen = tokens[index + 1];
  const next = tokens[index + 2];
  return (
    hyphen !== undefined &&
    next !== undefined &&
    /^[-\u2010\u2011]$/.test(hyphen.text) &&
    hyphen.start === tokens[index]?.end &&
    next.start === hyphen.end
  );
}

/** How many tokens from `index` carry the run on: 0 where it ends. */
function extend(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  const previous = tokens[index - 1];
  if (!token || !previous) return 0;
  const lower = token.lower;
  if (isFirstNameHere(tokens, index)) return 1;
  if (isCapitalised(token)) return (NOT_IN_NAMES.has(lower) && lower.length > 1) || CALENDAR_WORDS.has(lower) ? 0 : 1;
  if (/^[-\u2010\u2011]$/.test(token.text) && token.start === previous.end) {
    return isCapitalised(tokens[index + 1]) && tokens[index + 1]?.start === token.end ? 2 : 0;
  }
  if (
    token.text === '.' &&
    previous.text.length <= 4 &&
    token.start === previous.end &&
    isCapitalised(tokens[index + 1])
  ) {
    return previous.text.length === 1 || (titleOf(previous.text) && !isPostNominal(previous.text)) ? 1 : 0;
  }
  if (token.text === ',' && NAME_SUFFIXES.has((tokens[index + 1]?.lower ?? '').replace(/\.$/, ''))) return 2;
  if (NAME_PARTICLES.has(lower) && previous.text.length > 1) {
    let next = index + 1;
    if (/^[-\u2010\u2011]$/.test(tokens[next]?.text ?? '')) next++;
    else if (NAME_PARTICLES.has(tokens[next]?.lower ?? '')) next++;
    return isCapitalised(tokens[next]) && !NOT_IN_NAMES.has(tokens[next]?.lower ?? '') ? next - index + 1 : 0;
  }
  return 0;
}

/** The token where an office with "of" begins that leads up to a run ("Secretary of" before "State Ana Tovar"), or null. */
function officeBefore(tokens: readonly Token[], from: number): number | null {
  const of = tokens[from - 1]?.text === 'the' ? from - 2 : from - 1;
  const office = tokens[of - 1];
  return tokens[of]?.text === 'of' && office && /^\p{Lu}/u.test(office.text) && titleOf(office.text) ? of - 1 : null;
}

/** "US Secretary" before "of State": an office, no name. */
function isOfficeWithOf({ words, to }: NameRun, tokens: readonly Token[]): boolean {
  return tokens[to]?.text === 'of' && titleOf(words.at(-1) ?? '') !== null && !isFirstName(words[0] ?? '');
}

/** Where an office begins with the country or place directly before it ("US Secretary of State"). */
function placeBefore(tokens: readonly Token[], office: number): number {
  const place = tokens[office - 1];
  if (!place || place.sentence !== tokens[office]?.sentence || !isCapitalised(place)) return office;
  return place.text === 'US' || (place.pos === 'PROPN' && !NOT_IN_NAMES.has(place.lower)) ? office - 1 : office;
}

/** Where the name begins after "Secretary of State": at the first name, if there is one; `to` where none is. */
function afterOffice(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to - 1; at++) if (isFirstName(tokens[at]?.text ?? '')) return at;
  return to - from >= 2 && isPortfolio(tokens[from]?.text ?? '') ? from + 1 : to - from === 2 ? from : to;
}

/** Where a title begins that the run has only the end of. */
function titleFrom(tokens: readonly Token[], from: number): number {
  const chief = tokens[from]?.text === 'Chief' && tokens[from - 2]?.text === 'in' && joined(tokens, from - 2);
  return chief ? capitalsBefore(tokens, from - 4, from) : bodyBefore(tokens, from);
}

/** "National Union for" before "Women President": where a body begins whose last words stand before the office. */
function bodyBefore(tokens: readonly Token[], from: number): number {
  const link = tokens[from - 1]?.text ?? '';
  if (!/^(?:for|of)$/.test(link) || titleOf(tokens[from]?.text ?? '') !== null) return from;
  const start = capitalsBefore(tokens, from - 1, from);
  return start < from - 1 ? start : from;
}

/** Where the capitalised words begin that lead up to a place in the sentence of a run. */
function capitalsBefore(tokens: readonly Token[], place: number, run: number): number {
  let start = place;
  while (
    isCapitalised(tokens[start - 1]) &&
    tokens[start - 1]?.sentence === tokens[run]?.sentence &&
    !opensOnly(tokens, start - 1)
  )
    start -= 1;
  return start;
}

function opensOnly(tokens: readonly Token[], index: number): boolean {
  const lower = tokens[index]?.text.toLowerCase() ?? '';
  return NOT_IN_NAMES.has(lower) || TIME_WORDS.has(lower);
}

function isOrigin(token: Token | undefined, next: Token | undefined): boolean {
  const word = token?.text ?? '';
  return /\p{L}{3}(?:an|ese|ish|[^aeiou]i|ch)$/u.test(word) && !isFirstName(word) && isFirstName(next?.text ?? '');
}

function nameIn(tokens: readonly Token[], from: number, to: number): NameRun | null {
  const office = officeBefore(tokens, from);
  let start = office === null ? from : afterOffice(tokens, from, to);
  if (start >= to) return null;
  for (let at = start; at < to - 1; at++) {
    const word = tokens[at]?.text ?? '';
    const honour = at - start >= 2 && isPostNominal(word);
    if (titleOf(word) && !honour && tokens[at + 1]?.text !== '-') start = at + 1;
  }
  // "American Ana Tovar": where she is from, not her name.
  if (to - start > 2 && isOrigin(tokens[start], tokens[start + 1])) start++;
  // "Substitute Ana Tovar came on": a trade with the sentence's capital.
  const trade = tokens[start]?.text ?? '';
  if (to - start > 2 && opensSentence(tokens, start) && isRoleNoun(trade) && !isFirstName(trade)) start++;
  while (start < to - 1 && tokens[start]?.text === '.') start++;
  const first = tokens[start];
  const last = tokens[to - 1];
  const opens = office === null ? (start > from ? titleFrom(tokens, from) : from) : placeBefore(tokens, office);
  const outer = tokens[opens];
  if (!first || !last || !outer) return null;
  const words = wordsOf(tokens.slice(start, to));
  const title = spacedText(tokens.slice(opens, start));
  return {
    start: first.start,
    end: last.end,
    from: start,
    to,
    words,
    title,
    outerStart: outer.start,
    sentence: first.sentence,
  };
}

/** Joins hyphenated parts and initials' full stops, and drops honours after the name. */
function wordsOf(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  let end = -1;
  for (const token of tokens) {
    if (token.text === ',') continue;
    if (token.start === end && words.length > 0) words.push(`${words.pop()}${token.text}`);
    else words.push(token.text);
    end = token.end;
  }
  while (words.length > 2 && isPostNominal(words.at(-1) ?? '')) words.pop();
  return words;
}
