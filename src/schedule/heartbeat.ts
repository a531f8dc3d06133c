import { schedule } from 'node-cron';
import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';

/** One tick a minute. */
export interface Heartbeat {
  /** Ticks at once and then at every full minute of UTC; doing it again does nothing. */
  start(): void;
  /** No tick begins after this; resolves when the running one has ended. */
  stop(): Promise<void>;
}

/**
 * Creates a heartbeat. A tick that is still running is not overlapped: the minute is left out, so a tick must look at
 * what is due, not at which minute it is. A tick that fails is logged, and the next one comes all the same.
 */
export function createHeartbeat(tick: (now: Date) => Promise<void>, clock: Clock, logger: Logger): Heartbeat {
  let running: Promise<void> | undefined;
  let task: ReturnType<typeof schedule> | undefined;
  const beat = () => {
    running ??= runTick(tick, clock, logger).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    start: () => {
      if (task !== undefined) return;
      task = schedule('* * * * *', beat, {
        timezone: 'UTC',
        noOverlap: true,
        suppressMissedWarning: true,
        logger: quietLogger(logger),
      });
      void beat();
    },
    stop: async () => {
      const stopped = task;
      task = undefined;
      await stopped?.destroy();
      await running;
    },
  };
}

async function runTick(tick: (now: Date) => Promise<void>, clock: Clock, logger: Logger): Promise<void> {
  try {
    await tick(clock.now());
  } catch (thrown) {
    logger.error({ problem: messageOf(thrown), thrown }, 'a tick failed');
  }
}

/** node-cron speaks of ticks that it left out; that is expected when one takes over a minute. */
function quietLogger(logger: Logger) {
  const debug = (message: string | Error) => logger.debug({ from: 'node-cron' }, messageOf(message));
  return { info: debug, warn: debug, error: debug, debug };
}
