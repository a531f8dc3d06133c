import type { CommandService } from './commands/command.ts';
import { createCommandService } from './commands/create-command-service.ts';
import { newReference } from './commands/fault.ts';
import type { BriefAnswer, Length } from './commands/parts.ts';
import type { Briefer } from './create-briefer.ts';
import type { ShownBriefings } from './delivery/shown-briefings.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import type { Document } from './presentation/document.ts';
import { presentDigest } from './presentation/present-digest.ts';
import { parseShown, serializeShown } from './presentation/shown-briefing.ts';
import type { Subscription, SubscriptionStore } from './subscriptions/subscription.ts';
import { whenInWords } from './subscriptions/when-in-words.ts';

export interface CoreParts {
  readonly briefer: Briefer;
  readonly articlesRead: number;
  readonly subscriptions: SubscriptionStore;
  readonly shownBriefings: ShownBriefings;
  readonly defaultZone: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The core, assembled: what the adapters ask, and what the scheduler posts. */
export interface Core {
  readonly service: CommandService;
  /** The document of one edition; `lateByMs` is 0 when it is on time. */
  makeDigest(subscription: Subscription, dueAt: Date, now: Date, lateByMs: number): Promise<Document>;
}

/** Assembles the commands and the digests around one briefer and one store. */
export function createCore(parts: CoreParts): Core {
  const { briefer, shownBriefings, clock, logger } = parts;

  const brief = async (topic: string, length: Length): Promise<BriefAnswer> => {
    const answered = briefer.brief(topic, length);
    if (answered.found) await shownBriefings.keep(answered.shown.id, serializeShown(answered.shown), clock.now());
    return answered;
  };

  const service = createCommandService({
    brief,
    findShown: async (id) => {
      const json = await shownBriefings.find(id);
      return json === null ? null : parseShown(json);
    },
    suggest: (_completes, typed) => briefer.suggest(typed),
    subscriptions: parts.subscriptions,
    defaultZone: parts.defaultZone,
    clock,
    logger,
    newReference,
  });

  return {
    service,
    makeDigest: async (subscription, dueAt, now, lateByMs) => {
      const answered = await brief(subscription.topic, 'standard');
      return presentDigest(answered.found ? answered.shown : null, {
        topic: briefer.written(subscription.topic),
        when: whenInWords(subscription),
        zone: subscription.zone,
        dueAt,
        now,
        lateByMs,
        articlesRead: parts.articlesRead,
      });
    },
  };
}
