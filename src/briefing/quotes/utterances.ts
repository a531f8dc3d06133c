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
  const utterances: Utterance[] = [];
  for (let at = 0; at < spans.length; at++) {
    const first = spans[at];
    const told = spoken[at];
    if (!first || !told || isNoQuote(article, first, told)) continue;
    const group: QuotedSpan[] = [first];
    while (at + 1 < spans.length && goesOn(spans[at], spans[at + 1], spoken[at], spoken[at + 1])) {
      const next = spans[++at];
      if (next) group.push(next);
    }
    utterances.push(utteranceOf(article, group, told));
  }
  return utterances;
}

/** Whether a span carries on the utterance of the one before it. */
function goesOn(before?: QuotedSpan, after?: QuotedSpan, told?: Spoken, next?: Spoken): boolean {
  if (!before || !after || !told || !next) return false;
  if (before.continues) return true;
  if (before.paragraph !== after.paragraph || !next.speaker || told.speaker?.name !== next.speaker.name) return false;
  return next.resumes;
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
