import { noteCorrected } from './briefing/notes.ts';
import type { Asked, StorySource } from './create-briefer.ts';
import { findArticle, topicOf } from './find-article.ts';
import { fixedShelf } from './fixed-shelf.ts';
import { keepLast } from './keep-last.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import type { BriefingRequest } from './make-briefing.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import { createStoryIndex } from './stories/search.ts';
import type { Story } from './stories/story.ts';

const MOST_KEPT = 50;
const MOST_LOOKED_UP = 25;

/**
 * Stories that do not change, all of which everybody may see; each question is briefed once. What briefs is loaded at the first
 * question: the bot itself briefs in a thread.
 */
export function fixedStories(stories: readonly Story[], logger: Logger): StorySource {
  const index = createStoryIndex(stories);
  const known = keepLast<ShownBriefing>(MOST_KEPT);

  const make = async ({ topic, length }: Asked, now: Date): Promise<ShownBriefing | null> => {
    const found = index.find(topic);
    if (found.stories.length === 0) return null;
    const notes = found.corrected ? [noteCorrected(topic, found.corrected)] : [];
    const request = { topic: found.corrected ?? topic, length, notes };
    return briefAll(request, found.stories, now, logger);
  };

  return {
    brief: async (asked, now) => {
      const key = `${asked.length} ${asked.topic}`;
      const shown = known.get(key) ?? (await make(asked, now));
      if (shown) known.set(key, shown);
      return shown;
    },
    about: async ({ message, length }, now) => {
      const { shelf, vocabulary } = fixedShelf(stories.flatMap(({ articles }) => articles));
      const found = await findArticle(message, vocabulary, shelf);
      const story = found && stories.find(({ articles }) => articles.includes(found.article));
      if (!story) return null;
      const request = { topic: topicOf(found.article, vocabulary), length };
      return { shown: await briefAll(request, [story], now, logger), storyId: story.id, by: found.by };
    },
    complete: async (typed, limit) => index.complete(typed, limit),
    nearest: async (topic, limit) => index.nearest(topic, limit),
    written: (topic) => {
      const folded = foldForSearch(topic);
      return index.complete(topic, MOST_LOOKED_UP).find((live) => foldForSearch(live) === folded) ?? topic;
    },
  };
}

async function briefAll(
  request: BriefingRequest,
  stories: readonly Story[],
  now: Date,
  logger: Logger,
): Promise<ShownBriefing> {
  const { makeBriefing, showBriefing } = await import('./make-briefing.ts');
  const articles = stories.flatMap((story) => story.articles);
  return showBriefing(makeBriefing(request, stories, now, logger), articles);
}
