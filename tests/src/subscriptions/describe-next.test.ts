import { expect, test } from 'vitest';
import { describeNext } from '../../../src/subscriptions/describe-next.ts';
import { parseWhen } from '../../../src/subscriptions/parse-when.ts';

function next(words: string, zone: string, now: string, count?: number): string {
  const when = parseWhen(words);
  if (!when.ok) throw new Error(when.refusal.advice);
  return describeNext(when.value.schedule, zone, new Date(now), count);
}

test.each([
  ['daily 11:00', 'UTC', '2026-03-05T10:00:00Z', 'today 11:00, tomorrow, Sat'],
  ['weekdays 8:30', 'Europe/Lisbon', '2026-03-05T10:00:00Z', 'tomorrow 08:30, Mon, Tue'],
  ['twice daily 8:00 and 18:00', 'UTC', '2026-03-05T10:00:00Z', 'today 18:00, tomorrow 08:00, 18:00'],
  ['every 15 minutes', 'UTC', '2026-03-05T10:02:00Z', 'today 10:15, 10:30, 10:45'],
  ['monthly 1 9:00', 'UTC', '2026-12-05T10:00:00Z', '1 Jan 2027 09:00, 1 Feb 2027, 1 Mar 2027'],
  ['daily 1:00', 'Asia/Kolkata', '2026-03-05T23:00:00Z', 'tomorrow 01:00, Sun, Mon'],
])('%s in %s', (words, zone, now, expected) => {
  expect(next(words, zone, now)).toBe(expected);
});

test('one run only', () => {
  expect(next('daily 11:00', 'UTC', '2026-03-05T10:00:00Z', 1)).toBe('today 11:00');
});
