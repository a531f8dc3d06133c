import type { Article } from '../../articles/article.ts';
import { type Token, tokensOf } from '../../articles/tokens.ts';
import { titleOf } from '../people/title-words.ts';
import { findSpans } from './find-spans.ts';
import phrasal from './phrasal-cues.json' with { type: 'json' };
import type { QuotedSpan } from './scan-paragraph.ts';

/** A word or mark outside quote marks. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
}

/** A quoted span, standing as one unit in the sentence around it. */
export interface QuoteUnit {
  readonly kind: 'quote';
  readonly span: QuotedSpan;
  /** Index into the article's spans. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export type Unit = Word | QuoteUnit;

/** A sentence of the article with each quoted span as one unit: what stands around quotes, in reach of their cues. */
export interface Frame {
  readonly paragraph: number;
  readonly units: readonly Unit[];
  /** True where nothing but quotes and marks stands here. */
  readonly bare: boolean;
  /** True where a quote begins the sentence, but for a word or two such as "Instead,". */
  readonly opensWithQuote: boolean;
}

const phrasalCues = new Map<string, string>(Object.entries(phrasal));
const phrasalVerbs = new Set([...phrasalCues.keys()].map((words) => words.split(' ')[0]));

/** The sentences of an article with its quoted spans folded into units. */
export function framesOf(article: Article): Frame[] {
  const text = article.body.text;
  const spans = findSpans(article);
  const tokens = tokensOf(article);
  const frames: Frame[] = [];
  let units: Unit[] = [];
  let paragraph = 0;
  let span = 0;
  let lastSentence = -1;
  let added = -1;
  const flush = () => {
    if (units.length > 0) frames.push(frameOf(paragraph, units));
    units = [];
  };
  const enter = (at: number) => {
    while (paragraph < article.paragraphs.length - 1 && at >= (article.paragraphs[paragraph]?.end ?? 0)) {
      flush();
      paragraph++;
    }
  };
  const addQuote = (quoted: QuotedSpan, index: number) => {
    if (index <= added) return;
    added = index;
    enter(quoted.start);
    if (startsNewFrame(units.at(-1), text)) flush();
    units.push({ kind: 'quote', span: quoted, index, start: quoted.outer.start, end: quoted.outer.end });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    let quoted = spans[span];
    while (quoted && quoted.outer.end <= token.start) {
      addQuote(quoted, span);
      quoted = spans[++span];
    }
    if (quoted && token.end > quoted.outer.start) {
      addQuote(quoted, span);
      lastSentence = token.sentence;
      continue;
    }
    enter(token.start);
    const word = wordOf(token, tokens[at + 1], tokens[at + 2]);
    if (startsNewFrame(units.at(-1), text, word, token.sentence !== lastSentence)) flush();
    units.push(word);
    lastSentence = token.sentence;
  }
  for (; span < spans.length; span++) {
    const quoted = spans[span];
    if (quoted) addQuote(quoted, span);
  }
  flush();
  return frames;
}

function frameOf(paragraph: number, units: readonly Unit[]): Frame {
  const bare = units.every((unit) => unit.kind === 'quote' || !/[\p{L}\p{N}]/u.test(unit.text));
  const first = units.find((unit) => unit.kind === 'quote' || !(/^(?:ADV|CCONJ)$/.test(unit.pos) || unit.text === ','));
  return { paragraph, units, bare, opensWithQuote: first?.kind === 'quote' };
}

function wordOf(token: Token, next: Token | undefined, third: Token | undefined): Word {
  const { text, lower, start, end } = token;
  const following = token.pos === 'NOUN' || phrasalVerbs.has(lower) ? (next?.lower ?? '') : '';
  const cue = phrasalVerbs.has(lower) ? phrasalCues.get(`${lower} ${following}`) : undefined;
  // "went on" brings speech only where a mark follows: "Tovar went on:".
  const ends = cue !== 'continue' || !/[\p{L}\p{N}]/u.test(third?.text ?? '');
  if (cue && ends) return { kind: 'word', text, lower, pos: 'VERB', lemma: cue, start, end };
  // "a consultant, notes that": taggers take many such verbs for plurals.
  const verb = token.pos === 'NOUN' && following === 'that' && /s$/.test(lower);
  return {
    kind: 'word',
    text,
    lower,
    pos: verb ? 'VERB' : token.pos,
    lemma: verb ? lower.slice(0, -1) : token.lemma,
    start,
    end,
  };
}

function isStop(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code === 46 || code === 33 || code === 63 || code === 0x2026) && /^[.!?\u2026]+$/.test(text);
}

/** Whether the next unit begins a new sentence. After a quote the quote's own last mark decides. */
function startsNewFrame(previous: Unit | undefined, text: string, next?: Word, splitHere = false): boolean {
  if (!previous) return false;
  if (previous.kind === 'word') {
    if (isStop(previous.text)) return next ? splitHere : true;
    return splitHere && previous.text.endsWith('.') && !titleOf(previous.text) && !/^\p{Lu}\.$/u.test(previous.text);
  }
  if (!next || /^[\p{Ll},;:)\u2014\u2013-]/u.test(next.text)) return false;
  const last =
    text
      .slice(Math.max(previous.span.start, previous.span.end - 3), previous.span.end)
      .replace(/["'\u2018\u2019\u201c\u201d)\]]+$/, '')
      .at(-1) ?? '';
  // After "?" and "!" the sentence may go on with a capital ("Why?" Tovar asked): kept together, the cue decides.
  return last === '.';
}
