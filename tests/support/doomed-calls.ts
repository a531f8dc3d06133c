import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import type { Store } from '../../src/store/open-store.ts';

/** When the process dies: at the nth statement that matches (SQLite only), or when it has done so many calls. */
export type Death =
  | { readonly sql: string; readonly nth: number; readonly when: 'before' | 'after' }
  | { readonly done: number };

/** A call of a method of one of the store's rooms. */
export type StoreCall = {
  [R in keyof Store]: {
    [M in keyof Store[R]]: Store[R][M] extends (...args: infer A) => unknown ? readonly [R, M, ...A] : never;
  }[keyof Store[R]];
}[keyof Store];

const SCRIPT = join(import.meta.dirname, 'act-on-store.mjs');
const MORTAL = pathToFileURL(join(import.meta.dirname, 'mortal.mjs')).href;

/** Lets a process of the built bot's store do the calls until it dies; how many it said that it had done, and by what it ended. */
export async function doUntil(
  death: Death,
  url: string,
  calls: readonly StoreCall[],
): Promise<{ readonly done: number; readonly signal: unknown }> {
  const imports = 'sql' in death ? ['--import', MORTAL] : [];
  const child = spawn(process.execPath, [...imports, SCRIPT, url], {
    env: { ...process.env, MORTAL: JSON.stringify(death) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(serialize(calls));
  const ended = once(child, 'close');
  let done = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    done = Number(line) + 1;
    if ('done' in death && done === death.done) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  return { done, signal };
}
