import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** A folder in memory where there is one: database tests write much, and none of it needs to last. */
export const FAST_FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
