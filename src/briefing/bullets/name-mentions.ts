import { startsLarge } from '../../articles/starts-large.ts';
import { titleOf } from '../people/title-words.ts';
import type { Candidate } from './candidate.ts';
import type { Layout } from './segments.ts';
import type { Additions, Variant } from './variant.ts';

/** The full name of the human being whom a span of an article's cleaned text means; null where it is not clear. */
export type MentionResolver = (articleId: string, start: number, end: number) => string | null;

const PERSONAL = new Set(['he', 'she']);
/** What stands between "the" and the end of "the 27-year-old", a number first. */
const AGED = [null, '-', 'year', '-', 'old'] as const;
const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ']);
const MOST_NAME_WORDS = 4;
const PLACING = new Set(['in', 'near', 'outside', 'inside', 'across', 'around', 'throughout']);
const HONORIFIC = /^(?:mrs|ms|miss|mr|mme|lady|sir)\.?$/i;

/** What tells the reader whom such words mean, and whether one is left that nothing tells. */
export interface ToldPronouns {
  readonly additions: Additions;
  readonly dangling: boolean;
}

/**
 * Names in brackets for each "he" and "she", and behind "the 27-year-old", outside quotations in a sentence that names nobody before it. Where it does,
 * the pronoun stays as it is; it dangles when that name was left out.
 */
export function tellPronouns(
  layout: Layout,
  kept: readonly number[],
  resolve: MentionResolver | undefined,
): ToldPronouns {
  const { candidate, tags, quoted } = layout;
  const additions = new Map<number, string>();
  const firstName = tags.indexOf('PROPN');
  let named = false;
  let dangling = false;
  for (const place of kept) {
    if (tags[place] === 'PROPN') named = true;
    const from = quoted[place] || named ? -1 : pointerStart(layout, place);
    const [first, token] = [candidate.tokens[from], candidate.tokens[place]];
    if (!first || !token) continue;
    const ownName = firstName >= 0 && firstName < place;
    const name = ownName ? null : (resolve?.(candidate.article.id, first.start, token.end) ?? null);
    // "[Ost] asked Ost" tells nobody who asked whom.
    if (name === null || standsElsewhere(layout, name)) dangling = true;
    else additions.set(place, from === place ? `[${name}]` : `${token.text} [${name}]`);
    named = additions.has(place);
  }
  return { additions, dangling };
}

/** Where words begin that end at a place and mean someone named before: "he", "the 27-year-old"; -1 for all others. */
function pointerStart({ words, tags }: Layout, place: number): number {
  if (PERSONAL.has(words[place] ?? '')) return place;
  const from = place - AGED.length;
  const aged = words[place] === 'old' && words[from] === 'the' && tags[from + 1] === 'NUM';
  const pointing = aged && AGED.every((word, at) => word === null || words[from + 1 + at] === word);
  return pointing && !NOMINAL.has(tags[place + 1] ?? '') ? from : -1;
}

function standsElsewhere({ words, tags }: Layout, name: string): boolean {
  const surname = name.split(' ').at(-1)?.toLowerCase();
  return words.some((word, place) => word === surname && tags[place] === 'PROPN');
}

/** First names in brackets for people whom a bullet is the first to name, by surname only; `known` collects who was named. */
export function tellSurnames(variant: Variant, resolve: MentionResolver, known: Set<string>): Map<number, string> {
  const { candidate, kept } = variant;
  const additions = new Map(variant.additions);
  for (const name of variant.additions.values()) known.add(name.slice(1, -1));
  for (let at = 0; at < kept.length; at += 1) {
    const run = nameRun(candidate, kept, at);
    if (!run) continue;
    at += run.length - 1;
    const told = tellRun(candidate, run, resolve, known);
    if (told) additions.set(told.place, told.text);
  }
  return additions;
}

/** Neighbouring tokens that are written as names, from one on. */
function nameRun(candidate: Candidate, kept: readonly number[], at: number): number[] | null {
  const run: number[] = [];
  for (let next = at; next < kept.length; next += 1) {
    const place = kept[next] ?? 0;
    const follows = !run.length || place === (run.at(-1) ?? 0) + 1;
    const token = candidate.tokens[place];
    if (!follows || !token || !(token.pos === 'PROPN' || (run.length && startsLarge(token.text)))) break;
    run.push(place);
  }
  return run.length ? run : null;
}

function tellRun(
  candidate: Candidate,
  run: readonly number[],
  resolve: MentionResolver,
  known: Set<string>,
): { place: number; text: string } | null {
  const place = run.at(-1) ?? 0;
  const token = candidate.tokens[place];
  const first = candidate.tokens[run[0] ?? 0];
  if (!token || !first) return null;
  // "in Washington": the place, whoever else is called so.
  const before = candidate.tokens[(run[0] ?? 0) - 1]?.lower;
  if (run.length === 1 && PLACING.has(before ?? '')) return null;
  if (candidate.quoted[place]) return null;
  const { id } = candidate.article;
  const name = resolve(id, token.start, token.end) ?? resolve(id, first.start, token.end);
  if (!name || known.has(name)) return null;
  known.add(name);
  const words = name.split(' ');
  const given = words.slice(0, -1);
  const titled = run.slice(0, -1).every((at) => titleOf(candidate.tokens[at]?.text ?? '') !== null);
  const bare = titled && given.length > 0 && !HONORIFIC.test(given[0] ?? '') && words.at(-1) === token.text;
  return bare && words.length <= MOST_NAME_WORDS ? { place, text: `[${given.join(' ')}] ${token.text}` } : null;
}
