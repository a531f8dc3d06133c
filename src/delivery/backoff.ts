import { createHash } from 'node:crypto';

const FIRST_MS = 5_000;
const MOST_MS = 10 * 60_000;

/**
 * How long to wait after so many attempts (1 or more) before the next: 5 s, doubling up to 10 minutes, less up to a
 * quarter. The jitter comes from `seed`, so that many channels failing at once do not come back at once.
 */
export function backoffMs(attempts: number, seed: string): number {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  const share = createHash('sha256').update(`${seed} ${attempts}`).digest().readUInt16BE(0) / 0x10000;
  return Math.round(full * (1 - share / 4));
}
