import { expect, test } from 'vitest';
import { createSeenIds } from '../../../adapters/slack/seen-ids.ts';

test('an id is new once in ten minutes', () => {
  let now = Date.parse('2026-03-04T08:00:00Z');
  const seen = createSeenIds({ now: () => new Date(now) });
  expect([seen.isNew('a'), seen.isNew('a'), seen.isNew('b')]).toEqual([true, false, true]);
  now += 10 * 60_000 - 1;
  expect([seen.isNew('a'), seen.isNew('c')]).toEqual([false, true]);
  now += 1;
  expect([seen.isNew('a'), seen.isNew('c')]).toEqual([true, false]);
});

test('a flood of ids takes a bounded amount of memory', () => {
  const seen = createSeenIds({ now: () => new Date(0) });
  for (let id = 0; id < 30_000; id++) seen.isNew(String(id));
  expect([seen.isNew('0'), seen.isNew('29999')]).toEqual([true, false]);
});
