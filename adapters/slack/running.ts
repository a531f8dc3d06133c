/** The work that goes on, so that a stop can wait for it. */
export interface Running {
  track(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing runs any more; never rejects. */
  settled(): Promise<void>;
}

/** Creates an empty set of running work. */
export function createRunning(): Running {
  const running = new Set<Promise<void>>();
  return {
    track(work) {
      const done = work().finally(() => running.delete(done));
      running.add(done);
      return done;
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
