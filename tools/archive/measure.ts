import { monitorEventLoopDelay } from 'node:perf_hooks';

const NANOSECONDS_A_MS = 1_000_000;
const MICROSECONDS_A_MS = 1_000;

/**
 * Does something so many times, one after the other, and prints a line of how long it took, how much of the processor in all
 * threads (which a busy machine does not change much), and how long the event loop was held up meanwhile.
 */
export async function measure(name: string, runs: number, act: (run: number) => Promise<unknown>): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  const worked: number[] = [];
  for (let run = 0; run < runs; run++) {
    // What the run before left to do is not this one's.
    await new Promise((resolve) => setImmediate(resolve));
    loop.enable();
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await act(run);
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / MICROSECONDS_A_MS);
    await new Promise((resolve) => setTimeout(resolve, 2));
    loop.disable();
  }
  const [p99, most] = [loop.percentile(99) / NANOSECONDS_A_MS, loop.max / NANOSECONDS_A_MS];
  const processor = `processor ${format(quantile(worked, 0.5))} ${format(quantile(worked, 0.95))}`;
  printTimes(name, times, `  ${processor}  loop p99 ${format(p99)} most ${format(most)}`);
}

/** Prints the quantiles of some times. */
export function printTimes(name: string, times: readonly number[], more = ''): void {
  const at = (share: number) => format(quantile(times, share));
  console.log(`${name.padEnd(42)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms${more}`);
}

function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
}

function format(ms: number): string {
  return (ms < 100 ? ms.toFixed(1) : ms.toFixed(0)).padStart(6);
}
