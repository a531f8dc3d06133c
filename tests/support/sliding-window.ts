/** At most so many in any stretch of so many milliseconds, for each key. */
export interface SlidingWindow {
  /** Counts one; gives 0, or, where there were too many, the milliseconds until the next may come, and counts nothing. */
  take(key: string, now: number): number;
  /** How many may still come now. */
  left(key: string, now: number): number;
}

export function createSlidingWindow(most: number, withinMs: number): SlidingWindow {
  const taken = new Map<string, number[]>();
  const within = (key: string, now: number): number[] => {
    const times = taken.get(key) ?? [];
    while (times[0] !== undefined && now - times[0] >= withinMs) times.shift();
    taken.set(key, times);
    return times;
  };
  return {
    take(key, now) {
      const times = within(key, now);
      const [oldest] = times;
      if (oldest !== undefined && times.length >= most) return oldest + withinMs - now;
      times.push(now);
      return 0;
    },
    left: (key, now) => most - within(key, now).length,
  };
}
