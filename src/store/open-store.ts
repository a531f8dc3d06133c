import type { ArticleArchive } from '../articles/article-archive.ts';
import type { ConversationLog } from '../delivery/conversation-log.ts';
import type { DeliveryLedger } from '../delivery/delivery-ledger.ts';
import type { Publishings } from '../delivery/publishings.ts';
import type { Shares } from '../delivery/shares.ts';
import type { LastBriefings, ShownBriefings, ToldCorrections } from '../delivery/shown-briefings.ts';
import type { InstallationStore } from '../installations/installation-store.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { messageOf, ok, type Result, refuse } from '../kernel/errors.ts';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import type { FeedStore } from '../sources/feed-store.ts';
import type { PollLease } from '../sources/poll-lease.ts';
import type { StoryArchive } from '../stories/story-archive.ts';
import type { FormDrafts } from '../subscriptions/form-drafts.ts';
import type { ManagerStore } from '../subscriptions/managers.ts';
import type { PersonZones } from '../subscriptions/person-zones.ts';
import type { SubscriptionStore } from '../subscriptions/subscription.ts';
import { createArticleArchive } from './article-archive.ts';
import { createConversationLog } from './conversation-log.ts';
import { createDeliveryLedger } from './delivery-ledger.ts';
import { createFeedStore } from './feed-store.ts';
import { createFormDrafts } from './form-drafts.ts';
import { createInstallationStore } from './installation-store.ts';
import { createLastBriefings } from './last-briefings.ts';
import { createManagerStore } from './managers.ts';
import { migrate, type OpenDatabase } from './migrations.ts';
import { createPersonZones } from './person-zones.ts';
import { createPollLease } from './poll-lease.ts';
import { createPublishings } from './publishings.ts';
import { createShares } from './shares.ts';
import { createShownBriefings } from './shown-briefings.ts';
import { createStoryArchive } from './story-archive.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createToldCorrections } from './told-corrections.ts';

/** Everything that outlives the process. */
export interface Store {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly publishings: Publishings;
  readonly shownBriefings: ShownBriefings;
  readonly lastBriefings: LastBriefings;
  readonly toldCorrections: ToldCorrections;
  readonly drafts: FormDrafts;
  readonly personZones: PersonZones;
  readonly managers: ManagerStore;
  readonly shares: Shares;
  readonly conversation: ConversationLog;
  readonly installations: InstallationStore;
  readonly archive: ArticleArchive;
  readonly storyArchive: StoryArchive;
  readonly feeds: FeedStore;
  readonly pollLease: PollLease;
  /** Resolves when the database answers; rejects when it does not. */
  ping(): Promise<void>;
  /** Waits for running statements; doing it again does nothing. */
  close(): Promise<void>;
}

/**
 * Opens `file:PATH` (SQLite; the folder is made) or `postgres://…` and brings its tables up to date. Refuses, naming
 * DATABASE_URL and what would be right: `database-url`, `database-unwritable`, `database-corrupt`,
 * `database-unreachable`, `newer-schema`.
 */
export async function openStore(
  url: string,
  logger: Logger = silentLogger,
  clock: Clock = systemClock,
): Promise<Result<Store>> {
  const opened = await openDatabase(url, logger);
  if (!opened.ok) return opened;
  const { db, engine } = opened.value;
  const migrated = await migrate(db, engine, clock.now()).catch(unwritable);
  if (!migrated.ok) {
    await db.destroy();
    return migrated;
  }
  let closing: Promise<void> | undefined;
  return ok({
    subscriptions: createSubscriptionStore(db, engine, logger),
    ledger: createDeliveryLedger(db, engine, logger),
    publishings: createPublishings(db, logger),
    shownBriefings: createShownBriefings(db, engine),
    lastBriefings: createLastBriefings(db, engine),
    toldCorrections: createToldCorrections(db),
    drafts: createFormDrafts(db),
    personZones: createPersonZones(db),
    managers: createManagerStore(db),
    shares: createShares(db),
    conversation: createConversationLog(db, engine),
    installations: createInstallationStore(db, engine),
    archive: createArticleArchive(db, engine, logger),
    storyArchive: createStoryArchive(db, engine, logger),
    pollLease: createPollLease(db),
    feeds: createFeedStore(db, engine, logger),
    ping: async () => {
      await db.selectFrom('schema_version').select('version').limit(1).execute();
    },
    close: () => {
      closing ??= db.destroy();
      return closing;
    },
  });
}

function unwritable(cause: unknown) {
  const advice = `DATABASE_URL opens, but its tables can't be made (${messageOf(cause)}). Give its user the right to create tables there.`;
  return refuse('database-unwritable', advice, cause);
}

async function openDatabase(url: string, logger: Logger): Promise<Result<OpenDatabase>> {
  // Only the engine that is used is loaded.
  if (/^file:./.test(url)) {
    const { openSqlite } = await import('./open-sqlite.ts');
    return await openSqlite(url.slice('file:'.length));
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./open-postgres.ts');
    return await openPostgres(url, logger);
  }
  return refuse('database-url', 'DATABASE_URL is neither file:PATH nor postgres://…. Try: file:./data/briefing.db');
}
