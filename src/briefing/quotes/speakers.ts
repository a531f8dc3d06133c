import type { Article } from '../../articles/article.ts';
import type { Span } from '../../kernel/text.ts';
import { TIME_WORDS } from '../people/name-words.ts';
import { officeHolders } from '../people/office-holders.ts';
import { lookUpMentions, type MentionLookup, type People, type Person } from '../people/person.ts';
import { attribute, attributeByLabel, attributeFromNext } from './attribute.ts';
import type { Attribution } from './attribution.ts';
import { carriedSpeaker } from './carried.ts';
import { isCue, isPlainCue } from './cues.ts';
import { type Frame, framesOf } from './frames.ts';
import { leadOf, subjectsOf } from './leads.ts';
import { mayBeSource, type Parsed, wordAt } from './parsed.ts';
import { findPhrases, type Phrase } from './phrases.ts';
import { isInterrupted, isWhole } from './quote-shape.ts';
import { Salience, type Trace } from './salience.ts';
import { sourceText } from './source-text.ts';

/** Who spoke a quoted span: a person, or a source as the text words it. */
export interface Speaker {
  readonly name: string;
  readonly person: Person | null;
}

/** A quoted span's speaker, null where the text does not say, with the construction that told it. */
export interface Spoken {
  readonly speaker: Speaker | null;
  readonly rule: string;
  readonly relayed: boolean;
  /** False where words stand between the cue and the quote. */
  readonly tight: boolean;
  /** True where a name at the quote tells the speaker, no pronoun and no sentence before it. */
  readonly named: boolean;
  /** True for whole sentences, false for words quoted within the reporter's own sentence. */
  readonly whole: boolean;
  /** True where it carries on the quote before it, which only its attribution interrupts. */
  readonly resumes: boolean;
  /** Index of the frame that the span stands in. */
  readonly frame: number;
}

/** A pronoun or an office ("she", "the mayor"), and the person whom it means; offsets into the cleaned text. */
export interface Reference extends Span {
  readonly person: Person;
}

/** What one article tells of who speaks and who is meant. */
export interface Reading {
  /** One for each quoted span, in order. */
  readonly spoken: readonly Spoken[];
  readonly references: readonly Reference[];
}

const AGED = /^\s\d{1,3}-year-old$/;
const VOICES = new Set('message word words answer reply response advice verdict plea warning'.split(' '));

interface State {
  readonly article: Article;
  readonly frames: readonly Frame[];
  readonly parsed: readonly Parsed[];
  readonly mentions: MentionLookup;
  readonly offices: ReadonlyMap<string, Person>;
  readonly salience: Salience;
  readonly spoken: Spoken[];
  readonly references: Reference[];
  /** How many sentences of the reporter's have been read. */
  clock: number;
  /** The first person whom each frame makes its subject. */
  readonly leads: (Speaker | null)[];
}

/** Reads who speaks in an article and whom its pronouns mean, in one pass from its beginning. */
export function findSpeakers(article: Article, people: People): Reading {
  const frames = framesOf(article);
  const mentions = lookUpMentions(people.mentionsIn(article.id));
  const parsed = frames.map(
    (frame): Parsed => ({ units: frame.units, phrases: findPhrases(frame, mentions), subjects: new Map() }),
  );
  const offices = officeHolders(people.persons);
  const state: State = {
    offices,
    article,
    frames,
    parsed,
    mentions,
    salience: new Salience(),
    spoken: [],
    references: [],
    leads: [],
    clock: 0,
  };
  for (const index of frames.keys()) readFrame(state, index);
  state.references.sort((a, b) => a.start - b.start);
  return { spoken: state.spoken, references: state.references };
}

function readFrame(state: State, index: number): void {
  const own = state.parsed[index];
  if (!own) return;
  // Bare quotes do not move the story on: only sentences of the reporter's make earlier people fade.
  if (own.units.some((unit) => unit.kind === 'word')) state.clock++;
  const speakers = new Map<Phrase, Speaker | null>();
  const subjects = subjectsOf(own);
  const lead = leadOf(own);
  const excluded = namedInQuotes(own, state.mentions);
  for (const phrase of own.phrases.all) {
    noteWithin(phrase, own, { frame: state.clock, part: 'other', excluded }, state);
    const part = phrase === lead ? 'lead' : subjects.has(phrase.from) ? 'subject' : 'other';
    speakers.set(phrase, speakerOf(phrase, own, { frame: state.clock, part, excluded }, state));
  }
  state.leads[index] = lead ? (speakers.get(lead) ?? null) : null;
  for (const [at, unit] of own.units.entries()) {
    if (unit.kind !== 'quote') continue;
    const told = toldSpeaker(state, index, own, at);
    const before = state.spoken[unit.index - 1];
    const carried = told ? null : carriedSpeaker(state, index, unit.index);
    const speaker = told
      ? (speakers.get(told.phrase) ??
        speakerOf(told.phrase, own, { frame: state.clock, part: 'lead', excluded }, state) ??
        plainSource(told, own, state))
      : (carried?.speaker ?? null);
    const whole = isWhole(state.article.body.text, unit, own, at);
    state.spoken[unit.index] = {
      speaker,
      rule: told?.rule ?? carried?.rule ?? 'none',
      relayed: told?.relayed ?? false,
      tight: told?.tight ?? true,
      named: told?.phrase.kind === 'name',
      whole,
      resumes:
        before?.whole === true && (before.frame === index ? isInterrupted(own, at) : carried?.rule === 'resumed'),
      frame: index,
    };
    if (speaker?.person) {
      state.salience.note({ person: speaker.person, at: unit.end, frame: state.clock, part: 'speaker' });
    }
  }
}

/** What the sentence around a quote, or one that only attributes it, tells. Cues are English: elsewhere only a label counts. */
function toldSpeaker(state: State, index: number, own: Parsed, at: number): Attribution | null {
  const { language } = state.article;
  if (language !== 'en' && language !== 'und') return attributeByLabel(own, at);
  const told = attribute(own, at);
  // `Tovar said Brandt had told Lund “to …”`: what someone was told to do stands in the words of who reports it.
  if (told?.outer && startsWithTo(state, own, at)) return { ...told, phrase: told.outer, relayed: false };
  return told ?? attributeFromNext(sameParagraph(state, index + 1), at, own.units.length - 1);
}

function startsWithTo({ article }: State, { units }: Parsed, at: number): boolean {
  const unit = units[at];
  return unit?.kind === 'quote' && /^to\s/i.test(article.body.text.slice(unit.span.start, unit.span.start + 3));
}

function sameParagraph({ frames, parsed }: State, index: number): Parsed | undefined {
  return frames[index]?.paragraph === frames[index - 1]?.paragraph ? parsed[index] : undefined;
}

/** Who is named within a frame's quotes: seldom the one who speaks them. */
function namedInQuotes({ units }: Parsed, mentions: MentionLookup): ReadonlySet<Person> {
  const named = new Set<Person>();
  for (const unit of units) {
    if (unit.kind !== 'quote') continue;
    for (const mention of mentions.within(unit.span.start, unit.span.end)) named.add(mention.person);
  }
  return named;
}

/** `"…," replied a crane driver`: beside a plain cue at the quote any noun is who spoke, known to a list or not. */
function plainSource({ phrase, rule }: Attribution, parsed: Parsed, { article }: State): Speaker | null {
  if (phrase.kind !== 'noun' || !/^(?:NOUN|PROPN)$/.test(phrase.head.pos) || TIME_WORDS.has(phrase.head.lower))
    return null;
  const single = /^(?:an?|the|one|another)$/.test(wordAt(parsed.units, phrase.from)?.lower ?? '');
  if (!single && phrase.head.pos !== 'PROPN') return null;
  const next = wordAt(parsed.units, phrase.to);
  const beside = rule === 'inverted' || (rule === 'after' && next !== null && isCue(next) && isPlainCue(next));
  return beside ? { name: sourceText(parsed, phrase, article.body.text), person: null } : null;
}

interface Place {
  readonly frame: number;
  readonly part: Trace['part'];
  readonly excluded: ReadonlySet<Person>;
}

function speakerOf(phrase: Phrase, parsed: Parsed, place: Place, state: State): Speaker | null {
  const start = parsed.units[phrase.from]?.start ?? phrase.head.start;
  const person =
    phrase.mention?.person ??
    pronounPerson(phrase, start, place, state) ??
    agedPerson(phrase, parsed, place, state) ??
    officePerson(phrase, parsed, start, state) ??
    voicePerson(phrase, parsed, place, state);
  if (person) {
    state.salience.note({ person, at: phrase.head.end, frame: place.frame, part: place.part });
    if (phrase.together.length > 0) {
      const names = [...phrase.together.map((mention) => mention.person.name), person.name];
      return { name: `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`, person: null };
    }
    return { name: person.name, person };
  }
  if (phrase.kind !== 'noun' || !mayBeSource(phrase, parsed.units)) return null;
  return { name: sourceText(parsed, phrase, state.article.body.text), person: null };
}

/** "Tovar's message", "her answer": not these speak but the one whose they are. */
function voicePerson(phrase: Phrase, { units }: Parsed, place: Place, state: State): Person | null {
  if (phrase.kind !== 'noun' || !VOICES.has(phrase.head.lower)) return null;
  if (phrase.owner?.mention?.person.human) return phrase.owner.mention.person;
  const first = wordAt(units, phrase.from);
  const gender = first?.lower === 'his' ? 'm' : first?.lower === 'her' ? 'f' : null;
  return first && gender ? state.salience.resolve(gender, place.frame, first.start, place.excluded) : null;
}

/** "the two-term", "the embattled": the same mayor. */
const IN_OFFICE =
  /^(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|first|second|third|fourth|fifth)-term|embattled|beleaguered|longtime|veteran|freshman|outspoken)$/i;

/** "the mayor", where the story has one mayor and this article has named her already. */
function officePerson(phrase: Phrase, { units }: Parsed, start: number, state: State): Person | null {
  const [first, second] = [wordAt(units, phrase.from), wordAt(units, phrase.from + 1)];
  if (phrase.kind !== 'noun' || first?.lower !== 'the' || !second) return null;
  const between = state.article.body.text.slice(second.start, phrase.head.start).trim();
  if (between !== '' && !IN_OFFICE.test(between)) return null;
  if (wordAt(units, phrase.to)?.lower === 'of') return null;
  const person = state.offices.get(phrase.head.lower) ?? null;
  if (!person || !state.salience.knows(person)) return null;
  state.references.push({ start, end: phrase.head.end, person });
  return person;
}

/** People named or meant within a larger phrase ("Tovar's letter", "his letter") stay in mind, too. */
function noteWithin(phrase: Phrase, parsed: Parsed, place: Place, state: State): void {
  if (phrase.kind !== 'noun') return;
  const first = parsed.units[phrase.from];
  if (first?.kind !== 'word') return;
  for (const { person, end } of state.mentions.within(first.start, phrase.head.end)) {
    state.salience.note({ person, at: end, frame: place.frame, part: 'other' });
  }
  const gender = first.lower === 'his' ? 'm' : first.lower === 'her' ? 'f' : null;
  const person = gender ? state.salience.resolve(gender, place.frame, first.start, place.excluded) : null;
  if (person) state.salience.note({ person, at: first.end, frame: place.frame, part: 'other' });
}

/** "The 27-year-old": someone who was named before, by their age. */
function agedPerson(phrase: Phrase, { units }: Parsed, { frame, excluded }: Place, state: State): Person | null {
  const first = wordAt(units, phrase.from);
  if (phrase.kind !== 'noun' || first?.lower !== 'the') return null;
  if (!AGED.test(state.article.body.text.slice(first.end, phrase.head.end))) return null;
  const person = state.salience.resolveAnyone(frame, first.start, excluded);
  if (person) state.references.push({ start: first.start, end: phrase.head.end, person });
  return person;
}

function pronounPerson(phrase: Phrase, start: number, { frame, excluded }: Place, state: State): Person | null {
  const gender = phrase.head.lower === 'he' ? 'm' : phrase.head.lower === 'she' ? 'f' : null;
  if (phrase.kind !== 'pronoun' || !gender) return null;
  const person = state.salience.resolve(gender, frame, start, excluded);
  if (person) state.references.push({ start, end: phrase.head.end, person });
  return person;
}
