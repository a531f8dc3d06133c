import type { Clock } from './kernel/clock.ts';
import { messageOf } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import type { SubscriptionStore } from './subscriptions/subscription.ts';

/** What adapters report of the servers and workspaces that the bot is in. Neither throws: a failure is in the log. */
export interface Tenants {
  /** The bot was removed: the digests there are paused and kept for a while; `because` tells people the way back. */
  left(platform: string, tenantId: string, because?: string): Promise<void>;
  /** The bot was added, perhaps again: digests that were paused because it was removed go on. */
  joined(platform: string, tenantId: string): Promise<void>;
  /** All where the bot is, at a start: what was paused because it was removed goes on where it is back meanwhile. */
  present(platform: string, tenantIds: ReadonlySet<string>): Promise<void>;
}

const REMOVED = 'I was removed from this server. Invite me again, and this digest goes on.';

/** Keeps the digests of servers that remove the bot, and takes them up again when it is back. */
export function createTenants(subscriptions: SubscriptionStore, clock: Clock, logger: Logger): Tenants {
  const report = async (platform: string, tenantId: string, what: string, change: () => Promise<number>) => {
    try {
      const digests = await change();
      logger.info({ platform, tenantId, digests }, what);
    } catch (thrown) {
      logger.error({ platform, tenantId, problem: messageOf(thrown) }, `${what}, but its digests could not be changed`);
    }
  };
  const joined = (platform: string, tenantId: string) =>
    report(platform, tenantId, 'the bot was added to a server or workspace', () =>
      subscriptions.tenantBack(platform, tenantId, clock.now()),
    );
  return {
    joined,
    left: (platform, tenantId, because = REMOVED) =>
      report(platform, tenantId, 'the bot was removed from a server or workspace', () =>
        subscriptions.tenantGone(platform, tenantId, because, clock.now()),
      ),
    present: async (platform, tenantIds) => {
      const gone = await subscriptions.tenantsPaused(platform, REMOVED).catch((thrown: unknown) => {
        logger.error({ platform, problem: messageOf(thrown) }, 'servers that are back could not be looked up');
        return [];
      });
      for (const tenantId of gone) if (tenantIds.has(tenantId)) await joined(platform, tenantId);
    },
  };
}
