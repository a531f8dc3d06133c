import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that many milliseconds, or until the signal is aborted; never rejects. */
export type AbortableWait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits by the machine's own timers. */
export const waitUntil: AbortableWait = async (ms, signal) => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};
