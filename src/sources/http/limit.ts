/** Runs work, so much of it at once; what comes later waits in the order in which it came. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates a limit of so many at once. */
export function createLimit(atOnce: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
