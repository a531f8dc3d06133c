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
  /** For each of them, in order, whether it is a function word. */
  readonly stops: readonly boolean[];
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
    const stops = flat.map(isStopTerm);
    const content = new Set(flat.filter((_, place) => !stops[place]));
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
      stops,
      capital,
      content,
      quoted,
      insideQuote: inside[at] ?? false,
      kind,
    };
  });
}

const pairsByCandidate = new WeakMap<Candidate, readonly string[]>();

/** The pairs of neighbouring terms of a sentence, each once, without those of two function words; made for those that are asked for. */
export function distinctPairsOf(candidate: Candidate): readonly string[] {
  let pairs = pairsByCandidate.get(candidate);
  if (!pairs) {
    pairs = [...new Set(pairsOf(candidate.flat))];
    pairsByCandidate.set(candidate, pairs);
  }
  return pairs;
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
