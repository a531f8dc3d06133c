import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../kernel/errors.ts';

/** What a thread answers: what the work gave, or what it threw. */
export type Served<O> = { readonly ok: true; readonly value: O } | { readonly ok: false; readonly thrown: Error };

/** Serves one kind of work to the thread that started this one. */
export function serveOffload<I, O>(work: (input: I) => Promise<O>): void {
  const answer = (served: Served<O>): void => parentPort?.postMessage(served);
  parentPort?.on('message', async (input: I) => {
    try {
      answer({ ok: true, value: await work(input) });
    } catch (thrown) {
      answer({ ok: false, thrown: thrown instanceof Error ? thrown : new Error(messageOf(thrown)) });
    }
  });
}
