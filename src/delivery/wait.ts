import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Waits by the machine's own timers; does not keep the process alive. */
export const systemWait: Wait = async (ms) => {
  await setTimeout(ms, undefined, { ref: false });
};
