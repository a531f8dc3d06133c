import { createHash } from 'node:crypto';
import type { BriefKept, BriefRequest } from './brief-kept.ts';
import { noteCorrected } from './briefing/notes.ts';
import type { Asked, StorySource } from './create-briefer.ts';
import { keepLast } from './keep-last.ts';
import { plural } from './kernel/text.ts';
import type { LiveStories } from './live-stories.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';

type Made = Promise<ShownBriefing | null>;
type Working = ((what: string) => void) | undefined;

/** Briefings that are kept made; a large one has half a megabyte. */
const MOST_KEPT = 50;
const MOST_ASKED = 50;
/** So long nothing is looked up anew where no article came. */
const FRESH_MS = 60_000;

/** Briefs live stories; the same question within a minute, and the same articles at any time, are briefed once. */
export function liveBriefings(live: LiveStories, brief: BriefKept): StorySource {
  const asked = keepLast<{ readonly at: number; readonly made: Made }>(MOST_ASKED);
  const known = keepLast<Made>(MOST_KEPT);

  const briefOnce = (request: BriefRequest, working: Working): Made => {
    const key = keyOf(request);
    const before = known.get(key);
    if (before !== undefined) return before;
    working?.(`Reading ${plural(countArticles(request), 'article')}…`);
    const made = brief(request);
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };

  const briefAnew = async ({ topic, length, scope, since }: Asked, now: Date, working: Working): Made => {
    const stories = await live.find(topic, scope, since);
    const shown = stories.length > 0 ? await briefOnce({ topic, length, notes: [], stories, now }, working) : null;
    if (shown) return shown;
    const meant = live.correct(topic);
    const others = meant === null ? [] : await live.find(meant, scope, since);
    if (meant === null || others.length === 0) return null;
    const notes = [noteCorrected(topic, meant)];
    return await briefOnce({ topic: meant, length, notes, stories: others, now }, working);
  };

  return {
    brief: (question, now, working) => {
      const { since, ...rest } = question;
      const minute = since && Math.floor(since.getTime() / FRESH_MS);
      const key = JSON.stringify([live.revision(), minute, rest]);
      const before = asked.get(key);
      if (before && Math.abs(now.getTime() - before.at) < FRESH_MS) return before.made;
      const made = briefAnew(question, now, working);
      asked.set(key, { at: now.getTime(), made });
      made.catch(() => asked.delete(key));
      return made;
    },
    about: async ({ message, length, scope }, now, working) => {
      const found = await live.about(message, scope);
      if (!found) return null;
      const { story, topic, by } = found;
      const shown = await briefOnce({ topic, length, notes: [], stories: [story], all: true, now }, working);
      return shown && { shown, storyId: story.id, by };
    },
    complete: live.complete,
    nearest: live.nearest,
    written: live.written,
  };
}

function countArticles({ stories }: BriefRequest): number {
  return stories.reduce((sum, { items }) => sum + items.length, 0);
}

/** Whatever a briefing tells comes from its topic, its length, and the articles. */
function keyOf({ topic, length, notes, stories, all }: BriefRequest): string {
  const hash = createHash('sha256').update(JSON.stringify([topic, length, notes, all]));
  for (const { id, items } of stories) hash.update(JSON.stringify([id, items]));
  return hash.digest('base64url');
}
