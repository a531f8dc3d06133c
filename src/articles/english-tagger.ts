import { createRequire } from 'node:module';
import type WinkNlp from 'wink-nlp';
import type { ItemToken, ItsFunction, Model } from 'wink-nlp';

/** A tagged word or mark; offsets into the sentence. */
interface TaggedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly pos: string;
  readonly lemma: string;
}

/** Longer runs without white space are no words; the tagger's patterns would be slow on them. */
const LONGEST_WORD = 200;

type Tagger = ReturnType<typeof WinkNlp>;
let tagger: Tagger | null = null;

/** Tags one English sentence; null where it is no prose, or where the tagger changed its characters. */
export function tagEnglish(sentence: string): TaggedWord[] | null {
  if (hasLongRun(sentence)) return null;
  tagger ??= load();
  const { its, readDoc } = tagger;
  const words: TaggedWord[] = [];
  let at = 0;
  let changed = false;
  readDoc(sentence)
    .tokens()
    .each((token: ItemToken) => {
      const text = token.out();
      while (at < sentence.length && /\s/.test(sentence.charAt(at))) at++;
      if (!sentence.startsWith(text, at)) changed = true;
      if (changed) return;
      words.push({
        text,
        start: at,
        end: at + text.length,
        pos: token.out(its.pos),
        // The model has no lemma for some words, whatever its types say.
        lemma: ((token.out(its.lemma as ItsFunction<string>) as string | undefined) ?? text).toLowerCase(),
      });
      at += text.length;
    });
  return changed || sentence.slice(at).trim() !== '' ? null : words;
}

/** The model takes some memory and a fifth of a second, so it is loaded at the first English sentence. */
function load(): Tagger {
  const require = createRequire(import.meta.url);
  const winkNLP: typeof WinkNlp = require('wink-nlp');
  const model: Model = require('wink-eng-lite-web-model');
  return winkNLP(model, ['pos']);
}

function hasLongRun(sentence: string): boolean {
  return sentence.length > LONGEST_WORD && new RegExp(`\\S{${LONGEST_WORD}}`).test(sentence);
}
