import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../src/index.ts';
import { logFields } from './log-fields.ts';

/** Work that runs beside the events, so that a stop can wait for it. */
export interface Running {
  add(work: Promise<void>): void;
  /** Does the work until it does not throw, with pauses in ms between; gives up at the stop. */
  retry(pauses: readonly number[], complaint: string, work: () => Promise<void>): Promise<void>;
  /** Ends the pauses and waits until all is done, at most so many ms. */
  finish(most: number): Promise<void>;
}

/** Keeps track of running work; what it throws is a bug and is logged. */
export function createRunning(logger: Logger): Running {
  const works = new Set<Promise<void>>();
  const stopping = new AbortController();
  return {
    add(work) {
      const tracked = work
        .catch((error: unknown) => logger.error(logFields(error), 'a handler failed'))
        .finally(() => works.delete(tracked));
      works.add(tracked);
    },
    async retry(pauses, complaint, work) {
      for (let tries = 0; !stopping.signal.aborted; tries++) {
        try {
          return await work();
        } catch (error) {
          const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
          logger.warn({ ...logFields(error), nextInMs: pause }, complaint);
          await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }
    },
    async finish(most) {
      stopping.abort();
      await Promise.race([Promise.all(works), wait(most, undefined, { ref: false })]);
    },
  };
}
