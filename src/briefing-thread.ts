import type { BriefKept, BriefRequest } from './brief-kept.ts';
import type { BriefingAnswer } from './briefing-worker.ts';
import type { Logger } from './kernel/logger.ts';
import { createOffload } from './sources/worker/create-offload.ts';

/** Makes briefings in a thread of its own: a broad topic takes seconds, and a heartbeat must not wait for it. */
export interface BriefingThread {
  /** What `briefKept` gives. Rejects for a bug in it, and for a briefing that takes too long or too much. */
  readonly brief: BriefKept;
  /** Ends the thread; the next briefing would start it again. */
  close(): Promise<void>;
}

/** Five long stories take two seconds on a busy machine. */
const TIME_MS = 60_000;
const MEMORY_MB = 512;
/** A thread costs some 100 MB: that of a bot which is seldom asked ends. */
const IDLE_MS = 3 * 60_000;

/** Creates the thread, which starts with its first briefing and ends when nobody has asked for a while. */
export function createBriefingThread(logger: Logger): BriefingThread {
  const written = new URL('./briefing-worker.ts', import.meta.url);
  const module = import.meta.url.endsWith('.js') ? new URL(written.href.replace(/\.ts$/, '.js')) : written;
  const options = { module, timeMs: TIME_MS, memoryMb: MEMORY_MB, idleMs: IDLE_MS };
  const offload = createOffload<BriefRequest, BriefingAnswer>(options);
  return {
    brief: async (request) => {
      const answer = await offload.run(request);
      if (answer === null) throw new Error(`the briefing of “${request.topic}” took too long or too much memory`);
      for (const { level, fields, message } of answer.lines) logger[level](fields, message);
      return answer.shown;
    },
    close: offload.close,
  };
}
