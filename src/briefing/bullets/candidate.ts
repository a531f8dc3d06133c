import type { Article, Sentence } from '../../articles/article.ts';
import { type Token, tokensOf } from '../../articles/tokens.ts';
import { isStopTerm, pairsOf, termsOf } from './content-terms.ts';
import { quotedTokens } from './sentence-marks.ts';

/** A sentence that may become a bullet, with its tokens and what they say. */
export interface Candidate {
  readonly article: Article;
  /** Place of the article in the story, in a fixed order that does not depend on the order given. */
  readonly articleIndex: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The terms of each token: none for a mark, one for most words, several for "U.S.". */
  readonly terms: readonly (readonly string[])[];
  /** All of them, in order. */
  readonly flat: readonly string[];
  /** The pairs of neighbouring terms, without those of two function words. */
  readonly pairs: readonly string[];
  /** For each token, whether it begins with a capital letter. */
  readonly capital: readonly boolean[];
  /** The distinct content terms of the whole sentence. */
  readonly content: ReadonlySet<string>;
  /** For each token, whether it stands within a quotation. */
  readonly quoted: readonly boolean[];
  readonly kind: 'prose' | 'heading' | 'list';
}

const CAPITAL = /^\p{Lu}/u;

/** Every sentence of an article with its tokens, in order. */
export function candidatesOf(article: Article, articleIndex: number): Candidate[] {
  const bySentence = new Map<number, Token[]>();
  for (const token of tokensOf(article)) {
    const known = bySentence.get(token.sentence);
    if (known) known.push(token);
    else bySentence.set(token.sentence, [token]);
  }
  return article.sentences.map((sentence) => {
    const tokens = bySentence.get(sentence.index) ?? [];
    const terms = tokens.map((token) => termsOf(token.text));
    const flat = terms.flat();
    const content = new Set(flat.filter((term) => !isStopTerm(term)));
    const pairs = pairsOf(flat);
    const capital = tokens.map((token) => CAPITAL.test(token.text));
    const quoted = quotedTokens(tokens, article.body.text);
    const kind = article.paragraphs[sentence.paragraph]?.kind ?? 'prose';
    return { article, articleIndex, sentence, tokens, terms, flat, pairs, capital, content, quoted, kind };
  });
}
