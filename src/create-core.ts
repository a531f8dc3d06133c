import type { ArticleArchive } from './articles/article-archive.ts';
import type { CommandService } from './commands/command.ts';
import { createCommandService } from './commands/create-command-service.ts';
import { newReference } from './commands/fault.ts';
import type { BriefAnswer, DeliveredNow, FollowedSource, Length, MessageParts, Where } from './commands/parts.ts';
import type { Briefer } from './create-briefer.ts';
import type { Sources } from './create-sources.ts';
import { type DeliveryLedger, EDITION_KEPT_DAYS } from './delivery/delivery-ledger.ts';
import type { Shares } from './delivery/shares.ts';
import type { LastBriefings, ShownBriefings, ToldCorrections } from './delivery/shown-briefings.ts';
import { effectOfMuting } from './effect-of-muting.ts';
import { createCorrectionFinder } from './find-corrections.ts';
import { createShown } from './keep-shown.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import { createLookBack } from './look-back.ts';
import { createDigestMaker, type MakeDigest } from './make-digest.ts';
import type { PictureThread } from './picture-thread.ts';
import { presentGaps } from './presentation/present-gaps.ts';
import { createShareOnce } from './share-once.ts';
import type { FormDrafts } from './subscriptions/form-drafts.ts';
import type { ManagerStore } from './subscriptions/managers.ts';
import type { PersonZones } from './subscriptions/person-zones.ts';
import type { Subscription, SubscriptionStore } from './subscriptions/subscription.ts';
import { createCorrectionTeller } from './tell-corrections.ts';
import { createTenants, type Tenants } from './tenants.ts';

export interface CoreParts {
  readonly briefer: Briefer;
  readonly sources: Omit<Sources, 'start' | 'stop'>;
  readonly subscriptions: SubscriptionStore;
  readonly personZones: PersonZones;
  readonly managers: ManagerStore;
  readonly shares: Shares;
  readonly ledger: DeliveryLedger;
  readonly archive: ArticleArchive;
  readonly shownBriefings: ShownBriefings;
  readonly lastBriefings: LastBriefings;
  readonly toldCorrections: ToldCorrections;
  readonly drafts: FormDrafts;
  /** Draws quotes. */
  readonly draw: PictureThread['draw'];
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
  const { briefer, clock, logger, ledger, sources } = parts;
  const { keepShown, findShown, seenBefore } = createShown(parts.shownBriefings, parts.lastBriefings, clock);

  const brief = async (
    topic: string,
    length: Length,
    where: Where,
    since: Date | null = null,
  ): Promise<BriefAnswer> => {
    const answered = await briefer.brief(topic, length, await sources.scopeOf(where), since, where.working);
    if (answered.found) await keepShown(answered.shown, where);
    return answered;
  };
  const about: MessageParts['about'] = async (message, length, where) => {
    const found = await briefer.about(message, length, await sources.scopeOf(where), where.working);
    if (found) await keepShown(found.shown, where);
    return found;
  };
  const gapsOf = async (where: Where) => presentGaps((await sources.feedsOf(where)).filter(isSilent));

  const findCorrections = createCorrectionFinder(parts.archive);
  const lookBack = createLookBack(ledger);
  const makeDigest = createDigestMaker({
    brief,
    keepShown: (shown, where) => keepShown(shown, where, EDITION_KEPT_DAYS),
    written: briefer.written,
    lookBack,
    ledger,
    findCorrections,
    articlesRead: sources.articlesRead,
    troubles: sources.troubles,
    gapsOf,
    startedAt: clock.now(),
  });

  const service = createCommandService({
    ...sources,
    effectOfMuting: (outlet, where) => effectOfMuting(parts, outlet, where),
    brief,
    about,
    seenBefore,
    corrections: createCorrectionTeller({ ...parts, findCorrections, lookBack, findShown }),
    gapsOf,
    findShown,
    draw: parts.draw,
    drafts: parts.drafts,
    suggest: async (_completes, typed, where) => briefer.suggest(typed, await sources.scopeOf(where)),
    subscriptions: parts.subscriptions,
    personZones: parts.personZones,
    managers: parts.managers,
    shareOnce: createShareOnce(parts.shares, clock),
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

/** Fails for now; one that its publisher closed is no news any more. */
function isSilent({ failure, closed }: FollowedSource): boolean {
  return failure !== null && !closed;
}
