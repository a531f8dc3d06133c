import { vi } from 'vitest';

/** A clock that stands while anything is at work, and then goes to the next instant that someone waits for. */
export interface VirtualTime {
  now(): Date;
  wait(ms: number): Promise<void>;
  /** Keeps the clock where it is until the work is done. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Also moves `Date`, for client libraries that look at it; `vi.useRealTimers` undoes that. */
export function createVirtualTime(iso: string): VirtualTime {
  let time = Date.parse(iso);
  let busy = 0;
  let looking = false;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  vi.useFakeTimers({ toFake: ['Date'], now: time });

  /** What a waker sets off without the network is done before the next immediate. */
  const look = (): void => {
    const next = busy > 0 ? undefined : sleepers.shift();
    looking = next !== undefined;
    if (next === undefined) return;
    time = Math.max(time, next.at);
    vi.setSystemTime(time);
    next.wake();
    setImmediate(look);
  };
  const watch = (): void => {
    if (looking) return;
    looking = true;
    setImmediate(look);
  };

  return {
    now: () => new Date(time),
    wait: (ms) =>
      new Promise((wake) => {
        const at = time + ms;
        const later = sleepers.findIndex((sleeper) => sleeper.at > at);
        sleepers.splice(later < 0 ? sleepers.length : later, 0, { at, wake });
        watch();
      }),
    async during(work) {
      busy++;
      try {
        return await work();
      } finally {
        busy--;
        watch();
      }
    },
  };
}
