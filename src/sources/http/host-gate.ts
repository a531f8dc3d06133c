import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../kernel/clock.ts';
import { createLimit } from './limit.ts';

/** Resolves after so many milliseconds; rejects at once when the signal is aborted. */
type Pause = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

/** Waits by the machine's own timers; does not keep the process alive. */
const systemPause: Pause = (ms, signal) =>
  setTimeout(ms, undefined, signal === undefined ? { ref: false } : { ref: false, signal });

/** Lets requests through: one at a time per host with a pause between them, and so many at once over all. */
export interface HostGate {
  /** Runs one request when it is the host's turn. Rejects with the signal's reason when aborted before its turn. */
  pass<T>(host: string, signal: AbortSignal | undefined, request: () => Promise<T>): Promise<T>;
  /** Resolves when a request to this host would not have to wait for earlier ones. */
  whenFree(host: string, signal: AbortSignal | undefined): Promise<void>;
  /** Makes the pause of one host longer, where it asks for that: up to 30 s. */
  slow(host: string, pauseMs: number): void;
}

/** How a gate is set. */
export interface GateOptions {
  readonly clock: Clock;
  readonly pause?: Pause;
  /** Between two requests to one host, in milliseconds. */
  readonly pauseMs?: number;
  /** Over all hosts. */
  readonly atOnce?: number;
}

interface Lane {
  /** Resolves when all requests that came before are over. */
  last: Promise<void>;
  waiting: number;
  freeAt: number;
  pauseMs: number;
}

const DEFAULT_PAUSE_MS = 1_000;
const DEFAULT_AT_ONCE = 64;
const LONGEST_PAUSE_MS = 30_000;
const MOST_LANES = 20_000;

/** Creates a gate without memory of earlier requests: a pause of 1 s a host, 64 at once, unless told otherwise. */
export function createHostGate(options: GateOptions): HostGate {
  const { clock, pause = systemPause, pauseMs = DEFAULT_PAUSE_MS, atOnce = DEFAULT_AT_ONCE } = options;
  const limit = createLimit(atOnce);
  const lanes = new Map<string, Lane>();
  const now = (): number => clock.now().getTime();

  const laneOf = (host: string): Lane => {
    const known = lanes.get(host);
    if (known !== undefined) return known;
    if (lanes.size >= MOST_LANES) dropIdle(lanes, now());
    const lane: Lane = { last: Promise.resolve(), waiting: 0, freeAt: 0, pauseMs };
    lanes.set(host, lane);
    return lane;
  };
  const untilFree = async (lane: Lane, signal: AbortSignal | undefined): Promise<void> => {
    for (let ms = lane.freeAt - now(); ms > 0; ms = lane.freeAt - now()) await pause(ms, signal);
  };

  return {
    async pass(host, signal, request) {
      const lane = laneOf(host);
      const before = lane.last;
      let leave = (): void => {};
      const over = new Promise<void>((resolve) => {
        leave = resolve;
      });
      lane.last = before.then(() => over);
      lane.waiting++;
      try {
        await unlessAborted(before, signal);
        await untilFree(lane, signal);
        return await limit(async () => {
          signal?.throwIfAborted();
          try {
            return await request();
          } finally {
            lane.freeAt = now() + lane.pauseMs;
          }
        });
      } finally {
        lane.waiting--;
        leave();
      }
    },
    async whenFree(host, signal) {
      const lane = laneOf(host);
      while (lane.waiting > 0) await unlessAborted(lane.last, signal);
      await untilFree(lane, signal);
    },
    slow(host, ms) {
      laneOf(host).pauseMs = Math.max(pauseMs, Math.min(ms, LONGEST_PAUSE_MS));
    },
  };
}

/** What is awaited, unless the signal is aborted first: then its reason is thrown. */
async function unlessAborted(awaited: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (signal === undefined) return await awaited;
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([awaited, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function dropIdle(lanes: Map<string, Lane>, now: number): void {
  for (const [host, lane] of lanes) if (lane.waiting === 0 && lane.freeAt <= now) lanes.delete(host);
}
