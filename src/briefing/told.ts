import { z } from 'zod';
import type { Briefing } from './briefing.ts';

const toldSchema = z.object({
  bullets: z.array(z.object({ text: z.string() })),
  quotes: z.array(z.object({ text: z.string(), speaker: z.string().nullable() })),
});

/** What one or several briefings told: the words of their bullets and quotes, and nothing else. */
export type Told = z.infer<typeof toldSchema>;

export const NOTHING_TOLD: Told = { bullets: [], quotes: [] };

/** What a briefing tells, over all its stories. */
export function toldBy(briefing: Briefing): Told {
  return {
    bullets: briefing.stories.flatMap((story) => story.bullets.map(({ text }) => ({ text }))),
    quotes: briefing.stories.flatMap((story) => story.quotes.map(({ text, speaker }) => ({ text, speaker }))),
  };
}

/** All that was told, each wording once. */
export function allTold(told: readonly Told[]): Told {
  const bullets = new Map(told.flatMap((one) => one.bullets.map((bullet) => [bullet.text, bullet] as const)));
  const quotes = new Map(
    told.flatMap((one) => one.quotes.map((quote) => [`${quote.speaker ?? ''}: ${quote.text}`, quote] as const)),
  );
  return { bullets: [...bullets.values()], quotes: [...quotes.values()] };
}

/** Reads what was kept as JSON text; null when it is not that (an older version's, a damaged row). */
export function parseTold(json: string): Told | null {
  try {
    return toldSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
