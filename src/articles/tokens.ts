import { once } from '../kernel/once.ts';
import type { Article } from './article.ts';
import { tagEnglish } from './english-tagger.ts';

/** One word or mark of an article's cleaned text. */
export interface Token {
  readonly text: string;
  /** The same in lower case. */
  readonly lower: string;
  /** Offsets into `article.body.text`. */
  readonly start: number;
  readonly end: number;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
  /** Universal part-of-speech tag (https://universaldependencies.org/u/pos/); empty where the language has no tagger. */
  readonly pos: string;
  /** Lower-case lemma where there is a tagger, else the lower-case word. */
  readonly lemma: string;
}

/** Longer sentences, in UTF-16 code units, are no prose that anything could be cited from: they have no tokens. */
const LONGEST_SENTENCE = 5_000;
const CHUNK = 200;
const cache = new WeakMap<Article, readonly Token[]>();
const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The tokens of an article, made once for each article object: tagged for English, split by `Intl.Segmenter` else.
 * Sentences of more than 5,000 code units have none.
 */
export function tokensOf(article: Article): readonly Token[] {
  let tokens = cache.get(article);
  if (!tokens) {
    tokens = readTokens(article);
    cache.set(article, tokens);
  }
  return tokens;
}

function readTokens({ language, sentences }: Article): Token[] {
  const tokens: Token[] = [];
  // A text may say the same sentence over and over.
  const tag = once(tagEnglish);
  for (const { text, start: from, index: sentence } of sentences) {
    if (text.length > LONGEST_SENTENCE) continue;
    const tagged = language === 'en' ? tag(text) : null;
    if (tagged === null) {
      for (const token of segment(text, language, from, sentence)) tokens.push(token);
      continue;
    }
    for (let at = 0; at < tagged.texts.length; at++) {
      const word = tagged.texts[at] ?? '';
      const start = from + (tagged.starts[at] ?? 0);
      const lower = word.toLowerCase();
      const lemma = tagged.lemmas[at]?.toLowerCase() ?? lower;
      tokens.push({ text: word, lower, start, end: start + word.length, sentence, pos: tagged.tags[at] ?? '', lemma });
    }
  }
  return tokens;
}

function segment(text: string, language: string, offset: number, sentence: number): Token[] {
  const tokens: Token[] = [];
  const segmenter = segmenterOf(language);
  for (const [chunk, at] of chunksOf(text)) {
    for (const { segment: word, index } of segmenter.segment(chunk)) {
      if (/^\s/.test(word)) continue;
      const start = offset + at + index;
      const lower = word.toLowerCase();
      tokens.push({ text: word, lower, start, end: start + word.length, sentence, pos: '', lemma: lower });
    }
  }
  return tokens;
}

/** Pieces of at most 200 characters, cut at white space where there is some: long input makes the segmenter slow. */
function* chunksOf(text: string): Generator<readonly [chunk: string, at: number]> {
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, at + CHUNK);
    const space = at + CHUNK < text.length ? piece.lastIndexOf(' ') : -1;
    const chunk = space > 0 ? piece.slice(0, space) : piece;
    yield [chunk, at];
    at += chunk.length;
  }
}

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
