import type { Article, Sentence } from '../../articles/article.ts';
import { startsLarge } from '../../articles/starts-large.ts';
import { type Token, tokensOf } from '../../articles/tokens.ts';
import { isStopTerm, pairsOf, termsOf } from './content-terms.ts';
import { insideQuotes } from './inside-quotes.ts';
import { quotedTokens } from './sentence-marks.ts';

/** A sentence that may become a bullet, with its tokens and what they say. */
export interface Candidate {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The terms of each token: none for a mark, one for most words, several for "U.S.". */
  readonly terms: readonly (readonly string[])[];
  /** All of them, in order. */
  readonly flat: readonly string[];
  /** Each of them once. */
  readonly distinct: readonly string[];
  /** The pairs of neighbouring terms, without those of two function words. */
  readonly pairs: readonly string[];
  /** Each of them once. */
  readonly distinctPairs: readonly string[];
  /** For each token, whether it begins with a capital letter. */
  readonly capital: readonly boolean[];
  /** The distinct content terms of the whole sentence. */
  readonly content: ReadonlySet<string>;
  /** For each token, whether it stands within a quotation. */
  readonly quoted: readonly boolean[];
  /** Whether it starts within a quotation that an earlier sentence of its article opened. */
  readonly insideQuote: boolean;
  readonly kind: 'prose' | 'heading' | 'list';
}

const cache = new WeakMap<Article, readonly Candidate[]>();

/** Every sentence of an article with its tokens, in order; made once for each article object. */
export function candidatesOf(article: Article): readonly Candidate[] {
  let candidates = cache.get(article);
  if (!candidates) {
    candidates = readCandidates(article);
    cache.set(article, candidates);
  }
  return candidates;
}

function readCandidates(article: Article): Candidate[] {
  const bySentence = new Map<number, Token[]>();
  for (const token of tokensOf(article)) {
    const known = bySentence.get(token.sentence);
    if (known) known.push(token);
    else bySentence.set(token.sentence, [token]);
  }
  const inside = insideQuotes(article.sentences.map((sentence) => ({ article, sentence })));
  return article.sentences.map((sentence, at) => {
    const tokens = bySentence.get(sentence.index) ?? [];
    const terms = tokens.map(({ text }) => termsOfToken(text));
    const flat: string[] = [];
    for (const own of terms) for (const term of own) flat.push(term);
    const distinct = [...new Set(flat)];
    const content = new Set(distinct.filter((term) => !isStopTerm(term)));
    const pairs = pairsOf(flat);
    const distinctPairs = [...new Set(pairs)];
    const capital = tokens.map((token) => startsLarge(token.text));
    const quoted = quotedTokens(tokens, article.body.text);
    const kind = article.paragraphs[sentence.paragraph]?.kind ?? 'prose';
    return {
      article,
      sentence,
      tokens,
      terms,
      flat,
      distinct,
      pairs,
      distinctPairs,
      capital,
      content,
      quoted,
      insideQuote: inside[at] ?? false,
      kind,
    };
  });
}

const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 30;
const termsByToken = new Map<string, readonly string[]>();

/** The terms of a token; news repeats most of its words. */
function termsOfToken(text: string): readonly string[] {
  let terms = termsByToken.get(text);
  if (!terms) {
    terms = termsOf(text);
    if (termsByToken.size >= REMEMBERED) termsByToken.clear();
    if (text.length <= LONGEST_REMEMBERED) termsByToken.set(text, terms);
  }
  return terms;
}
