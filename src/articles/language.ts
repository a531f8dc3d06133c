import { isAscii } from '../kernel/text.ts';
import { STOP_WORDS } from './stop-words.ts';

const SAMPLE = 4000;
const FEWEST_HITS = 2;
/** Scripts that stand for one language well enough, first those that decide when mixed with others. */
const SCRIPTS: readonly (readonly [script: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];
const ASCII = /[\0-\x7f]+/g;
const LETTERS = /\p{L}/gu;
/** With a smaller share of letters no script decides. */
const LEAST_SHARE = 0.1;
const LANGUAGES = Object.keys(STOP_WORDS);
/** For each small word the languages that have it, as indexes into `LANGUAGES`. */
const WORDS = new Map<string, number[]>();
for (const [index, language] of LANGUAGES.entries()) {
  for (const word of STOP_WORDS[language]?.split(' ') ?? []) WORDS.set(word, [...(WORDS.get(word) ?? []), index]);
}

const LONGEST_WORD = Math.max(...[...WORDS.keys()].map((word) => word.length));

/** Guesses the primary language of a text (BCP 47) from its script and its small words; `und` where it cannot be told. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  // None of the scripts has a character of ASCII, so only what is left without those is searched for them.
  const foreign = sample.replace(ASCII, ' ');
  const letters = asciiLetters(sample) + (foreign.match(LETTERS)?.length ?? 0);
  if (letters === 0) return 'und';
  for (const [script, language] of foreign.length / letters > LEAST_SHARE ? SCRIPTS : []) {
    const share = (foreign.match(script)?.length ?? 0) / letters;
    if (share > (language === 'ja' ? LEAST_SHARE : 0.3)) return narrow(language, sample);
  }
  return guessLatin(sample);
}

function asciiLetters(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32;
    if (code >= 97 && code <= 122) letters++;
  }
  return letters;
}

function narrow(language: string, sample: string): string {
  if (language === 'ar') return /[ٹڈڑںے]/.test(sample) ? 'ur' : /[پچژگ]/.test(sample) ? 'fa' : 'ar';
  if (language !== 'ru') return language;
  if (/[іїєґ]/i.test(sample)) return /ў/i.test(sample) ? 'be' : 'uk';
  if (/[ђћџљњ]/i.test(sample)) return 'sr';
  return /[ыэё]/i.test(sample) ? 'ru' : /ъ/i.test(sample) ? 'bg' : 'ru';
}

/** The language with the most hits wins, if it has a few and is ahead of the next. */
function guessLatin(sample: string): string {
  const scores = new Float64Array(LANGUAGES.length);
  const lower = sample.toLowerCase();
  for (const word of lower.match(isAscii(lower) ? /[a-z]{1,20}/g : /[\p{L}\p{M}]{1,20}/gu) ?? []) {
    const languages = word.length > LONGEST_WORD ? undefined : WORDS.get(word);
    if (!languages) continue;
    for (const index of languages) scores[index] = (scores[index] ?? 0) + 1 / languages.length;
  }
  const [best, second] = LANGUAGES.map((language, index) => [language, scores[index] ?? 0] as const).sort(
    ([a, x], [b, y]) => y - x || (a < b ? -1 : 1),
  );
  if (!best || best[1] < FEWEST_HITS || best[1] < (second?.[1] ?? 0) * 1.15) return 'und';
  return best[0];
}
