import { serveOffload } from '../../src/sources/worker/serve-offload.ts';

let count = 0;

/** Counts the pieces of work of its thread; 13 is a bug. */
serveOffload(async (given: number) => {
  if (given === 13) throw new RangeError('thirteen');
  count += 1;
  return count;
});
