import { createHash } from 'node:crypto';

/** A share from 0 up to 1 that is always the same for an address, and spread evenly over many. */
export function addressShare(address: string): number {
  return createHash('sha256').update(address).digest().readUInt32BE(0) / 0x1_0000_0000;
}
