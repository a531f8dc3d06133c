import { setMaxListeners } from 'node:events';
import type { Logger } from './kernel/logger.ts';
import type { PollLease } from './sources/poll-lease.ts';

/** The turn to ask the feeds, which one process at a time has. */
export interface PollTurn {
  /** Takes or renews it: aborted when it is lost. Null while another process has it. */
  take(now: Date): Promise<AbortSignal | null>;
  /** Gives it back. */
  end(): Promise<void>;
}

/** It is renewed each minute; a process that died is replaced at the second tick after its last. */
const LEASE_MS = 90_000;

/** Creates the turn of this process; `closing` ends what it began too. */
export function createPollTurn(lease: PollLease, owner: string, closing: AbortSignal, logger: Logger): PollTurn {
  let own: AbortController | null = null;
  let waits = false;
  return {
    take: async (now) => {
      const ours = await lease.take(owner, now, new Date(now.getTime() + LEASE_MS));
      if (!ours) {
        own?.abort();
        if (!waits)
          logger.info({ owner }, own ? 'another process asks the feeds now' : 'another process asks the feeds');
        own = null;
        waits = true;
        return null;
      }
      if (waits) logger.info({ owner }, 'this process asks the feeds now');
      waits = false;
      own ??= new AbortController();
      const signal = AbortSignal.any([own.signal, closing]);
      // Every request under way listens to it.
      setMaxListeners(0, signal);
      return signal;
    },
    end: async () => {
      own?.abort();
      own = null;
      await lease.giveBack(owner);
    },
  };
}
