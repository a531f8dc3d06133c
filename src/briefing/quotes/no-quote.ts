import type { Article } from '../../articles/article.ts';
import { countWords } from '../../kernel/text.ts';
import type { QuotedSpan } from './scan-paragraph.ts';
import type { Spoken } from './speakers.ts';

const WORKS =
  /(?:book|novel|memoir|film|movie|documentary|song|single|album|show|series|programme|program|play|musical|painting|essay|column|article|podcast|poem|ballad|anthem|hit|opera|episode|sitcom|drama|titled|entitled|headlined|named|host of|star of|(?:on|in|for) (?:the )?[\w&]+(?: [\w&]+)?['\u2019]s),?\s*$/i;
const NOT_MEANT =
  /(?:so-called|so called|known (?:here |locally |simply )?as|nicknamed|aka|a\.k\.a\.|an? (?:[\w-]+ ){1,3}called(?: the)?|the (?:word|words|term|phrase|name|letter|letters|slogan))\s*$/i;
const SPEECH_BEFORE =
  /\b(?:said|says|saying|asked|replied|wrote|writes|added|shouted|chanted|chanting|yelled|tweeted|reads?|reading|call(?:ed|s|ing)|dub(?:bed|s))\b[^.\n]{0,24}$/i;
const CLAUSE_AFTER = /^\s+[^,.;:?!\n]{1,40}\b(?:says|said) (?:that )?(?:it|he|she|they|we|I|you|there|the [\w]+)\s+\w+/;
const LONGEST_TITLE = 12;
const LITTLE = new Set(
  'a an and as at but by for from in into is it of on or over the to up us vs we with your my our you me'.split(' '),
);

/** Fewer words than this, which nobody is said to have spoken, are a scare quote. */
const SHORTEST = 5;

/** Whether quoted words are no speech: a scare quote, the title of a work, a nickname, a word as a word. */
export function isNoQuote(article: Article, span: QuotedSpan, told: Spoken): boolean {
  const text = article.body.text;
  const words = text.slice(span.start, Math.min(span.end, span.start + 400));
  const before = text.slice(Math.max(0, span.outer.start - 60), span.outer.start);
  const after = text.slice(span.outer.end, span.outer.end + 80);
  const count = lengthInWords(words);
  if (!/[,.?!]$/.test(words) && isNickname(before, after, count)) return true;
  if (count <= 12 && NOT_MEANT.test(before)) return true;
  if (count <= LONGEST_TITLE && isTitleCase(words)) {
    if (!(told.speaker && isSpoken(before, told)) || isWhatIsMeant(words, before, after)) return true;
  }
  if (count === 1 && /^\p{Lu}.*\.$/su.test(words) && !(told.speaker && /(?:^|[,:.!?\n])\s*$/.test(before))) return true;
  const fragment = count < SHORTEST && !/[.?!,]$/.test(words);
  if (told.speaker) return fragment && (told.rule === 'verb' || (count <= 2 && !told.tight));
  return count < SHORTEST && !/[.?!,\u2026\u3002\uff01\uff1f]$/.test(words);
}

/** Whether something in title case is still speech: a cue stands directly beside it, and no word for a work does. */
function isSpoken(before: string, told: Spoken): boolean {
  if (WORKS.test(before)) return false;
  return /^(?:after|inverted|colon|resumed)$/.test(told.rule) || SPEECH_BEFORE.test(before);
}

/** `“Songs of the Pier,” Tovar says she will not play.`: a title before its clause, or in the middle of one. */
function isWhatIsMeant(words: string, before: string, after: string): boolean {
  if (!words.endsWith(',')) return false;
  return CLAUSE_AFTER.test(after) || (/[\p{L}\p{N}]\s*$/u.test(before) && !SPEECH_BEFORE.test(before));
}

/** Words between white space; in scripts without it, two characters stand for a word. */
function lengthInWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.max(countWords(text), Math.ceil(unspaced / 2));
}

/** `Ana "the Heron" Tovar`. */
function isNickname(before: string, after: string, count: number): boolean {
  return (
    count <= 4 &&
    /(?:^|\s)\p{Lu}[\p{L}.'\u2019-]* $/u.test(before) &&
    /^ \p{Lu}[\p{L}'\u2019-]+/u.test(after) &&
    !/[,:]\s*$/.test(before)
  );
}

function isTitleCase(words: string): boolean {
  const all = words.match(/[\p{L}][\p{L}'\u2019-]*/gu) ?? [];
  if (all.length < 2 || /[.;]\s/.test(words)) return false;
  return all.every((word, index) => /^\p{Lu}/u.test(word) || (index > 0 && LITTLE.has(word.toLowerCase())));
}
