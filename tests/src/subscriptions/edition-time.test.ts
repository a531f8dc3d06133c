import { expect, test } from 'vitest';
import { editionTime } from '../../../src/subscriptions/edition-time.ts';

test.each([
  ['daily 08:00', 'Europe/Lisbon', '2026-11-22T08:00:00Z', '22 November 2026'],
  ['daily 08:00', 'Asia/Tokyo', '2026-11-22T23:00:00Z', '23 November 2026'],
  ['weekdays 8:30', 'America/New_York', '2026-11-23T13:30:00Z', '23 November 2026'],
  ['hourly', 'Asia/Kolkata', '2026-11-22T18:00:00Z', '22 November 2026, 23:30'],
  ['every 15 minutes', 'UTC', '2026-11-22T00:00:00Z', '22 November 2026, 00:00'],
  ['daily 8:00 and 18:00', 'UTC', '2026-11-22T18:00:00Z', '22 November 2026, 18:00'],
  ['0 8 * * 0', 'UTC', '2026-11-22T08:00:00Z', '22 November 2026'],
  // Asked for by hand, beside the one of its day or on a day without one.
  ['daily 08:00', 'UTC', '2026-11-22T09:12:00Z', '22 November 2026, 09:12'],
  ['weekdays 8:30', 'UTC', '2026-11-22T09:12:00Z', '22 November 2026, 09:12'],
  // The clocks go back: the day has 25 hours, and is one all the same.
  ['daily 23:30', 'Europe/Lisbon', '2026-10-25T23:30:00Z', '25 October 2026'],
  ['no schedule', 'UTC', '2026-11-22T08:00:00Z', '22 November 2026, 08:00'],
])('%s in %s at %s: %s', (when, zone, dueAt, title) => {
  expect(editionTime({ when, zone }, new Date(dueAt))).toBe(title);
});
