import type { ArticleArchive } from './articles/article-archive.ts';
import type { CommandService } from './commands/command.ts';
import { createCommandService } from './commands/create-command-service.ts';
import { newReference } from './commands/fault.ts';
import type { BriefAnswer, DeliveredNow, Length, Where } from './commands/parts.ts';
import type { Briefer } from './create-briefer.ts';
import type { Sources } from './create-sources.ts';
import { type DeliveryLedger, EDITION_KEPT_DAYS } from './delivery/delivery-ledger.ts';
import type { LastBriefings, ShownBriefings, ToldCorrections } from './delivery/shown-briefings.ts';
import { effectOfMuting } from './effect-of-muting.ts';
import { createCorrectionFinder } from './find-corrections.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import { foldForSearch } from './kernel/text.ts';
import { createLookBack } from './look-back.ts';
import { createDigestMaker, type MakeDigest } from './make-digest.ts';
import { parseShown, type ShownBriefing, serializeShown } from './presentation/shown-briefing.ts';
import type { PersonZones } from './subscriptions/person-zones.ts';
import type { Subscription, SubscriptionStore } from './subscriptions/subscription.ts';
import { createCorrectionTeller } from './tell-corrections.ts';
import { createTenants, type Tenants } from './tenants.ts';

export interface CoreParts {
  readonly briefer: Briefer;
  readonly sources: Omit<Sources, 'start' | 'stop'>;
  readonly subscriptions: SubscriptionStore;
  readonly personZones: PersonZones;
  readonly ledger: DeliveryLedger;
  readonly archive: ArticleArchive;
  readonly shownBriefings: ShownBriefings;
  readonly lastBriefings: LastBriefings;
  readonly toldCorrections: ToldCorrections;
  /** Posts an edition at once. */
  readonly deliverNow: (subscription: Subscription, now: Date) => Promise<DeliveredNow>;
  readonly defaultZone: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The core, assembled: what the adapters ask, and what the scheduler posts. */
export interface Core {
  readonly service: CommandService;
  readonly makeDigest: MakeDigest;
  readonly tenants: Tenants;
}

/** Assembles the commands and the digests around one briefer and one store. */
export function createCore(parts: CoreParts): Core {
  const { briefer, shownBriefings, lastBriefings, clock, logger, ledger, sources } = parts;

  const keepShown = (shown: ShownBriefing, days?: number) =>
    shownBriefings.keep(shown.id, serializeShown(shown), clock.now(), days);

  const findShown = async (id: string) => {
    const json = await shownBriefings.find(id);
    return json === null ? null : parseShown(json);
  };

  const brief = async (
    topic: string,
    length: Length,
    where: Where,
    since: Date | null = null,
  ): Promise<BriefAnswer> => {
    const answered = await briefer.brief(topic, length, await sources.scopeOf(where), since);
    if (answered.found) await keepShown(answered.shown);
    return answered;
  };

  const findCorrections = createCorrectionFinder(parts.archive);
  const lookBack = createLookBack(ledger);
  const makeDigest = createDigestMaker({
    brief,
    keepShown: (shown) => keepShown(shown, EDITION_KEPT_DAYS),
    written: briefer.written,
    lookBack,
    ledger,
    findCorrections,
    articlesRead: sources.articlesRead,
    troubles: sources.troubles,
    startedAt: clock.now(),
  });

  const service = createCommandService({
    ...sources,
    effectOfMuting: (outlet, where) => effectOfMuting(parts, outlet, where),
    brief,
    seenBefore: ({ platform, userId }, topic, { id }) => {
      return lastBriefings.swap({ platform, userId, topic: foldForSearch(topic), shownId: id }, clock.now());
    },
    corrections: createCorrectionTeller({ ...parts, findCorrections, lookBack, findShown }),
    findShown,
    suggest: async (_completes, typed, where) => briefer.suggest(typed, await sources.scopeOf(where)),
    subscriptions: parts.subscriptions,
    personZones: parts.personZones,
    makeDigest,
    deliverNow: parts.deliverNow,
    history: (id, limit) => ledger.history(id, limit),
    defaultZone: parts.defaultZone,
    clock,
    logger,
    newReference,
  });
  return { service, makeDigest, tenants: createTenants(parts.subscriptions, clock, logger) };
}
