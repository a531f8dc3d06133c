import type { Address } from '../subscriptions/subscription.ts';

/** Port: what was shared in a channel, so that two presses share it once. */
export interface Shares {
  /** True for the first who shares it there, until that time. */
  claim(address: Address, shared: string, until: Date, now: Date): Promise<boolean>;
  /** Takes a claim back: it did not get there. */
  release(address: Address, shared: string): Promise<void>;
}
