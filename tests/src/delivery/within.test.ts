import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from '../../../src/delivery/within.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work that ends in time gives what it gives, and leaves no timer behind', async () => {
  expect(await within(1_000, Promise.resolve('done'), () => 'late')).toBe('done');
  await expect(within(1_000, Promise.reject(new Error('broken')), () => 'late')).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that hangs gives what is said instead', async () => {
  const hung = new Promise<string>(() => undefined);
  const answer = within(1_000, hung, () => 'late');
  const failure = within(1_000, hung, () => {
    throw new Error('too long');
  }).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([await answer, await failure]).toEqual(['late', 'too long']);
});
