import { expect, test } from 'vitest';
import { describeNext } from '../../../src/subscriptions/describe-next.ts';
import { parseWhen } from '../../../src/subscriptions/parse-when.ts';
import { whenInWords } from '../../../src/subscriptions/when-in-words.ts';

/** Thursday 5 March 2026, 07:00 in UTC. */
const NOW = new Date('2026-03-05T07:00:00Z');

test.each([
  ['weekdays 8:00', 'Europe/Lisbon', 'today 08:00, tomorrow, Mon'],
  ['weekdays 8:00', 'Asia/Kolkata', 'tomorrow 08:00, Mon, Tue'],
  ['twice daily 8:00 and 18:00', 'UTC', 'today 08:00, 18:00, tomorrow 08:00'],
  ['weekly mon 9:00', 'UTC', 'Mon 09:00, 16 Mar, 23 Mar'],
  ['monthly 1 9:00', 'Europe/London', '1 Apr 09:00, 1 May, 1 Jun'],
  ['0 8 1 1 *', 'UTC', '1 Jan 2027 08:00, 1 Jan 2028, 1 Jan 2029'],
  ['every 15 minutes', 'UTC', 'today 07:15, 07:30, 07:45'],
])('%s in %s: %s', (words, zone, expected) => {
  const when = parseWhen(words);
  if (!when.ok) throw new Error(when.refusal.advice);
  expect(describeNext(when.value.schedule, zone, NOW)).toBe(expected);
});

test.each([
  [{ when: 'weekdays 08:00', zone: 'Europe/Lisbon' }, 'weekdays 08:00 Europe/Lisbon'],
  [{ when: 'every 15 minutes', zone: 'Europe/Lisbon' }, 'every 15 minutes'],
  [{ when: 'words of another version', zone: 'UTC' }, 'words of another version'],
])('the schedule of %j is “%s”', (subscription, expected) => {
  expect(whenInWords(subscription)).toBe(expected);
});
