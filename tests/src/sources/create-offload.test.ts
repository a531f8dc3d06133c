import { afterEach, expect, test, vi } from 'vitest';
import { createOffload } from '../../../src/sources/worker/create-offload.ts';

const module = new URL('../../support/counting-worker.ts', import.meta.url);
const options = { module, timeMs: 20_000, memoryMb: 64 };
const PATIENCE = { timeout: 30_000 };
afterEach(() => {
  vi.useRealTimers();
});

test('a thread without work ends after a while, and the next work starts another', PATIENCE, async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const offload = createOffload<number, number>({ ...options, idleMs: 60_000 });
  expect(await offload.run(1)).toBe(1);
  vi.advanceTimersByTime(59_000);
  expect(await offload.run(1)).toBe(2);
  vi.advanceTimersByTime(59_000);
  expect(await offload.run(1)).toBe(3);
  vi.advanceTimersByTime(61_000);
  expect(await Promise.all([offload.run(1), offload.run(1)])).toEqual([1, 2]);
  await offload.close();
  expect(vi.getTimerCount()).toBe(0);
});

test('without a time for it, a thread stays', PATIENCE, async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const offload = createOffload<number, number>(options);
  expect(await offload.run(1)).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
  expect(await offload.run(1)).toBe(2);
  await offload.close();
});

test('a bug in the work is thrown with where it was, and the thread goes on', PATIENCE, async () => {
  const offload = createOffload<number, number>(options);
  expect(await offload.run(1)).toBe(1);
  const thrown = await offload.run(13).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: 'RangeError', message: 'thirteen' });
  expect((thrown as Error).stack).toContain('counting-worker');
  expect(await offload.run(1)).toBe(2);
  await offload.close();
});
