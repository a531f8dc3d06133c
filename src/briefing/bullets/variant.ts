import type { Token } from '../../articles/tokens.ts';
import { countWords, singleSpaced } from '../../kernel/text.ts';
import type { Candidate } from './candidate.ts';

/** Tokens left out of a sentence: a half-open range of token places. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** What stands for a token in a bullet, in square brackets where it is added: by token place. */
export type Additions = ReadonlyMap<number, string>;

/** One wording of a sentence: its words in order with some left out, and pronouns told in brackets. */
export interface Variant {
  readonly candidate: Candidate;
  /** Places of the tokens that stay, ascending. */
  readonly kept: readonly number[];
  readonly additions: Additions;
  readonly text: string;
  /** Words between white space. */
  readonly words: number;
}

const CLOSING = /^[,.;:!?%)\]}»”’…]/u;
const SENTENCE_END = /[.!?…。！？।؟۔]["'”’»)\]]*$/u;
const ELLIPSIS = /^(?:\.{3}|…)$/;
const MIDDLE_MARK = /^[,;:.–—_-]+$/;

/** The places of the tokens that stay when the cuts are left out; marks that would hang in the air go too. */
export function keepTokens(candidate: Candidate, cuts: readonly Cut[]): number[] {
  const { tokens } = candidate;
  const dropped = new Uint8Array(tokens.length);
  for (const cut of cuts) dropped.fill(1, cut.from, cut.to);
  const kept: number[] = [];
  for (let place = 0; place < tokens.length; place += 1) if (!dropped[place]) kept.push(place);
  return cuts.length ? tidy(kept, tokens) : kept;
}

/** Puts the tokens that stay into words: a capital first and a full stop last where the sentence had them. */
export function wordVariant(candidate: Candidate, kept: readonly number[], additions: Additions): Variant {
  const whole = kept.length === candidate.tokens.length;
  const joined = join(kept, candidate, additions);
  const text = whole ? joined : finish(joined, candidate.sentence.text);
  return { candidate, kept, additions, text, words: countWords(text) };
}

/** Leaves out marks that opened or closed what is gone: a leading comma, a comma before the end, two in a row. */
function tidy(kept: readonly number[], tokens: readonly Token[]): number[] {
  const tidied: number[] = [];
  for (const place of kept) {
    const mark = tokens[place]?.text ?? '';
    const last = tidied.at(-1);
    const gap = last === undefined || place - last > 1;
    if (gap && MIDDLE_MARK.test(mark) && (last === undefined || MIDDLE_MARK.test(tokens[last]?.text ?? ''))) {
      if (!/^\./.test(mark)) continue;
    }
    // Without the clause that it broke off, the sentence is whole.
    if (gap && place === tokens.length - 1 && ELLIPSIS.test(mark)) continue;
    if (gap && /^[.!?…]/.test(mark)) while (MIDDLE_MARK.test(tokens[tidied.at(-1) ?? -1]?.text ?? '')) tidied.pop();
    tidied.push(place);
  }
  while (MIDDLE_MARK.test(tokens[tidied.at(-1) ?? -1]?.text ?? '.') && tidied.length && !isStop(tokens, tidied))
    tidied.pop();
  return tidied;
}

function isStop(tokens: readonly Token[], kept: readonly number[]): boolean {
  return /^[.…]+$/.test(tokens[kept.at(-1) ?? -1]?.text ?? '');
}

function join(kept: readonly number[], { tokens, article }: Candidate, additions: Additions): string {
  const source = article.body.text;
  let text = '';
  let last = -1;
  for (const place of kept) {
    const token = tokens[place];
    if (!token) continue;
    const before = tokens[last];
    if (before && place === last + 1) text += source.slice(before.end, token.start);
    else if (before && !CLOSING.test(token.text)) text += ' ';
    text += additions.get(place) ?? source.slice(token.start, token.end);
    last = place;
  }
  return singleSpaced(text).trim();
}

function finish(joined: string, sentence: string): string {
  // "Corp." keeps one stop where it comes last.
  const text = joined.replace(/(?<=\p{L})\.\.$/u, '.');
  const ended = !text || SENTENCE_END.test(text) || !SENTENCE_END.test(sentence) ? text : `${text}.`;
  const [first = ''] = ended;
  const raised = first.toUpperCase();
  return raised.length === first.length && /^[^\p{L}]*\p{Lu}/u.test(sentence)
    ? raised + ended.slice(first.length)
    : ended;
}
