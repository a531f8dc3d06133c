import type { Article } from '../../articles/article.ts';
import type { Appearance } from '../briefing.ts';
import type { StoryPeople } from '../people.ts';
import { findSpans } from './find-spans.ts';
import { isNoQuote } from './no-quote.ts';
import type { QuotedSpan } from './scan-paragraph.ts';
import { originalSegments, textOf } from './segments.ts';
import type { Speaker, Spoken } from './speakers.ts';

/** What someone is quoted as saying at one place of one article, before outlets are compared. */
export interface Utterance {
  readonly speaker: Speaker | null;
  readonly kind: 'direct' | 'partial' | 'relayed';
  readonly appearance: Appearance;
  /** Where it stands in its article, 0 to 1. */
  readonly depth: number;
}

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
  const segments = group.flatMap((span, index) =>
    originalSegments(article, index === group.length - 1 ? withoutComma(article, span) : span),
  );
  const [first] = group;
  const whole = told.whole || group.length > 1;
  return {
    speaker: told.speaker,
    kind: told.relayed ? 'relayed' : whole ? 'direct' : 'partial',
    appearance: { articleId: article.id, segments, text: textOf(article, segments) },
    depth: (first?.start ?? 0) / Math.max(1, article.body.text.length),
  };
}

/** The comma before a closing mark belongs to the sentence around the quote. */
function withoutComma(article: Article, span: QuotedSpan): QuotedSpan {
  let { end } = span;
  while (end > span.start + 1 && /[\s,]/.test(article.body.text[end - 1] ?? '')) end--;
  return { ...span, end };
}
