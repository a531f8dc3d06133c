import { describe, expect, test } from 'vitest';
import { compareBriefings } from '../../../src/briefing/changes.ts';
import { toldBy } from '../../../src/briefing/told.ts';
import { lateness } from '../../../src/presentation/delay.ts';
import { renderPlainText } from '../../../src/presentation/plain-text.ts';
import { presentDigest } from '../../../src/presentation/present-digest.ts';
import { aBriefing, aQuote, aShownBriefing } from '../../support/builders.ts';

const facts = {
  topic: 'Port Ellery',
  when: 'weekdays 08:00 Europe/Lisbon',
  zone: 'Europe/Lisbon',
  dueAt: new Date('2026-03-05T08:00:00Z'),
  now: new Date('2026-03-05T08:00:01Z'),
  delay: '',
  articlesRead: 3,
  mention: null,
  gaps: [],
};
const page = (...given: Parameters<typeof presentDigest>) =>
  renderPlainText(presentDigest(...given), { width: 200, colour: false });

test('says topic, day and schedule before the story', () => {
  expect(page(aShownBriefing(), null, facts).split('\n').slice(0, 4)).toEqual([
    'Port Ellery · Thursday 5 March',
    'weekdays 08:00 Europe/Lisbon',
    '',
    'Dockers vote to strike',
  ]);
});

test('the day is that of the subscription’s zone', () => {
  const late = new Date('2026-03-05T23:30:00Z');
  expect(page(aShownBriefing(), null, { ...facts, zone: 'Asia/Tokyo', dueAt: late })).toContain('Friday 6 March');
});

test.each([
  [41 * 60_000, '41 minutes late.'],
  [60_000, '1 minute late.'],
  [3 * 3_600_000 + 59, '3 hours late.'],
  [50 * 3_600_000, '2 days late.'],
])('%i ms after its time it says “%s”', (lateByMs, words) => {
  expect(page(aShownBriefing(), null, { ...facts, delay: lateness(lateByMs, null) })).toContain(words);
});

test('one that is on time does not speak of it', () => {
  expect(page(aShownBriefing(), null, facts)).not.toContain('late');
});

test('an empty day is one line', () => {
  expect(page(null, null, facts)).toBe('Port Ellery: no article mentions it (3 articles read).\n');
  const delay = lateness(60_000, 'the bot was not running');
  expect(page(aShownBriefing(aBriefing({ stories: [] })), null, { ...facts, delay })).toBe(
    'Port Ellery: no article mentions it (3 articles read). 1 minute late: the bot was not running.\n',
  );
});

describe('from the second edition on', () => {
  const before = aBriefing();
  const [story] = before.stories;
  if (!story) throw new Error('no story');
  const cited = story.bullets[0]?.citations ?? [];
  const since = (now: typeof before) => ({
    changes: compareBriefings(toldBy(before), now),
    lastAt: new Date('2026-03-04T08:00:00Z'),
  });

  test('nothing new is one line', () => {
    expect(page(aShownBriefing(before), since(before), facts)).toBe(
      'Port Ellery: nothing new since yesterday 08:00 (2 articles on it).\n',
    );
  });

  test('only what is new or changed is told, under the newest headline, new first, the old words struck through', () => {
    const now = aBriefing({
      stories: [
        {
          ...story,
          bullets: [
            { text: 'Dock workers voted to strike from Monday.', citations: cited },
            { text: 'The province named a mediator late on Wednesday.', citations: cited },
          ],
          quotes: [...story.quotes, aQuote({ text: 'We will sit down with both sides.', speaker: 'Ana Reis' })],
        },
      ],
    });
    const lines = page(aShownBriefing(now), since(now), facts).split('\n').filter(Boolean);
    expect(lines.slice(0, 5)).toEqual([
      'Port Ellery · Thursday 5 March',
      'weekdays 08:00 Europe/Lisbon · new since yesterday 08:00: 1 bullet, 1 change, 1 quote',
      'Port strike',
      'NEW • The province named a mediator late on Wednesday. [1] [2]',
      'CHANGED • Dock workers voted to strike from ~~Friday.~~ Monday. [1] [2]',
    ]);
    expect(lines.join('\n')).toContain('We will sit down with both sides.');
  });
});

test('a role is mentioned only where it is asked for', () => {
  const mentions = (mention: string | null) =>
    JSON.stringify(presentDigest(aShownBriefing(), null, { ...facts, mention }).blocks).includes('"mention"');
  expect(mentions('123')).toBe(true);
  expect(mentions(null)).toBe(false);
});
