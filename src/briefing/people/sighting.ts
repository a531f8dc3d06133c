import type { Token } from '../../articles/tokens.ts';
import { genderOfFirstName, isFirstName } from './first-names.ts';
import type { NameRun } from './name-runs.ts';
import { ALSO_SURNAMES, isPostNominal, THING_WORDS } from './name-words.ts';
import { qualifierBefore, roleAfter, roleApposed, roleBefore } from './roles-around.ts';
import { surnameOf } from './surname.ts';
import { type Gender, isSharedTitle, TITLE_WORDS, titleOf } from './title-words.ts';

/** A name run with what its surroundings tell of its bearer. */
export interface Sighting {
  readonly run: NameRun;
  readonly surname: string;
  /** The first name where the run gives one. */
  readonly first: string | null;
  readonly human: boolean;
  readonly thing: boolean;
  /** True where a verb of saying stands directly at the name. */
  readonly speaks: boolean;
  /** True where the name opens a sentence as the subject of its verb. */
  readonly acts: boolean;
  readonly gender: Gender;
  readonly role: string | null;
}

const HONORIFICS = new Set('mr mrs ms miss mme mlle sir madam dr doctor lady lord dame'.split(' '));
/** These stand before things and groups too, so alone they do not make a single word a person. */
const WEAK_TITLES = new Set(
  'republican democrat democratic independent libertarian conservative liberal socialist labour former ex retired late interim acting general chief presidential vice-presidential gubernatorial congressional majority minority private major prime saint st hopeful executive attorney house justice resident student voter'.split(
    ' ',
  ),
);
/** "U.S.", "U.N.": no surname. */
const INITIALS = /^(?:\p{Lu}\.){2,}$/u;
const SPOKE = /^(?:said|says|told|asked|added|recalled|explained)$/;

/** Reads what stands around a name run: titles, a role before it, an apposition or an age after it. */
export function sightingOf(run: NameRun, tokens: readonly Token[]): Sighting {
  const last = run.words.findLast((word) => !isPostNominal(word)) ?? '';
  const first = run.words.length > 1 ? (run.words[0] ?? null) : null;
  const namesake = isNamesake(run, tokens);
  const thing = !namesake && isThing(run);
  const titles = run.title === '' ? [] : run.title.split(/[\s-]+/).flatMap((word) => titleOf(word) ?? []);
  const before = roleBefore(run, tokens) ?? roleApposed(run, tokens);
  const after = roleAfter(run, tokens);
  const speaks = !thing && isSpeaking(run, tokens);
  const human =
    !thing &&
    ((titles.length > 0 && (first !== null || titles.some((title) => !WEAK_TITLES.has(title)))) ||
      before !== null ||
      after !== null ||
      (first !== null && isFirstName(first) && !/^\p{Lu}{2,}$/u.test(last)) ||
      isAged(run, tokens) ||
      (first !== null && speaks));
  const roles = [...titles, ...wordsIn(before), ...wordsIn(after)];
  const gender = roles.map((word) => TITLE_WORDS.get(word) ?? null).find((found) => found !== null) ?? null;
  const ownTitle = run.title === '' || isSharedTitle(run.title) ? '' : withoutHonorifics(run.title);
  return {
    run,
    surname: surnameOf(run.words),
    first,
    human,
    thing,
    speaks,
    acts: !thing && first !== null && isActing(run, tokens),
    gender: thing ? null : (gender ?? (first ? genderOfFirstName(first) : null)),
    role: thing ? null : (before ?? (ownTitle ? `${qualifierBefore(run, tokens)}${ownTitle}` : after)),
  };
}

function withoutHonorifics(title: string): string {
  return title
    .split(/\s+/)
    .filter((word) => !HONORIFICS.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ');
}

/** "Mayor Ana Park said", and "Park" later: a surname that elsewhere is a thing. */
function isNamesake(run: NameRun, tokens: readonly Token[]): boolean {
  const [first, ...rest] = run.words;
  if (!first || rest.length > 2 || !ALSO_SURNAMES.has((run.words.at(-1) ?? '').toLowerCase())) return false;
  if (/^the$/i.test(tokens[run.from - 1]?.text ?? '')) return false;
  if (rest.length === 0) return true;
  return (
    isFirstName(first) &&
    (run.title !== '' ||
      isSpeaking(run, tokens) ||
      roleBefore(run, tokens) !== null ||
      roleApposed(run, tokens) !== null ||
      roleAfter(run, tokens) !== null)
  );
}

function isThing(run: NameRun): boolean {
  const last = (run.words.at(-1) ?? '').toLowerCase().replace(/\.$/, '');
  if (THING_WORDS.has(last) || (run.words.length === 1 && INITIALS.test(run.words[0] ?? ''))) return true;
  return run.words.length > 1 && titleOf(last) !== null && !isFirstName(run.words[0] ?? '');
}

function isAged(run: NameRun, tokens: readonly Token[]): boolean {
  const [comma, age, close] = tokens.slice(run.to, run.to + 3);
  return comma?.text === ',' && /^\d{1,2}$/.test(age?.text ?? '') && /^[,.]$/.test(close?.text ?? '');
}

/** "Zorel Kvist scored with his first touch": a sentence's subject before a verb or a comma. */
function isActing(run: NameRun, tokens: readonly Token[]): boolean {
  const before = tokens[run.from - 1];
  const next = tokens[run.to];
  return before?.sentence !== run.sentence && (next?.pos === 'VERB' || next?.text === ',');
}

/** A full name that speaks is someone's, even where no table knows the first name. */
function isSpeaking(run: NameRun, tokens: readonly Token[]): boolean {
  if (
    /^the$/i.test(tokens[run.from - 1]?.text ?? '') ||
    run.words.some((word) => /^\p{Lu}{2,}$/u.test(word) && !isPostNominal(word))
  )
    return false;
  const next = tokens[run.to]?.text ?? '';
  return (
    SPOKE.test(next) ||
    (SPOKE.test(tokens[run.from - 1]?.text ?? '') && !/^(?:VERB|AUX)$/.test(tokens[run.to]?.pos ?? ''))
  );
}

function wordsIn(role: string | null): string[] {
  return role?.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
}
