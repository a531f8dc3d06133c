import { startsLarge } from '../../articles/starts-large.ts';
import { NOT_IN_NAMES, TIME_WORDS } from '../people/name-words.ts';
import { isRoleNoun } from '../people/occupations.ts';
import type { Mention, MentionLookup } from '../people/person.ts';
import { isCue, mayBeCue } from './cues.ts';
import type { Frame, Unit, Word } from './frames.ts';

/** A noun phrase of a frame: unit indexes `from` to `to`, its last word, and the person whom it names, if it names one. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: Word;
  readonly kind: 'pronoun' | 'name' | 'noun';
  readonly mention: Mention | null;
  /** Those named before "and" who share what the phrase does ("Tovar and Brandt said"). */
  readonly together: readonly Mention[];
  /** Where the first of those together begins; `from` where there is one name only. */
  readonly joinedFrom: number;
  /** The phrase of a possessor within ("Tovar's" in "Tovar's words"), or null. */
  readonly owner: Phrase | null;
}

/** The noun phrases of a frame, found by where they begin and by where they end. */
export interface Phrases {
  readonly all: readonly Phrase[];
  readonly startingAt: ReadonlyMap<number, Phrase>;
  readonly endingAt: ReadonlyMap<number, Phrase>;
}

const PRONOUNS = new Set('he she they i we it you everyone everybody someone somebody nobody'.split(' '));
const POSSESSIVES = new Set('his her its their my our your'.split(' '));
const HYPHENS = new Set(['-', '\u2010', '\u2011']);
const POSSESSIVE_ENDS = new Set(["'", '\u2019', "'s", '\u2019s']);
const PERIODICALS = new Set('daily weekly monthly tabloid broadsheet'.split(' '));
const STAND_ALONE = new Set('one another others some many both several most few'.split(' '));

/** Finds the base noun phrases of a frame; quotes and verbs end them. */
export function findPhrases(frame: Frame, mentions: MentionLookup): Phrases {
  const all: Phrase[] = [];
  const { units } = frame;
  for (let at = 0; at < units.length; at++) {
    const phrase = phraseAt(units, at, mentions);
    if (!phrase) continue;
    all.push(withCompany(phrase, all.at(-1), units));
    at = phrase.to - 1;
  }
  return {
    all,
    startingAt: new Map(all.map((phrase) => [phrase.from, phrase])),
    endingAt: new Map(all.map((phrase) => [phrase.to, phrase])),
  };
}

/** "Tovar and Brandt": the second name carries the first along. */
function withCompany(phrase: Phrase, before: Phrase | undefined, units: readonly Unit[]): Phrase {
  const and = units[phrase.from - 1];
  if (!before?.mention || !phrase.mention || before.to !== phrase.from - 1) return phrase;
  if (and?.kind !== 'word' || and.lower !== 'and') return phrase;
  const lead = units[before.from - 1];
  const opens =
    !lead || lead.kind === 'quote' || /^[,;:\u2014-]$/.test(lead.text) || lead.lower === 'that' || isCue(lead);
  return opens || before.together.length > 0
    ? { ...phrase, together: [...before.together, before.mention], joinedFrom: before.joinedFrom }
    : phrase;
}

function phraseAt(units: readonly Unit[], from: number, mentions: MentionLookup): Phrase | null {
  const first = units[from];
  if (first?.kind !== 'word') return null;
  if (PRONOUNS.has(first.lower))
    return {
      from,
      to: from + 1,
      head: first,
      kind: 'pronoun',
      mention: null,
      together: [],
      joinedFrom: from,
      owner: null,
    };
  let to = from;
  while (to < units.length && belongs(units, to, from, mentions)) to++;
  // A possessive ending that nothing follows leaves the owner itself.
  while (to > from && !isHeadWord(units[to - 1] as Word, to - 1 === from)) to--;
  const head = units[to - 1];
  if (to === from || head?.kind !== 'word') return null;
  const mention = mentions.endingAt(head.end);
  const inside = mention !== null && mention.start >= first.start && (mention.person.human || head.pos === 'PROPN');
  if (!inside && !/\p{L}/u.test(head.text)) return null;
  return {
    from,
    to,
    head,
    kind: inside ? 'name' : 'noun',
    mention: inside ? mention : null,
    together: [],
    joinedFrom: from,
    owner: inside ? null : ownerIn(units, from, to, mentions),
  };
}

function isHeadWord(word: Word, alone: boolean): boolean {
  if (!alone && PERIODICALS.has(word.lower)) return true;
  if (word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'NUM' || isProper(word)) return true;
  return (
    (alone && STAND_ALONE.has(word.lower)) || (!alone && word.pos === 'ADJ') || (!alone && STAND_ALONE.has(word.lower))
  );
}

function isProper(word: Word): boolean {
  return startsLarge(word.text) && !NOT_IN_NAMES.has(word.lower);
}

function belongs(units: readonly Unit[], at: number, from: number, mentions: MentionLookup): boolean {
  const word = units[at];
  if (word?.kind !== 'word') return false;
  const previous = at > from ? (units[at - 1] as Word) : null;
  const next = units[at + 1];
  const nextWord = next?.kind === 'word' ? next : null;
  if (mentions.covers(word.start)) return !(at > from && follows(units, at, from, mentions));
  if (previous && HYPHENS.has(previous.text) && previous.end === word.start) return true;
  if (TIME_WORDS.has(word.lower)) return false;
  const named = previous !== null && mentions.endingAt(previous.end) !== null;
  if (named && mayBeCue(word) && (!/s$/.test(word.lower) || afterQuote(units, from))) return false;
  if (POSSESSIVE_ENDS.has(word.text))
    return (
      previous !== null &&
      isNominal(previous) &&
      nextWord !== null &&
      (isNominal(nextWord) || /^(?:ADJ|NUM|ADV|VERB)$/.test(nextWord.pos))
    );
  if (HYPHENS.has(word.text) || word.text === '/') return previous?.end === word.start && nextWord?.start === word.end;
  if (word.text === '&') return previous !== null;
  if (word.text === '.')
    return (
      previous !== null &&
      previous.end === word.start &&
      previous.text.length <= 4 &&
      isProper(previous) &&
      nextWord !== null &&
      isProper(nextWord)
    );
  if (isProper(word) && (at > from || word.pos !== 'VERB' || (nextWord !== null && isProper(nextWord))))
    return !(isCue(word) && !previous);
  if (isCue(word) && word.pos === 'VERB' && !(previous && /^(?:DET|ADJ)$/.test(previous.pos))) return false;
  // "the Ellery daily": a newspaper, where taggers see an adverb.
  const opener = units[from];
  // "Ellery forward Toma Varga": a role, where taggers see an adverb.
  if (previous && nextWord && isProper(previous) && isProper(nextWord) && isRoleNoun(word.lower)) return true;
  if (PERIODICALS.has(word.lower) && previous && opener?.kind === 'word' && opener.pos === 'DET') return true;
  return belongsByTag(word, previous, nextWord);
}

/** Whether a word's tag lets it stand in a noun phrase between its neighbours. */
function belongsByTag(word: Word, previous: Word | null, nextWord: Word | null): boolean {
  switch (word.pos) {
    case 'DET':
      return (previous === null || previous.pos === 'DET') && !/^wh/.test(word.lower);
    case 'PRON':
      return (POSSESSIVES.has(word.lower) && previous === null) || (STAND_ALONE.has(word.lower) && previous === null);
    case 'NOUN':
    case 'PROPN':
    case 'NUM':
    case 'ADJ':
      return true;
    case 'ADV':
      return (
        previous !== null &&
        /^(?:DET|PRON)$/.test(previous.pos) &&
        nextWord !== null &&
        /^(?:ADJ|NOUN)$/.test(nextWord.pos)
      );
    case 'VERB':
      return (
        previous !== null &&
        /(?:ing|ed|en|n)$/.test(word.lower) &&
        /^(?:DET|ADJ|PRON|PART)$/.test(previous.pos) &&
        nextWord !== null &&
        (/^(?:ADJ)$/.test(nextWord.pos) || isNominal(nextWord))
      );
    default:
      return false;
  }
}

function ownerIn(units: readonly Unit[], from: number, to: number, mentions: MentionLookup): Phrase | null {
  for (let at = from; at < to - 1; at++) {
    const word = units[at];
    const mark = units[at + 1];
    if (word?.kind !== 'word' || mark?.kind !== 'word' || !POSSESSIVE_ENDS.has(mark.text)) continue;
    const mention = mentions.endingAt(word.end);
    return mention
      ? { from, to: at + 1, head: word, kind: 'name', mention, together: [], joinedFrom: from, owner: null }
      : null;
  }
  return null;
}

/** A name directly after a finished name without a joint starts a phrase of its own. */
function follows(units: readonly Unit[], at: number, from: number, mentions: MentionLookup): boolean {
  const previous = units[at - 1];
  const word = units[at];
  if (previous?.kind !== 'word' || word?.kind !== 'word' || at === from) return false;
  return mentions.endingAt(previous.end)?.person.human === true && mentions.startingAt(word.start) !== null;
}

function afterQuote(units: readonly Unit[], from: number): boolean {
  const before = units[from - 1];
  if (before?.kind === 'quote') return true;
  return before?.kind === 'word' && /^[,\u2014\u2013-]$/.test(before.text) && units[from - 2]?.kind === 'quote';
}

function isNominal(word: Word): boolean {
  return word.pos === 'NOUN' || word.pos === 'PROPN' || isProper(word);
}
