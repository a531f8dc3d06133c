import { Worker } from 'node:worker_threads';
import { createLimit } from '../http/limit.ts';
import type { Served } from './serve-offload.ts';

/** As little as the bot's own thread has (`npm start`): room for young objects is what makes a thread large. */
const YOUNG_MB = 24;

/** Does heavy or risky work in a thread of its own, one piece at a time. */
export interface Offload<I, O> {
  /** What the work gives; null when it took too long or too much memory: then its thread was ended. Rejects for a bug in it. */
  run(input: I): Promise<O | null>;
  /** Ends the thread; work under way gives null. */
  close(): Promise<void>;
}

/** How a thread is limited. */
export interface OffloadOptions {
  /** The module of the thread, which calls `serveOffload`. */
  readonly module: URL;
  /** For one piece of work, in milliseconds of real time. */
  readonly timeMs: number;
  readonly memoryMb: number;
  /** A thread without work for so long ends; never unless given. */
  readonly idleMs?: number;
}

/** Creates the offload of a module; its thread starts with the first work, and again after one that was ended. */
export function createOffload<I, O>(options: OffloadOptions): Offload<I, O> {
  const limit = createLimit(1);
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  const start = (): Worker => {
    const started = startWorker(options);
    return started.on('exit', () => {
      if (worker === started) worker = null;
    });
  };
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    run: (input) =>
      limit(async () => {
        clearTimeout(idle);
        worker ??= start();
        const served = await answerOf<O>(worker, input, options.timeMs);
        if (served === null) await end();
        else if (options.idleMs !== undefined) idle = setTimeout(end, options.idleMs).unref();
        if (served === null || served.ok) return served?.value ?? null;
        throw served.thrown;
      }),
    close: end,
  };
}

/**
 * Null when the worker was ended or had too little memory, or did not answer in time; anything else that ends it is a bug
 * in its module. It keeps the process alive only while it works.
 */
async function answerOf<O>(worker: Worker, input: unknown, timeMs: number): Promise<Served<O> | null> {
  worker.ref();
  const answer = await new Promise<Served<O> | null>((resolve) => {
    const timer = setTimeout(() => settle(null), timeMs);
    const lost = (): void => settle(null);
    const failed = (error: Error & { code?: string }): void =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? null : { ok: false, thrown: error });
    const settle = (served: Served<O> | null): void => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', failed).off('exit', lost);
      resolve(served);
    };
    worker.on('message', settle).on('error', failed).on('exit', lost).postMessage(input);
  });
  worker.unref();
  return answer;
}

function startWorker({ module, memoryMb }: OffloadOptions): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = module.pathname.endsWith('.ts')
    ? new Worker(bootTypeScript(module), { eval: true, resourceLimits })
    : new Worker(module, { resourceLimits });
  // Between two pieces of work nobody else listens, and an error without a listener would end the process.
  return worker.on('error', () => {});
}

/** Threads do not inherit the loader that runs the sources as they are. */
function bootTypeScript(module: URL): string {
  const loader = import.meta.resolve('tsx/esm/api');
  return `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); });`;
}
