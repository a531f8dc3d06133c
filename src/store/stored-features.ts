import { parseFeatures } from '../stories/feature-bytes.ts';
import type { Features } from '../stories/features.ts';

/** Features as a driver gives them: SQLite's gives a buffer, PostgreSQL's an array of bytes. */
export type StoredBytes = Uint8Array | ArrayBuffer;

/** Reads stored features; null for what are none. */
export function readStored(bytes: StoredBytes): Features | null {
  return parseFeatures(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
}
