import type { Article } from './articles/article.ts';
import type { BriefedStory } from './briefing/briefing.ts';
import type { Logger } from './kernel/logger.ts';

/**
 * Briefs articles (at least one) as one story, with all the stages of a briefing; `maxWords` is a hard budget over the
 * bullets. Evidence defects go to the log. What briefs is loaded at the first call: the bot itself briefs in a thread.
 */
export async function briefArticles(
  articles: readonly Article[],
  maxWords: number | undefined,
  logger: Logger,
): Promise<BriefedStory> {
  const { makeBriefing } = await import('./make-briefing.ts');
  const story = { id: articles[0]?.id ?? '', articles };
  const request = { topic: '', length: 'long' as const, ...(maxWords !== undefined && { maxWords }) };
  return makeBriefing(request, [story], new Date(0), logger).stories[0] as BriefedStory;
}
