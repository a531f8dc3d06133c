import type { Token } from '../../articles/tokens.ts';
import { genderOfFirstName, isFirstName } from './first-names.ts';
import type { NameRun } from './name-runs.ts';
import { THING_WORDS } from './name-words.ts';
import { surnameOf } from './surname.ts';
import { type Gender, TITLE_WORDS, titleOf } from './title-words.ts';

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
const SPOKE = /^(?:said|says|told|asked|added|recalled|explained)$/;
const LONGEST_ROLE = 8;

/** Reads what stands around a name run: titles, a role before it, an apposition or an age after it. */
export function sightingOf(run: NameRun, tokens: readonly Token[]): Sighting {
  const last = run.words.at(-1) ?? '';
  const first = run.words.length > 1 ? (run.words[0] ?? null) : null;
  const thing = isThing(run);
  const titles = run.title.split(/\s+/).flatMap((word) => titleOf(word) ?? []);
  const before = roleBefore(run, tokens);
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
  const plainTitle = run.title
    .split(/\s+/)
    .filter((word) => !HONORIFICS.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ');
  return {
    run,
    surname: surnameOf(run.words),
    first,
    human,
    thing,
    speaks,
    gender: thing ? null : (gender ?? (first ? genderOfFirstName(first) : null)),
    role: thing ? null : before && plainTitle ? `${before} ${plainTitle}` : (before ?? (plainTitle || after)),
  };
}

function isThing(run: NameRun): boolean {
  const last = (run.words.at(-1) ?? '').toLowerCase().replace(/\.$/, '');
  if (THING_WORDS.has(last)) return true;
  return run.words.length > 1 && titleOf(last) !== null && !isFirstName(run.words[0] ?? '');
}

/** The role in small letters that leads up to a name: "campaign manager", "Russia's foreign minister". */
function roleBefore(run: NameRun, tokens: readonly Token[]): string | null {
  if (run.title) return null;
  let at = run.from - 1;
  // "secretary of state Ana Tovar"
  if (tokens[at - 1]?.text === 'of' && /^\p{Ll}/u.test(tokens[at]?.text ?? '') && titleOf(tokens[at - 2]?.text ?? ''))
    at -= 2;
  const nearest = tokens[at];
  if (!nearest || !titleOf(nearest.text) || !/^\p{Ll}/u.test(nearest.text) || nearest.sentence !== run.sentence)
    return null;
  while (at > 0 && run.from - at < LONGEST_ROLE) {
    const token = tokens[at - 1];
    if (!token || token.sentence !== run.sentence) break;
    const possessive = /^['\u2019]s?$/.test(token.text);
    const part =
      /^(?:NOUN|PROPN|ADJ)$/.test(token.pos) || possessive || (token.text === '-' && token.end === tokens[at]?.start);
    if (!part || /^["\u201c\u201d]/.test(token.text)) break;
    at--;
  }
  return plainText(tokens.slice(at, run.from)) || null;
}

/** The role set off by commas after a name: ", the mayor of the town,". */
function roleAfter(run: NameRun, tokens: readonly Token[]): string | null {
  if (tokens[run.to]?.text !== ',') return null;
  const role: Token[] = [];
  for (let at = run.to + 1; at < tokens.length && role.length <= LONGEST_ROLE; at++) {
    const token = tokens[at];
    if (!token || token.sentence !== run.sentence) break;
    if (/^[,.;:\u2014]$/.test(token.text)) {
      const named = role.some((word) => TITLE_WORDS.has(word.text.toLowerCase()) && /^(?:NOUN|PROPN)$/.test(word.pos));
      const plain = role[0] && /^(?:a|an|the|his|her|one)$/i.test(role[0].text) ? role.slice(1) : role;
      return named && plain.length > 0 ? plainText(plain) : null;
    }
    if (/^(?:VERB|AUX|PRON)$/.test(token.pos) && !/^(?:his|her)$/i.test(token.text)) return null;
    if (/["\u201c\u201d()]/.test(token.text)) return null;
    role.push(token);
  }
  return null;
}

function isAged(run: NameRun, tokens: readonly Token[]): boolean {
  const [comma, age, close] = tokens.slice(run.to, run.to + 3);
  return comma?.text === ',' && /^\d{1,2}$/.test(age?.text ?? '') && /^[,.]$/.test(close?.text ?? '');
}

/** A full name that speaks is someone's, even where no table knows the first name. */
function isSpeaking(run: NameRun, tokens: readonly Token[]): boolean {
  if (/^the$/i.test(tokens[run.from - 1]?.text ?? '') || run.words.some((word) => /^\p{Lu}{2,}$/u.test(word)))
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

/** The words of tokens with their own spacing. */
function plainText(tokens: readonly Token[]): string {
  let text = '';
  let end = -1;
  for (const token of tokens) {
    text += end >= 0 && token.start > end ? ` ${token.text}` : token.text;
    end = token.end;
  }
  return text;
}
