import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** So long someone may take to approve the app in Slack. */
const VALID_MS = 10 * 60_000;
const RANDOM_BYTES = 18;

/** What is sent to Slack and comes back, and what the browser keeps meanwhile. */
export interface IssuedState {
  readonly state: string;
  /** Only the browser that holds it may come back with the state. */
  readonly browser: string;
  readonly validForMs: number;
}

/** Why a state is not taken. */
export type StateFault = 'forged' | 'stale' | 'another browser';

/** Issues states of installations, signed with `secret`, and tells which are its own. */
export function createStates(secret: string) {
  const sign = (...parts: readonly string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
  return {
    issue(now: Date): IssuedState {
      const [id, browser] = [random(), random()];
      const until = String(now.getTime() + VALID_MS);
      return {
        state: [id, until, sign(id, until), sign(id, until, browser)].join('.'),
        browser,
        validForMs: VALID_MS,
      };
    },
    /** The id of a state, good for one use until then; else why it is not taken. */
    check(state: string, browser: string, now: Date): { readonly id: string; readonly until: Date } | StateFault {
      const [id = '', until = '', ours = '', signed = ''] = state.split('.');
      if (!same(ours, sign(id, until))) return 'forged';
      if (Number(until) <= now.getTime()) return 'stale';
      return same(signed, sign(id, until, browser)) ? { id, until: new Date(Number(until)) } : 'another browser';
    },
  };
}

function random(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
