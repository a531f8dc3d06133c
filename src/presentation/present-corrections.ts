import type { Briefing } from '../briefing/briefing.ts';
import { plural } from '../kernel/text.ts';
import { changedWords } from './changed-words.ts';
import { publicationDate } from './dates.ts';
import { type Block, type Inline, text } from './document.ts';
import { referencesTo } from './references.ts';

/** Something that was told, and what its source says now. */
export interface Correction {
  /** As it was told; a quote with its marks. */
  readonly before: string;
  /** What the article says in its place; null where it says nothing of it any more. */
  readonly now: string | null;
  readonly articleId: string;
  readonly outlet: string | null;
  readonly url: string | null;
  /** ISO 8601: when the other words were first seen. */
  readonly until: string;
}

/** Corrections that are shown; of more than these the rest is counted. */
const MOST_SHOWN = 5;

/** A line that says what is corrected ("your last briefing"), then each correction: what was said, what is said now, where, when. */
export function presentCorrections(what: string, corrections: readonly Correction[], briefing: Briefing): Block[] {
  if (corrections.length === 0) return [];
  const left = corrections.length - MOST_SHOWN;
  const more: Block[] = left > 0 ? [{ kind: 'small', content: [text(`${plural(left, 'correction')} more.`)] }] : [];
  return [
    { kind: 'paragraph', content: [{ kind: 'strong', text: 'Correction' }, text(` to ${what}`)] },
    ...corrections.slice(0, MOST_SHOWN).map((correction) => correctionBlock(correction, briefing)),
    ...more,
  ];
}

function correctionBlock({ before, now, articleId, outlet, url, until }: Correction, briefing: Briefing): Block {
  const numbers = referencesTo(briefing, [{ articleId }]);
  const named = outlet === null ? null : numbers.length === 0 && url !== null ? link(outlet, url) : text(outlet);
  const source: Inline[] =
    now === null
      ? [text(' · no longer in the article'), ...(named ? [text(' of '), named] : []), text(' since ')]
      : [text(' · '), named ?? text('The article'), text(' wrote otherwise until ')];
  return {
    kind: 'bullet',
    mark: 'changed',
    content: [...wordsOf(before, now), ...numbers, ...source, publicationDate(until), text('.')],
  };
}

function link(words: string, url: string): Inline {
  return { kind: 'link', text: words, url };
}

/** Both wordings, also where most words have changed. */
function wordsOf(before: string, now: string | null): Inline[] {
  const old: Inline = { kind: 'struck', text: before };
  if (now === null) return [old];
  const words = changedWords(before, now);
  return words.length > 1 ? words : [old, text(` ${now}`)];
}
