import type { Article } from './articles/article.ts';
import type { BriefedStory } from './briefing/briefing.ts';
import type { Logger } from './kernel/logger.ts';
import { makeBriefing } from './make-briefing.ts';

/**
 * Briefs articles (at least one) as one story, with all the stages of a briefing; `maxWords` is a hard budget over the
 * bullets. Evidence defects go to the log.
 */
export function briefArticles(
  articles: readonly Article[],
  maxWords: number | undefined,
  logger: Logger,
): BriefedStory {
  const story = { id: articles[0]?.id ?? '', articles };
  const request = { topic: '', length: 'long' as const, ...(maxWords !== undefined && { maxWords }) };
  return makeBriefing(request, [story], new Date(0), logger).stories[0] as BriefedStory;
}
