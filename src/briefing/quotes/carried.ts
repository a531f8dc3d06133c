import type { Frame } from './frames.ts';
import type { Speaker, Spoken } from './speakers.ts';

interface Before {
  readonly frames: readonly Frame[];
  readonly spoken: readonly Spoken[];
  readonly leads: readonly (Speaker | null | undefined)[];
}

/** A speaker whom a quote takes over from what stands before it, and how. */
export interface Carried {
  readonly speaker: Speaker;
  readonly rule: 'resumed' | 'same paragraph' | 'lead-in' | 'lead-in paragraph' | 'next paragraph';
}

/**
 * The speaker of a quote that nothing in frame `index` attributes: speech goes on within a paragraph, over a
 * paragraph's end, or follows a sentence that leads up to it. A quote with words around it only goes on within its
 * paragraph. Null where nothing carries over.
 */
export function carriedSpeaker({ frames, spoken, leads }: Before, index: number, quote: number): Carried | null {
  const here = frames[index];
  const before = frames[index - 1];
  if (!here || !before) return null;
  const { bare } = here;
  const previous = spoken[quote - 1];
  if (previous?.speaker && frames[previous.frame]?.paragraph === here.paragraph) {
    const near = previous.frame >= index - 1;
    const lead = bare && !near ? leads[index - 1] : null;
    if (lead?.person) return { speaker: lead, rule: 'lead-in' };
    if (bare || (near && here.opensWithQuote))
      return { speaker: previous.speaker, rule: near && bare ? 'resumed' : 'same paragraph' };
  }
  if (!bare) return null;
  const lead = before.units.some((unit) => unit.kind === 'quote') ? null : leads[index - 1];
  if (lead) return { speaker: lead, rule: before.paragraph === here.paragraph ? 'lead-in' : 'lead-in paragraph' };
  if (previous?.speaker && frames[previous.frame]?.paragraph === here.paragraph - 1) {
    return { speaker: previous.speaker, rule: 'next paragraph' };
  }
  return null;
}
