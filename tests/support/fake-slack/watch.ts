/** How long a test waits for what should come at once; only a failing test waits so long. */
const PATIENCE_MS = 8_000;

/** Lets callers wait for a condition on state that changes with `changed`. */
export interface Watch {
  /** To be called after every change. */
  changed(): void;
  /** Resolves as soon as `look` gives something else than null; rejects, naming `what`, when it never does. */
  until<T>(look: () => T | null, what: string): Promise<T>;
}

/** Creates a watch. */
export function createWatch(): Watch {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiting]) check();
    },
    until(look, what) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`fake Slack waited in vain for ${what}`));
        }, PATIENCE_MS);
        const check = (): void => {
          const found = look();
          if (found === null) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      });
    },
  };
}
