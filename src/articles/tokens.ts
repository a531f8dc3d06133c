import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemToken } from 'wink-nlp';
import type { Article } from './article.ts';

/** One word or mark of an article's cleaned text. */
export interface Token {
  readonly text: string;
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

const nlp = winkNLP(model, ['sbd', 'pos']);
const cache = new WeakMap<Article, readonly Token[]>();

/** The tokens of an article, made once for each article object: tagged for English, split by `Intl.Segmenter` else. */
export function tokensOf(article: Article): readonly Token[] {
  let tokens = cache.get(article);
  if (!tokens) {
    tokens = article.sentences.flatMap((sentence) => tag(sentence.text, sentence.start, sentence.index));
    cache.set(article, tokens);
  }
  return tokens;
}

function tag(text: string, offset: number, sentence: number): Token[] {
  const { its } = nlp;
  const tokens: Token[] = [];
  let at = 0;
  nlp
    .readDoc(text)
    .tokens()
    .each((token: ItemToken) => {
      const value = token.out();
      const start = text.indexOf(value, at);
      if (start < 0) return;
      at = start + value.length;
      tokens.push({
        text: value,
        start: offset + start,
        end: offset + at,
        sentence,
        pos: token.out(its.pos) as string,
        lemma: token.out(its.lemma) as string,
      });
    });
  return tokens;
}
