import { setImmediate } from 'node:timers/promises';
import { GONE_KEPT_DAYS } from './deliver-edition.ts';
import type { Forgotten, InstallationStore } from './installations/installation-store.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import { createHeartbeat } from './schedule/heartbeat.ts';

const DAY_MS = 86_400_000;
/** Rows of each kind that are deleted in one go, so that nobody waits for the database. */
const AT_ONCE = 200;

export interface ForgetParts {
  readonly store: Pick<InstallationStore, 'removedBefore' | 'forget'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Forgets, once a day, what is left of workspaces that removed the bot 30 days ago. */
export interface Forgetting {
  start(): void;
  stop(): Promise<void>;
}

/** Creates it; what is deleted twice, by two processes, does no harm. */
export function createForgetting(parts: ForgetParts): Forgetting {
  const closing = new AbortController();
  let next = 0;
  const heartbeat = createHeartbeat(
    async (now) => {
      if (now.getTime() < next) return;
      await forgetTenants(parts, now, closing.signal);
      next = now.getTime() + DAY_MS;
    },
    parts.clock,
    parts.logger,
  );
  return {
    start: () => heartbeat.start(),
    stop: () => {
      closing.abort();
      return heartbeat.stop();
    },
  };
}

/** Deletes in small batches what workspaces left behind that removed the bot more than 30 days before `now`. */
export async function forgetTenants({ store, logger }: ForgetParts, now: Date, signal: AbortSignal): Promise<void> {
  const before = new Date(now.getTime() - GONE_KEPT_DAYS * DAY_MS);
  for (const tenant of await store.removedBefore(before)) {
    let forgotten: Forgotten = 'some';
    while (forgotten === 'some' && !signal.aborted) {
      forgotten = await store.forget(tenant, before, AT_ONCE);
      await setImmediate();
    }
    if (forgotten === 'all') logger.info({ ...tenant }, 'all that was left of a workspace was deleted');
  }
}
