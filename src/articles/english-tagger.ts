import { createRequire } from 'node:module';
import type WinkNlp from 'wink-nlp';
import type { ItsFunction, Model } from 'wink-nlp';

/** The words and marks of a sentence with their tags, lemmas, and offsets into the sentence: place for place. */
interface TaggedSentence {
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  readonly tags: readonly string[];
  readonly lemmas: readonly (string | undefined)[];
}

/** Longer runs without white space are no words; the tagger's patterns would be slow on them. */
const LONGEST_WORD = 200;
const LONG_RUN = new RegExp(`\\S{${LONGEST_WORD}}`);

type Tagger = ReturnType<typeof WinkNlp>;
let tagger: Tagger | null = null;

/** Tags one English sentence; null where it is no prose, or where the tagger changed its characters. */
export function tagEnglish(sentence: string): TaggedSentence | null {
  if (hasLongRun(sentence)) return null;
  tagger ??= load();
  const { its, readDoc } = tagger;
  const tokens = readDoc(sentence).tokens();
  // Whole lists cost a fraction of what one object for each token does.
  const texts = tokens.out();
  const tags = tokens.out(its.pos);
  // The model has no lemma for some words, whatever its types say.
  const lemmas: readonly (string | undefined)[] = tokens.out(its.lemma as ItsFunction<string>);
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    while (at < sentence.length && isSpace(sentence.charAt(at))) at++;
    if (!sentence.startsWith(text, at)) return null;
    starts.push(at);
    at += text.length;
  }
  return sentence.slice(at).trim() === '' ? { texts, starts, tags, lemmas } : null;
}

function isSpace(char: string): boolean {
  return char === ' ' || /\s/.test(char);
}

/** The model takes some memory and a fifth of a second, so it is loaded at the first English sentence. */
function load(): Tagger {
  const require = createRequire(import.meta.url);
  const winkNLP: typeof WinkNlp = require('wink-nlp');
  const model: Model = require('wink-eng-lite-web-model');
  return winkNLP(model, ['pos']);
}

function hasLongRun(sentence: string): boolean {
  return sentence.length > LONGEST_WORD && LONG_RUN.test(sentence);
}
