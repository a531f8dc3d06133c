import { expect, test } from 'vitest';
import { partKey } from '../../../src/delivery/part-key.ts';
import { aSaved } from './rig.ts';

test('a key is short, plain and different for each part, edition, channel and subscription', () => {
  const base = aSaved();
  const edition = { subscriptionId: 1, dueAt: '2026-03-02T08:00:00.000Z' };
  const keys = [
    partKey(base, edition, 0),
    partKey(base, edition, 1),
    partKey(base, { ...edition, dueAt: '2026-03-03T08:00:00.000Z' }, 0),
    partKey(base, { ...edition, subscriptionId: 2 }, 0),
    partKey({ ...base, channelId: 'another' }, edition, 0),
    partKey({ ...base, createdAt: '2026-03-01T08:00:00.000Z' }, edition, 0),
  ];
  for (const key of keys) expect(key).toMatch(/^[\w-]{24}$/);
  expect(new Set(keys).size).toBe(keys.length);
  expect(partKey(base, edition, 0)).toBe(keys[0]);
});
