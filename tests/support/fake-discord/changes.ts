/** Tells waiting tests that something happened, so that none has to sleep. */
export interface Changes {
  notify(): void;
  /** Resolves with the first value that is not null or undefined; rejects after the patience, in ms. */
  until<T>(what: string, look: () => T | null | undefined, patience?: number): Promise<T>;
}

const PATIENCE_MS = 8_000;

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  return {
    notify() {
      for (const watcher of watchers) watcher();
    },
    until(what, look, patience = PATIENCE_MS) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(() => reject(new Error(`waited in vain for ${what}`))), patience);
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          watchers.delete(check);
          settle();
        };
        const check = () => {
          const value = look();
          if (value !== null && value !== undefined) finish(() => resolve(value));
        };
        watchers.add(check);
        check();
      });
    },
  };
}
