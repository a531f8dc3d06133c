import type { Article } from '../../articles/article.ts';
import type { Span } from '../../kernel/text.ts';
import type { Appearance } from '../briefing.ts';
import type { StoryPeople } from '../people.ts';
import { SENTENCE_JOINT } from '../sentence-joint.ts';
import { findSpans } from './find-spans.ts';
import { isNoQuote } from './no-quote.ts';
import type { QuotedSpan } from './scan-paragraph.ts';
import { originalSegments, textOf } from './segments.ts';
import type { Speaker, Spoken } from './speakers.ts';

/** What someone is quoted as saying at one place of one article, before outlets are compared. */
export interface Utterance {
  readonly speaker: Speaker | null;
  /** True where a name at the quote tells the speaker: surer than "he said". */
  readonly named: boolean;
  readonly kind: 'direct' | 'partial' | 'relayed';
  readonly appearance: Appearance;
  /** Where it stands in its article, 0 to 1. */
  readonly depth: number;
}

const NEAR = 40;

/** The utterances of one article, in order: broken quotes joined, scare quotes, titles and nicknames left out. */
export function findUtterances(article: Article, people: StoryPeople): Utterance[] {
  const spans = findSpans(article);
  const spoken = people.spokenIn(article.id);
  const quotes = spans.flatMap((span, index) => {
    const told = spoken[index];
    return told && !isNoQuote(article, span, told) ? [{ span, told }] : [];
  });
  const utterances: Utterance[] = [];
  for (let at = 0; at < quotes.length; at++) {
    const first = quotes[at];
    if (!first) continue;
    const group: QuotedSpan[] = [first.span];
    for (let next = quotes[at + 1]; next && goesOn(quotes[at], next); next = quotes[at + 1]) {
      group.push(next.span);
      at++;
    }
    utterances.push(utteranceOf(article, group, first.told));
  }
  return utterances;
}

interface Told {
  readonly span: QuotedSpan;
  readonly told: Spoken;
}

/** Whether a span carries on the utterance of the one before it. */
function goesOn(before: Told | undefined, after: Told): boolean {
  if (!before) return false;
  if (before.span.continues) return true;
  if (before.span.paragraph !== after.span.paragraph || before.told.speaker?.name !== after.told.speaker?.name)
    return false;
  return after.told.resumes;
}

function utteranceOf(article: Article, group: readonly QuotedSpan[], told: Spoken): Utterance {
  const [first] = group;
  const parts = group.map((span, index) => partOf(article, span, group[index + 1]));
  const whole = told.whole || group.length > 1;
  return {
    speaker: told.speaker,
    named: told.named,
    kind: told.relayed ? 'relayed' : whole ? 'direct' : 'partial',
    appearance: {
      articleId: article.id,
      segments: parts.flatMap((part) => part.segments),
      text: parts.map((part, index) => (index === parts.length - 1 ? part.text : part.text + part.joint)).join(''),
    },
    depth: (first?.start ?? 0) / Math.max(1, article.body.text.length),
  };
}

interface Part {
  readonly segments: readonly Span[];
  readonly text: string;
  /** What parts it from the next one in the quote's text. */
  readonly joint: string;
}

/** One span of an utterance: its last comma stays only where the speaker's own sentence goes on in the next span. */
function partOf(article: Article, span: QuotedSpan, next: QuotedSpan | undefined): Part {
  const ends = !next || startsAnew(article.body.text, span, next);
  const own = ends ? withoutComma(article, span) : span;
  const segments = originalSegments(article, own);
  const text = textOf(article, segments);
  return { segments, text, joint: ends && !/[.!?\u2026][\u2019'"\u201d)\]]*$/.test(text) ? SENTENCE_JOINT : ' ' };
}

/** Whether the narration between two spans of an utterance ends the sentence: `"…," she said. "We …"`. */
function startsAnew(text: string, span: QuotedSpan, next: QuotedSpan): boolean {
  const narration = text.slice(Math.max(span.outer.end, next.outer.start - NEAR), next.outer.start).trimEnd();
  return /[.!?]$/.test(narration) && !/^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
}

/** The comma before a closing mark belongs to the sentence around the quote. */
function withoutComma(article: Article, span: QuotedSpan): QuotedSpan {
  let { end } = span;
  while (end > span.start + 1 && /[\s,]/.test(article.body.text[end - 1] ?? '')) end--;
  return { ...span, end };
}
