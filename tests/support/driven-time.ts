import { createRequire, syncBuiltinESMExports } from 'node:module';
import { vi } from 'vitest';

/** Time that stands until a test lets it pass; what goes over sockets meanwhile does so as ever. */
export interface DrivenTime {
  now(): number;
  /** Lets so much time pass, in ms. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until there is a value; throws when there is none after `mostMs`. */
  until<T>(what: string, look: () => T | null | undefined | false, mostMs?: number): Promise<T>;
  /** Lets time pass until the work is done. */
  during<T>(work: Promise<T>, mostMs?: number): Promise<T>;
  /** Gives the machine its timers back. */
  end(): void;
}

/** How far time goes at once, in ms, in the first minute of a wait and later. */
const STEP_MS = 100;
const LONG_STEP_MS = 1_000;
const SHORT_MS = 60_000;
/** How often sockets get their turn between two steps. */
const TURNS = 6;
const HOUR_MS = 3_600_000;

const require = createRequire(import.meta.url);
const timers: Record<string, unknown> = require('node:timers');
const promises: Record<string, unknown> = require('node:timers/promises');

/** Takes all timers of the process, those of client libraries included. Nothing may wait for them when it begins. */
export function createDrivenTime(iso: string): DrivenTime {
  const turn = setImmediate;
  const fakes = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ toFake: [...fakes, 'Date'], now: Date.parse(iso) });
  const real = { ...Object.fromEntries(fakes.map((name) => [name, timers[name]])), wait: promises['setTimeout'] };
  for (const name of fakes) timers[name] = globalThis[name];
  promises['setTimeout'] = wait;
  syncBuiltinESMExports();

  const settle = async () => {
    for (let turns = 0; turns < TURNS; turns++) await new Promise<void>((resolve) => turn(resolve));
  };
  const stepSince = async (begun: number) => {
    await settle();
    vi.advanceTimersByTime(Date.now() - begun < SHORT_MS ? STEP_MS : LONG_STEP_MS);
    await settle();
  };
  async function until<T>(what: string, look: () => T | null | undefined | false, mostMs = HOUR_MS): Promise<T> {
    const begun = Date.now();
    for (;;) {
      await settle();
      const value = look();
      if (value !== null && value !== undefined && value !== false) return value;
      if (Date.now() >= begun + mostMs) throw new Error(`in vain for ${mostMs / 1_000} s: ${what}`);
      await stepSince(begun);
    }
  }
  return {
    now: () => Date.now(),
    async pass(ms) {
      for (const begun = Date.now(); Date.now() < begun + ms; ) await stepSince(begun);
    },
    until,
    async during(work, mostMs) {
      let done = false;
      const finished = () => {
        done = true;
      };
      work.then(finished, finished);
      await until('the work', () => done, mostMs);
      return await work;
    },
    end() {
      const { wait: realWait, ...methods } = real;
      Object.assign(timers, methods);
      promises['setTimeout'] = realWait;
      syncBuiltinESMExports();
      vi.useRealTimers();
    },
  };
}

/** `setTimeout` of node:timers/promises, by the timers of the moment. */
function wait<T>(ms: number, value?: T, options: { readonly signal?: AbortSignal } = {}): Promise<T | undefined> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('The operation was aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve(value);
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
