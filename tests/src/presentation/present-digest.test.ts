import { expect, test } from 'vitest';
import { renderPlainText } from '../../../src/presentation/plain-text.ts';
import { presentDigest } from '../../../src/presentation/present-digest.ts';
import { aBriefing, aShownBriefing } from '../../support/builders.ts';

const facts = {
  topic: 'Port Ellery',
  when: 'weekdays 08:00 Europe/Lisbon',
  zone: 'Europe/Lisbon',
  dueAt: new Date('2026-03-05T08:00:00Z'),
  now: new Date('2026-03-05T08:00:01Z'),
  lateByMs: 0,
  articlesRead: 3,
};
const page = (...given: Parameters<typeof presentDigest>) =>
  renderPlainText(presentDigest(...given), { width: 200, colour: false });

test('says topic, day and schedule before the story', () => {
  expect(page(aShownBriefing(), facts).split('\n').slice(0, 4)).toEqual([
    'Port Ellery · Thursday 5 March',
    'weekdays 08:00 Europe/Lisbon',
    '',
    'Dockers vote to strike',
  ]);
});

test('the day is that of the subscription’s zone', () => {
  const late = new Date('2026-03-05T23:30:00Z');
  expect(page(aShownBriefing(), { ...facts, zone: 'Asia/Tokyo', dueAt: late })).toContain('Friday 6 March');
});

test.each([
  [41 * 60_000, '41 minutes late.'],
  [60_000, '1 minute late.'],
  [3 * 3_600_000 + 59, '3 hours late.'],
  [50 * 3_600_000, '2 days late.'],
])('%i ms after its time it says “%s”', (lateByMs, words) => {
  expect(page(aShownBriefing(), { ...facts, lateByMs })).toContain(words);
});

test('one that is on time does not speak of it', () => {
  expect(page(aShownBriefing(), facts)).not.toContain('late');
});

test('an empty day is one line', () => {
  expect(page(null, facts)).toBe('Port Ellery: no article mentions it (3 articles read).\n');
  expect(page(aShownBriefing(aBriefing({ stories: [] })), { ...facts, lateByMs: 60_000 })).toBe(
    'Port Ellery: no article mentions it (3 articles read). 1 minute late.\n',
  );
});
