import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long each run took, in milliseconds, and how long whatever else waited meanwhile. */
export interface Measured {
  readonly times: readonly number[];
  /** The 99th percentile of the delays of the event loop, and the longest. */
  readonly delay: { readonly p99: number; readonly most: number };
}

const NANOSECONDS_A_MS = 1_000_000;

/** Does something so many times, one after the other, and prints a line of how long it took. */
export async function measure(name: string, runs: number, act: (run: number) => Promise<unknown>): Promise<Measured> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    // What the run before left to do is not this one's.
    await new Promise((resolve) => setImmediate(resolve));
    loop.enable();
    const begun = performance.now();
    await act(run);
    times.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 2));
    loop.disable();
  }
  const delay = { p99: loop.percentile(99) / NANOSECONDS_A_MS, most: loop.max / NANOSECONDS_A_MS };
  printTimes(name, times, `   loop p99 ${format(delay.p99)} most ${format(delay.most)}`);
  return { times, delay };
}

/** Prints the quantiles of some times. */
export function printTimes(name: string, times: readonly number[], more = ''): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => `${format(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)} ms`;
  console.log(`${name.padEnd(40)} p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}${more}`);
}

function format(ms: number): string {
  return (ms < 100 ? ms.toFixed(1) : ms.toFixed(0)).padStart(6);
}
