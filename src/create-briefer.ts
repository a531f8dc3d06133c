import type { BriefAnswer, Length } from './commands/parts.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { makeBriefing, showBriefing } from './make-briefing.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import { createStoryIndex } from './stories/search.ts';
import type { Story } from './stories/story.ts';

/** Finds stories for a topic and makes the briefing of them. */
export interface Briefer {
  brief(topic: string, length: Length): BriefAnswer;
  /** Live topics for what is typed so far, best first; topics worth showing when nothing is. */
  suggest(typed: string): readonly string[];
  /** A topic as the articles write it ("Port Ellery" for "port ellery"), or as it was typed. */
  written(topic: string): string;
}

const MOST_CACHED = 200;
const MOST_NEAREST = 5;
const MOST_SUGGESTED = 25;

/** Creates a briefer over stories that do not change; a briefing once made is given again, under the time of asking. */
export function createBriefer(stories: readonly Story[], clock: Clock, logger: Logger): Briefer {
  const index = createStoryIndex(stories);
  const made = new Map<string, ShownBriefing>();

  function make(topic: string, length: Length): ShownBriefing | null {
    const found = index.find(topic);
    if (found.stories.length === 0) return null;
    const notes = found.corrected ? [`Nothing matches “${topic}”; this is “${found.corrected}”.`] : [];
    const request = { topic: found.corrected ?? topic, length, notes };
    const briefing = makeBriefing(request, found.stories, clock.now(), logger);
    return showBriefing(
      briefing,
      found.stories.flatMap((story) => story.articles),
    );
  }

  return {
    brief: (topic, length) => {
      const key = `${length} ${topic}`;
      const shown = made.get(key) ?? make(topic, length);
      if (!shown) return { found: false, nearest: index.nearest(topic, MOST_NEAREST) };
      made.delete(key);
      made.set(key, shown);
      if (made.size > MOST_CACHED) made.delete(made.keys().next().value as string);
      const generatedAt = clock.now().toISOString();
      return { found: true, shown: { ...shown, briefing: { ...shown.briefing, generatedAt } } };
    },
    suggest: (typed) => index.complete(typed, MOST_SUGGESTED),
    written: (topic) => {
      const folded = foldForSearch(topic);
      return index.complete(topic, MOST_SUGGESTED).find((live) => foldForSearch(live) === folded) ?? topic;
    },
  };
}
