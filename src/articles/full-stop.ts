import { ALWAYS_FOLLOWED, BY_LANGUAGE, MAYBE_LAST, ONLY_CAPITALISED, STARTERS } from './abbreviations.ts';

/** Languages that write ordinal numbers with a stop: "am 3. März". */
const ORDINAL_STOP = new Set('de da no nb fi cs sk hu pl hr sr sl et lv is tr'.split(' '));

/** What may follow "5 p.m." within a sentence. */
const AFTER_HOUR =
  /^(?:mon|tue|wed|thu|fri|sat|sun|[ecmp][ds]?t\b|gmt|utc|bst|cest|cet|local|eastern|central|pacific|mountain|\d)/i;

/** What is known of the text around a full stop. */
interface Surroundings {
  /** Whether a quotation opens after it. */
  readonly opensQuote: boolean;
  readonly language: string;
  /** Whether the text is set without capitals. */
  readonly caseless: boolean;
}

/**
 * Whether a single full stop between two words ends a sentence, and is not that of an abbreviation, an initial or an
 * ordinal number. The word before it comes without its stop.
 */
export function endsAtFullStop(word: string, next: string, around: Surroundings): boolean {
  const { opensQuote, language, caseless } = around;
  const lower = word.toLowerCase();
  const starter = !caseless && isStarter(next);
  if (language !== 'en' && language !== 'und') {
    if (BY_LANGUAGE[language]?.has(lower) || /^\p{L}$/u.test(word)) return false;
    if (/^\d{1,2}$/.test(word) && ORDINAL_STOP.has(language)) return false;
    return !/^(?:\p{L}\.)+\p{L}$/u.test(word);
  }
  if (/^\d{1,2}$/.test(word) && /^\d$/.test(next)) return false;
  if (caseless && /^[b-hj-z]$/.test(word)) return false;
  if (/^\p{Lu}$/u.test(word)) return starter && (word === 'I' || !/^(?:I|A)$/.test(next));
  if (/^nos?$/i.test(word)) return !/^[#\d]/.test(next);
  if (ONLY_CAPITALISED.has(word) && !/^[\d#]/.test(next)) return true;
  // "then-Gov." is "Gov."
  if (ALWAYS_FOLLOWED.has(lower.slice(lower.lastIndexOf('-') + 1))) return false;
  if (/^[ap]\.m$/.test(lower)) return !AFTER_HOUR.test(next);
  if (MAYBE_LAST.has(lower)) return starter || (opensQuote && !/^\d/.test(next));
  if (/^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word)) return starter;
  return true;
}

/** Whether a word is an abbreviation in the language. */
export function isAbbreviation(word: string, language: string): boolean {
  if (ONLY_CAPITALISED.has(word)) return false;
  const lower = word.toLowerCase();
  return ALWAYS_FOLLOWED.has(lower) || MAYBE_LAST.has(lower) || (BY_LANGUAGE[language]?.has(lower) ?? false);
}

/** Whether a capitalised word is one that usually begins a sentence. */
export function isStarter(word: string): boolean {
  return STARTERS.has(word.toLowerCase().replace(/[,.:;!?"”’']+$/, ''));
}
