import { z } from 'zod';
import type { Briefing } from './briefing.ts';

/** The ids of the articles that it was told from; editions of the first versions did not keep them. */
const articles = z.array(z.string()).default([]);
const toldSchema = z.object({
  bullets: z.array(z.object({ text: z.string(), articles })),
  quotes: z.array(z.object({ text: z.string(), speaker: z.string().nullable(), articles })),
});

/** What one or several briefings told: the words of their bullets and quotes, and the articles that they are from. */
export type Told = z.infer<typeof toldSchema>;

export const NOTHING_TOLD: Told = { bullets: [], quotes: [] };

/** What a briefing tells, over all its stories. */
export function toldBy(briefing: Briefing): Told {
  const idsOf = (places: readonly { readonly articleId: string }[]) => [
    ...new Set(places.map(({ articleId }) => articleId)),
  ];
  return {
    bullets: briefing.stories.flatMap(({ bullets }) =>
      bullets.map(({ text, citations }) => ({ text, articles: idsOf(citations) })),
    ),
    quotes: briefing.stories.flatMap(({ quotes }) =>
      quotes.map(({ text, speaker, appearances }) => ({ text, speaker, articles: idsOf(appearances) })),
    ),
  };
}

/** All that was told, each wording once, with every article that it was told from. */
export function allTold(told: readonly Told[]): Told {
  const bullets = told.flatMap((one) => one.bullets);
  const quotes = told.flatMap((one) => one.quotes);
  return {
    bullets: eachOnce(bullets, ({ text }) => text),
    quotes: eachOnce(quotes, ({ text, speaker }) => `${speaker ?? ''}: ${text}`),
  };
}

function eachOnce<T extends { readonly articles: string[] }>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const known = new Map<string, T>();
  for (const item of items) {
    const before = known.get(keyOf(item))?.articles ?? [];
    known.set(keyOf(item), { ...item, articles: [...new Set([...before, ...item.articles])] });
  }
  return [...known.values()];
}

/** Reads what was kept as JSON text; null when it is not that (an older version's, a damaged row). */
export function parseTold(json: string): Told | null {
  try {
    return toldSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
