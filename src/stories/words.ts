import { foldForSearch } from '../kernel/text.ts';
import { stopWordsOf } from './stop-words.ts';

/** One word or number of a text, as it stands there and folded. */
export interface Word {
  /** As the text has it, without a possessive ending. */
  readonly surface: string;
  /** Case and accents folded; initials without dots; "US" and "WHO" keep their capitals, numbers lose thousands commas. */
  readonly folded: string;
  /** `glyphs`: two neighbouring characters of a script that sets no spaces between words. */
  readonly kind: 'word' | 'number' | 'glyphs';
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Opens a sentence, a line or a quote, where a capital letter says nothing. */
  readonly opening: boolean;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 40;
/** Headlines and topics are shorter; they are read as quickly as they are remembered. */
const SHORT = 1_000;
const TOKEN =
  /(?<initials>(?<![\p{L}\p{N}])\p{Lu}(?:\.\p{Lu})+(?![\p{L}\p{N}])\.?)|(?<number>\p{N}+(?:[.,]\p{N}+)*)|(?<glyphs>[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*)/gu;
const englishStopWords = stopWordsOf('en');
const ELISION = /^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu;
const POSSESSIVE = /['’]s?$/iu;
const ASCII = /^[\x20-\x7e]*$/;
const OPENS = /[.!?:;\n\r"“”„«»•|‘([]|^$/;
const THOUSANDS = /,(?=\p{N}{3}(?!\p{N}))/gu;
/** How far back the mark before a word is looked for. */
const GAP = 8;

/** An article's text is read for its features, its names and its search terms, one after the other. */
let latest: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

/**
 * The words and numbers of a text in order. Scripts that set no spaces between words come as overlapping pairs of
 * characters. Words over 40 characters are cut, so that hostile input stays small.
 */
export function wordsOf(text: string): readonly Word[] {
  if (text === latest.text) return latest.words;
  const words = [...scan(text)];
  if (text.length >= SHORT) latest = { text, words };
  return words;
}

function* scan(text: string): Generator<Word> {
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const opening = last === 0 || OPENS.test(text.slice(Math.max(last, start - GAP), start));
    last = end;
    const { number, glyphs, word } = match.groups ?? {};
    const where = { opening, start, end };
    if (glyphs !== undefined) yield* pairsOf(glyphs, where);
    else if (number !== undefined) yield numberFrom(number, where);
    else yield wordFrom(word === undefined ? match[0] : stripped(word), where);
  }
}

type Where = Pick<Word, 'opening' | 'start' | 'end'>;

function stripped(word: string): string {
  return word.slice(0, LONGEST).replace(ELISION, '').replace(POSSESSIVE, '');
}

function wordFrom(surface: string, { opening, start, end }: Where): Word {
  const first = surface.charAt(0);
  return {
    surface,
    folded: foldWord(surface),
    kind: 'word',
    capital: first !== first.toLowerCase(),
    opening,
    start,
    end,
  };
}

function foldWord(surface: string): string {
  const letters = surface.includes('.') ? surface.replaceAll('.', '') : surface;
  const small = letters.toLowerCase();
  const folded = ASCII.test(letters) ? small : foldForSearch(letters);
  if (letters === small || letters.length === 1 || letters !== letters.toUpperCase()) return folded;
  return englishStopWords.has(folded) ? letters : folded;
}

function numberFrom(surface: string, { opening, start, end }: Where): Word {
  return { surface, folded: foldNumber(surface), kind: 'number', capital: false, opening, start, end };
}

function foldNumber(number: string): string {
  return number.slice(0, LONGEST).replace(THOUSANDS, '').normalize('NFKC');
}

function* pairsOf(run: string, where: Where): Generator<Word> {
  const glyphs = [...run];
  let start = where.start;
  for (let index = 0; index < Math.max(1, glyphs.length - 1); index += 1) {
    const surface = `${glyphs[index]}${glyphs[index + 1] ?? ''}`;
    const end = start + surface.length;
    const opening = where.opening && index === 0;
    yield { surface, folded: surface.normalize('NFKC'), kind: 'glyphs', capital: false, opening, start, end };
    start += glyphs[index]?.length ?? 1;
  }
}
