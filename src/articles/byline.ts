import { findAgency } from './find-agency.ts';
import { MONTHS } from './months.ts';
import { readWrittenDate } from './written-date.ts';

/** What a line above or below an article says of who wrote it and when. */
export interface Byline {
  /** The writers' names; null where the line has only a date, or an account name such as "admin". */
  readonly writers: string | null;
  /** ISO 8601; null where it is not given or could be read in two ways. */
  readonly publishedAt: string | null;
  /** The agency, where the byline names one as the writer. */
  readonly agency: string | null;
}

const LONGEST = 200;
const BY =
  /^(?:by-?line\s*:\s*(?:by\s+)?|(?:story\s+|words\s+|written\s+|posted\s+|reported\s+)?(?:by|von|par|por|di|door|av|af)[:\s]+)/i;
/** Weekdays and small words of dates in other languages. */
const OTHER_STAMP_WORDS =
  'de|del|le|el|il|em|uhr|veröffentlicht|aktualisiert|publicado|actualizado|atualizado|publié|pubblicato|aggiornato|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica';
/** Words and figures of which a line with the time of publication is made. */
const STAMP_WORDS = new RegExp(
  `\\d{1,2}[:.]?\\d{0,2}\\s?[ap]\\.?m\\b\\.?|(?<![\\p{L}\\p{N}])(?:first|last|originally|published|posted|updated|modified|created|added|date|time|on|at|am|pm|a\\.m|p\\.m|[a-z]{1,2}st|[ecmp][ds]t|[ecmp]t|gmt|utc|bst|cest|cet|ist|min(?:ute)?s?|hours?|hrs?|h|m|days?|weeks?|ago|read|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|${OTHER_STAMP_WORDS}|${[...MONTHS.keys()].join('|')}|\\d{1,4}(?:st|nd|rd|th|er)?)(?![\\p{L}\\p{N}])|[\\d\\s.,:;|/·•()º°–—-]+`,
  'giu',
);
const ROLE =
  /[,|–—-]\s*(?:(?:senior|chief|special|staff|foreign|political|national|associate|managing|contributing|freelance|business|sports|science|health|news|local|democracy|courts?|crime|legal|education|transport|environment|economics|technology|arts|city|regional|our|the)\s+)*(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau(?:\s+chief)?|producers?|critics?|desk|service)\b.*$/i;
const ACCOUNT =
  /^(?:admin(?:istrator)?|staff|editors?|web\s*desk|news\s*desk|newsroom|online\s*desk|team|guest|agencies|.*\b(?:staff|desk|bureau|team|reporters?|writers?|correspondents?))$/i;
/** Names: capitalised words, joined by a few small ones. */
const NAMES =
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]*|and|&|y|und|et|e|de|del|della|di|da|dos|van|der|den|von|bin|ibn|al|el|la|le|,)(?:[\s,]+(?:\p{Lu}[\p{L}\p{M}.’'-]*|and|&|y|und|et|e|with|for|in|at|of|the|de|del|della|di|da|dos|van|der|den|von|bin|ibn|al|el|la|le))*[.,]?$/u;

/** Reads a line that is nothing but a byline, a time of publication, or both; null for any other line. */
export function readByline(line: string): Byline | null {
  if (line.length > LONGEST) return null;
  const parts = splitStamp(line);
  if (parts === null) return null;
  const { stamp } = parts;
  const house = parts.names === null ? null : /^(.+?),\s+([^,]+)$/.exec(parts.names);
  const writersAgency = house ? findAgency(house[2] ?? '') : null;
  const names = writersAgency ? (house?.[1] ?? null) : parts.names;
  const writers = names === null ? null : readNames(names);
  if (names !== null && writers === null) return null;
  const agency = writersAgency ?? (writers === null ? null : findAgency(writers));
  const person = writers === null || ACCOUNT.test(writers) || findAgency(writers) !== null ? null : writers;
  return { writers: person, publishedAt: readWrittenDate(stamp), agency };
}

/**
 * Whether words say in English who wrote ("By Jane Doe", "BYLINE: Jane Doe") and nothing else, so that they are no
 * title. Words such as "of" or "in" make them one: other languages' words for "by" begin surnames, and are not looked at.
 */
export function isWriterLine(words: string): boolean {
  return (
    /^by(?:-?line\s*:|[:\s])/i.test(words) &&
    !/\s(?:in|for|at|of|the|with)\s/i.test(words) &&
    readByline(words) !== null
  );
}

/** Divides a line into the names and the time; null where it has words that belong to neither. */
function splitStamp(line: string): { names: string | null; stamp: string } | null {
  const trimmed = line.replace(/^[\s|–—•·-]+|[\s|–—•·-]+$/g, '');
  if (isStamp(trimmed)) return { names: null, stamp: trimmed };
  const lead = BY.exec(trimmed);
  if (lead) return splitNames(trimmed.slice(lead[0].length));
  const late = /[\s|,–—-]+by\s+/i.exec(trimmed);
  if (late && isStamp(trimmed.slice(0, late.index))) {
    const rest = splitNames(trimmed.slice(late.index + late[0].length));
    return rest && { names: rest.names, stamp: `${trimmed.slice(0, late.index)} ${rest.stamp}` };
  }
  return ROLE.test(trimmed) && !/[.!?]$/.test(trimmed) ? splitNames(trimmed) : null;
}

function splitNames(words: string): { names: string; stamp: string } {
  const figure =
    /[\s|,–—·(-]+(?:(?:published|updated|posted|on)\b|\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,?\s+\d)/i.exec(
      words,
    );
  if (figure && isStamp(words.slice(figure.index))) {
    return { names: words.slice(0, figure.index), stamp: words.slice(figure.index) };
  }
  return { names: words, stamp: '' };
}

/** Whether words are nothing but a date with its year and what goes with it ("Updated"). */
export function isDateStamp(words: string): boolean {
  return words.length <= LONGEST && /(?<!\d)(?:19|20)\d\d(?!\d)/.test(words) && isStamp(words);
}

function isStamp(words: string): boolean {
  return /\d/.test(words) && words.replace(STAMP_WORDS, '') === '';
}

function readNames(words: string): string | null {
  const names = words
    .replace(/\s*\([^()]{0,60}\)\s*$/, '')
    .replace(ROLE, '')
    .trim();
  if (ACCOUNT.test(names)) return names;
  if (names.split(/\s+/).length > 14 || !NAMES.test(names)) return null;
  const alone = /\s(?:and|&)\s|,/.test(names) ? names : names.replace(/\s+(?:in|at)\s+\p{Lu}.*$/u, '');
  return alone.replace(/[.,]$/, '');
}
