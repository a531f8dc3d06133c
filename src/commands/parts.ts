import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import type { SubscriptionStore } from '../subscriptions/subscription.ts';

export type Length = 'short' | 'standard' | 'long';

/** A briefing, or the topics nearest to what was asked, best first. */
export type BriefAnswer =
  | { readonly found: true; readonly shown: ShownBriefing }
  | { readonly found: false; readonly nearest: readonly { readonly topic: string; readonly articles: number }[] };

/** What the commands that ask for a briefing are given. */
export interface AskParts {
  /** Makes a briefing of a topic, and keeps it so that its buttons work. */
  readonly brief: (topic: string, length: Length) => Promise<BriefAnswer>;
  readonly clock: Clock;
}

/** What all commands together are given: everything that does I/O or makes a briefing. */
export interface CommandParts extends AskParts {
  readonly findShown: (id: string) => Promise<ShownBriefing | null>;
  /** Live topics (and speakers) for what is typed so far, best first. */
  readonly suggest: (completes: 'topic' | 'topic-or-speaker', typed: string) => readonly string[];
  readonly subscriptions: SubscriptionStore;
  readonly defaultZone: string;
  readonly logger: Logger;
  /** A short random reference for the log and the person, such as "7F3K". */
  readonly newReference: () => string;
}
