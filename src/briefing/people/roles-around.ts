import { startsLarge } from '../../articles/starts-large.ts';
import type { Token } from '../../articles/tokens.ts';
import { isFirstName } from './first-names.ts';
import type { NameRun } from './name-runs.ts';
import { NAME_PARTICLES } from './name-words.ts';
import { isRoleNoun } from './occupations.ts';
import { spacedText } from './spaced-text.ts';
import { TITLE_WORDS, titleOf } from './title-words.ts';

const LONGEST_ROLE = 8;
/** Words in small letters before a title that belong to it: who is no longer, or not yet, the mayor is not the mayor. */
const QUALIFIER = /^(?:former|ex|acting|deputy|interim|retired|outgoing|incoming|onetime|disgraced|ousted|vice)$/;
/** These qualify a title only after a hyphen or "the": "then" and "late" are adverbs elsewhere. */
const ADVERBIAL = /^(?:then|late)$/;

const ANYONE = /^(?:man|woman|boy|girl)$/;
const OF_THINGS_TOO =
  /^(?:former|ex|acting|interim|retired|late|republican|democratic|independent|libertarian|conservative|liberal|socialist|labour|general|chief|major|majority|minority|private|prime|presidential|congressional|gubernatorial)$/;

/** The role in small letters that leads up to a name: "campaign manager", "Russia's foreign minister". */
export function roleBefore(run: NameRun, tokens: readonly Token[]): string | null {
  if (run.title) return null;
  let at = run.from - 1;
  // "secretary of state Ana Tovar"
  const field = tokens[at];
  if (
    tokens[at - 1]?.text === 'of' &&
    field?.pos === 'NOUN' &&
    /^\p{Ll}/u.test(field.text) &&
    isTitle(tokens[at - 2]?.text ?? '')
  )
    at -= 2;
  const nearest = tokens[at];
  if (!nearest || !isRoleNoun(nearest.text) || !/^\p{Ll}/u.test(nearest.text) || nearest.sentence !== run.sentence)
    return null;
  // "former Tarnland", "democratic Tarnland": these stand before places as well.
  if (OF_THINGS_TOO.test(nearest.text) && !isFirstName(run.words[0] ?? '')) return null;
  // Someone's trade is a role only before a whole name, and so is "the man".
  if ((!isTitle(nearest.text) || ANYONE.test(nearest.text)) && run.words.length < 2) return null;
  const from = phraseStart(tokens, at, run.from - LONGEST_ROLE);
  return spacedText(tokens.slice(from, run.from)) || null;
}

/** What stands in small letters before a title in capitals and changes it: "former" before "Deputy Mayor", or "". */
export function qualifierBefore(run: NameRun, tokens: readonly Token[]): string {
  let at = run.from;
  while ((tokens[at]?.start ?? 0) > run.outerStart) at--;
  const hyphen = /^[-\u2010\u2011]$/.test(tokens[at - 1]?.text ?? '');
  const word = tokens[hyphen ? at - 2 : at - 1];
  if (!word || word.sentence !== run.sentence) return '';
  const lower = word.lower;
  const before = tokens[at - 2]?.lower ?? '';
  if (!QUALIFIER.test(lower) && !(ADVERBIAL.test(lower) && (hyphen || before === 'the'))) return '';
  return hyphen ? `${word.text}${tokens[at - 1]?.text ?? ''}` : `${word.text} `;
}

/** The role set off by commas after a name: ", the mayor of the town,". */
export function roleAfter(run: NameRun, tokens: readonly Token[]): string | null {
  if (tokens[run.to]?.text !== ',') return null;
  const role: Token[] = [];
  const aged = /^\d{1,2}$/.test(tokens[run.to + 1]?.text ?? '') && tokens[run.to + 2]?.text === ',';
  for (let at = run.to + (aged ? 3 : 1); at < tokens.length && role.length <= LONGEST_ROLE; at++) {
    const token = tokens[at];
    if (!token || token.sentence !== run.sentence) break;
    if (/^[,.;:\u2014]$/.test(token.text)) {
      const named = role.some((word) => TITLE_WORDS.has(word.lower) && /^(?:NOUN|PROPN)$/.test(word.pos));
      const plain = role[0] && /^(?:a|an|the|his|her|one)$/i.test(role[0].text) ? role.slice(1) : role;
      return named && plain.length > 0 ? spacedText(plain) : null;
    }
    if (/^(?:VERB|AUX|PRON)$/.test(token.pos) && !/^(?:his|her)$/i.test(token.text)) return null;
    // ", and his deputy": a list goes on.
    if (role.length === 0 && token.pos === 'CCONJ') return null;
    if (/["\u201c\u201d()]/.test(token.text)) return null;
    role.push(token);
  }
  return null;
}

/** The role that a name set off by commas explains: "The Rovers manager, Paul Whitcombe, said", "Her assistant, …". */
export function roleApposed(run: NameRun, tokens: readonly Token[]): string | null {
  const comma = tokens[run.from - 1];
  const close = tokens[run.to];
  if (run.title || run.words.length < 2 || comma?.text !== ',' || comma.sentence !== run.sentence) return null;
  if (
    !/^[,.;]$/.test(close?.text ?? '') ||
    (close?.text === ',' && /^\p{Lu}|^and$/u.test(tokens[run.to + 1]?.text ?? ''))
  )
    return null;
  const head = headBefore(tokens, run.from - 2, run.from - LONGEST_ROLE);
  const noun = tokens[head];
  if (!noun || noun.sentence !== run.sentence || !/^\p{Ll}/u.test(noun.text) || !isRoleNoun(noun.text)) return null;
  const from = phraseStart(tokens, head, run.from - LONGEST_ROLE);
  const before = tokens[from - 1];
  const definite =
    before?.sentence === run.sentence && /^(?:the|his|her|their|its|my|our|['\u2019]s?)$/i.test(before.text);
  const possessed = tokens.slice(from, head).some((token) => /^['\u2019]s?$/.test(token.text));
  return definite || possessed ? spacedText(tokens.slice(from, run.from - 1)) || null : null;
}

/** The head of a noun phrase that ends at `last`: "mayor" in "the mayor of the old town". */
function headBefore(tokens: readonly Token[], last: number, floor: number): number {
  if (isRoleNoun(tokens[last]?.text ?? '')) return last;
  let at = last;
  while (at > floor && /^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[at]?.pos ?? '')) at--;
  return tokens[at]?.text === 'of' ? at - 1 : last;
}

/** Where the noun phrase begins whose last noun stands at `at`, without its article; not before `floor`. */
function phraseStart(tokens: readonly Token[], head: number, floor: number): number {
  let at = head;
  while (at > 0 && at > floor) {
    const token = tokens[at - 1];
    if (!token || token.sentence !== tokens[head]?.sentence) break;
    const possessive = /^['\u2019]s?$/.test(token.text);
    const hyphen = token.text === '-' && token.end === tokens[at]?.start;
    const particle = NAME_PARTICLES.has(token.text) && startsLarge(tokens[at]?.text ?? '');
    const part =
      /^(?:NOUN|PROPN|ADJ)$/.test(token.pos) || possessive || hyphen || particle || QUALIFIER.test(token.text);
    if (!part || /^["\u201c\u201d]/.test(token.text)) break;
    // "The bank's finance chief": which bank, only the article tells.
    if (possessive && /^\p{Ll}/u.test(tokens[at - 2]?.text ?? '')) break;
    at--;
  }
  return at;
}

function isTitle(word: string): boolean {
  return titleOf(word.slice(word.lastIndexOf('-') + 1)) !== null;
}
