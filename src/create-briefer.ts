import { createHash } from 'node:crypto';
import type { ArchiveScope } from './articles/article-archive.ts';
import type { BriefAnswer, Length } from './commands/parts.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch, plural } from './kernel/text.ts';
import {
  type BriefingRequest,
  type ComposedStory,
  composeOne,
  finishBriefing,
  MOST_STORIES,
  showBriefing,
} from './make-briefing.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import { createStoryIndex, type Found } from './stories/search.ts';
import type { Story } from './stories/story.ts';
import type { LiveTopic } from './stories/topic-list.ts';

/** Where stories are found. */
export interface StorySource {
  /** The stories on a topic among what someone may see, the best first; `since` leaves out what is older. */
  find(topic: string, scope: ArchiveScope, since: Date | null): Promise<Found>;
  /** Live topics that continue what was typed, best first; topics worth showing when nothing was. */
  complete(typed: string, limit: number, scope: ArchiveScope): Promise<string[]>;
  /** Live topics near one that was not found. */
  nearest(topic: string, limit: number, scope: ArchiveScope): Promise<LiveTopic[]>;
  /** A topic as the articles write it, or as it was typed. */
  written(topic: string): string;
}

/** Finds stories for a topic and makes the briefing of them. */
export interface Briefer {
  /** `working` is told what is being done where it takes a while. */
  brief(
    topic: string,
    length: Length,
    scope?: ArchiveScope,
    since?: Date | null,
    working?: (what: string) => void,
  ): Promise<BriefAnswer>;
  /** Live topics for what is typed so far, best first; topics worth showing when nothing is. */
  suggest(typed: string, scope?: ArchiveScope): Promise<readonly string[]>;
  /** A topic as the articles write it ("Port Ellery" for "port ellery"), or as it was typed. */
  written(topic: string): string;
}

const MOST_CACHED = 200;
const MOST_NEAREST = 5;
const MOST_SUGGESTED = 25;
const BUNDLED_ONLY: ArchiveScope = { feedIds: [], mutedOutlets: [] };

/** Creates a briefer; a briefing once made of the same articles is given again, under the time of asking. */
export function createBriefer(source: StorySource, clock: Clock, logger: Logger): Briefer {
  const made = new Map<string, ShownBriefing>();

  async function make(topic: string, length: Length, found: Found, working: Working): Promise<ShownBriefing> {
    const { stories, corrected } = found;
    const key = keyOf(topic, length, stories);
    const known = made.get(key);
    if (known) {
      made.delete(key);
      made.set(key, known);
      return known;
    }
    const articles = stories.flatMap((story) => story.articles);
    working?.(`Reading ${plural(articles.length, 'article')}…`);
    const notes = corrected ? [`Nothing matches “${topic}”; this is “${corrected}”.`] : [];
    const request = { topic: corrected ?? topic, length, notes };
    const composed = await composeInTurn(request, stories);
    const briefing = finishBriefing(request, composed, clock.now(), logger);
    const shown = showBriefing(briefing, articles);
    made.set(key, shown);
    if (made.size > MOST_CACHED) made.delete(made.keys().next().value as string);
    return shown;
  }

  return {
    brief: async (topic, length, scope = BUNDLED_ONLY, since = null, working = undefined) => {
      const found = await source.find(topic, scope, since);
      if (found.stories.length === 0) {
        return { found: false, nearest: await source.nearest(topic, MOST_NEAREST, scope) };
      }
      const shown = await make(topic, length, found, working);
      const generatedAt = clock.now().toISOString();
      return { found: true, shown: { ...shown, briefing: { ...shown.briefing, generatedAt } } };
    },
    suggest: (typed, scope = BUNDLED_ONLY) => source.complete(typed, MOST_SUGGESTED, scope),
    written: (topic) => source.written(topic),
  };
}

type Working = ((what: string) => void) | undefined;

/** Composes story after story and lets other work go between: a heartbeat or an acknowledgement must not wait for all. */
async function composeInTurn(request: BriefingRequest, found: readonly Story[]): Promise<ComposedStory[]> {
  const composed: ComposedStory[] = [];
  for (const story of found.slice(0, MOST_STORIES)) {
    await new Promise((resolve) => setImmediate(resolve));
    composed.push(composeOne(request, story));
  }
  return composed;
}

/** The same topic, length and texts give the same briefing. */
function keyOf(topic: string, length: Length, stories: readonly Story[]): string {
  const hash = createHash('sha256').update(`${length} ${topic}`);
  for (const { id, articles } of stories) {
    hash.update(`\n${id}`);
    for (const article of articles) hash.update(` ${article.id} ${article.text.length} ${article.text.slice(0, 200)}`);
  }
  return hash.digest('base64url');
}

/** Stories that do not change, all of which everybody may see. */
export function fixedStories(stories: readonly Story[]): StorySource {
  const index = createStoryIndex(stories);
  return {
    find: async (topic) => index.find(topic),
    complete: async (typed, limit) => index.complete(typed, limit),
    nearest: async (topic, limit) => index.nearest(topic, limit),
    written: (topic) => {
      const folded = foldForSearch(topic);
      return index.complete(topic, MOST_SUGGESTED).find((live) => foldForSearch(live) === folded) ?? topic;
    },
  };
}
