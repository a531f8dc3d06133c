import type { ArchiveScope } from './articles/article-archive.ts';
import type { CommandMessage } from './commands/command.ts';
import type { BriefAnswer, Length, StoryBriefed } from './commands/parts.ts';
import type { Clock } from './kernel/clock.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import type { LiveTopic } from './stories/topic-list.ts';

/** What someone asks for, and what they may see; `since` leaves out what is older. */
export interface Asked {
  readonly topic: string;
  readonly length: Length;
  readonly scope: ArchiveScope;
  readonly since: Date | null;
}

/** What someone asks of a message, and what they may see. */
interface AskedAbout {
  readonly message: CommandMessage;
  readonly length: Length;
  readonly scope: ArchiveScope;
}

/** Where stories are found and briefed. */
export interface StorySource {
  /**
   * The briefing of the stories on a topic, the best first; a spelling mistake is forgiven. Null where there are none.
   * `working` is told what is being done where it takes a while.
   */
  brief(asked: Asked, now: Date, working?: (what: string) => void): Promise<ShownBriefing | null>;
  /** The briefing of the story that a message is about; null where there is none. */
  about(asked: AskedAbout, now: Date, working?: (what: string) => void): Promise<StoryBriefed | null>;
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
  /** The briefing of the story that a message is about; null where there is none. */
  about(
    message: CommandMessage,
    length: Length,
    scope?: ArchiveScope,
    working?: (what: string) => void,
  ): Promise<StoryBriefed | null>;
  /** Live topics for what is typed so far, best first; topics worth showing when nothing is. */
  suggest(typed: string, scope?: ArchiveScope): Promise<readonly string[]>;
  /** A topic as the articles write it ("Port Ellery" for "port ellery"), or as it was typed. */
  written(topic: string): string;
}

const MOST_NEAREST = 5;
const MOST_SUGGESTED = 25;
const BUNDLED_ONLY: ArchiveScope = { feedIds: [], mutedOutlets: [] };

/** Creates a briefer over a source; what it has made before is given under the time of asking. */
export function createBriefer(source: StorySource, clock: Clock): Briefer {
  const asOfNow = (shown: ShownBriefing): ShownBriefing => {
    return { ...shown, briefing: { ...shown.briefing, generatedAt: clock.now().toISOString() } };
  };
  return {
    brief: async (topic, length, scope = BUNDLED_ONLY, since = null, working = undefined) => {
      const shown = await source.brief({ topic, length, scope, since }, clock.now(), working);
      if (!shown) return { found: false, nearest: await source.nearest(topic, MOST_NEAREST, scope) };
      return { found: true, shown: asOfNow(shown) };
    },
    about: async (message, length, scope = BUNDLED_ONLY, working = undefined) => {
      const found = await source.about({ message, length, scope }, clock.now(), working);
      return found && { ...found, shown: asOfNow(found.shown) };
    },
    suggest: (typed, scope = BUNDLED_ONLY) => source.complete(typed, MOST_SUGGESTED, scope),
    written: (topic) => source.written(topic),
  };
}
