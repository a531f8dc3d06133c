import { expect, test } from 'vitest';
import { createPostLimits } from '../../support/fake-slack/post-limits.ts';

// The judge of the delivery tests must itself keep to what Slack documents.
test('a channel takes one post a second, and two in a burst', () => {
  let time = 0;
  const limits = createPostLimits(() => time);
  expect([limits.take('a'), limits.take('a'), limits.take('a'), limits.take('b')]).toEqual([0, 0, 2, 0]);
  time = 1_999;
  expect(limits.take('a')).toBe(1);
  time = 2_000;
  expect(limits.take('a')).toBe(0);
  expect(limits.refusals()).toBe(2);
});

test('a workspace takes three hundred posts in any minute', () => {
  let time = 0;
  const limits = createPostLimits(() => time);
  for (let post = 0; post < 300; post++) expect(limits.take(`channel-${post}`)).toBe(0);
  time = 59_000;
  expect(limits.take('another')).toBe(1);
  time = 60_000;
  expect(limits.take('another')).toBe(0);
});
