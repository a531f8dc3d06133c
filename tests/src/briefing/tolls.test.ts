import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { composeStory } from '../../../src/briefing/compose.ts';
import { readTolls } from '../../../src/briefing/tolls.ts';

function article(id: string, publishedAt: string | undefined, text: string, title = '') {
  return readArticle({ id, text, title, format: 'text', ...(publishedAt && { publishedAt }) });
}

const MORNING = article(
  'morning',
  '2026-05-04T08:00:00Z',
  'A ferry sank off Lindholm early on Monday, killing at least 12 people, the coast guard said. Divers searched the hull.',
  'Ferry sinks off Lindholm, 12 dead',
);
const EVENING = article(
  'evening',
  '2026-05-04T20:00:00Z',
  'The ferry disaster off Lindholm has killed 17 people, the coast guard said on Monday evening. The captain was found alive.',
  'Toll of Lindholm ferry disaster rises to 17',
);

describe('readTolls', () => {
  it('calls a toll outdated where a later article leads with a higher one', () => {
    const tolls = readTolls([MORNING, EVENING]);
    expect(tolls.isOutdated('morning', 0)).toBe(true);
    expect(tolls.isOutdated('morning', 1)).toBe(false);
    expect(tolls.isOutdated('evening', 0)).toBe(false);
    expect(tolls.isTitleOutdated('Ferry sinks off Lindholm, 12 dead')).toBe(true);
    expect(tolls.isTitleOutdated('Toll of Lindholm ferry disaster rises to 17')).toBe(false);
  });

  it('knows of nothing outdated where the dates are not known: a higher toll may have been taken back', () => {
    const undated = [MORNING, EVENING].map(({ id, text }) => article(id, undefined, text));
    expect(readTolls(undated).isOutdated('morning', 0)).toBe(false);
  });

  it.each([
    ['a lower number told later', 'killed 9 people', '2026-05-05T08:00:00Z'],
    ['a higher number told earlier', 'killed 17 people', '2026-05-03T08:00:00Z'],
    ['what else happened to people', 'injured 17 people', '2026-05-05T08:00:00Z'],
    ['the same number', 'killed at least 12 people', '2026-05-05T08:00:00Z'],
  ])('leaves a toll alone beside %s', (_what, words, publishedAt) => {
    const other = article('other', publishedAt, `The ferry disaster off Lindholm has ${words}, officials said.`);
    expect(readTolls([MORNING, other]).isOutdated('morning', 0)).toBe(false);
  });

  it('leaves the toll of another event alone, told further down', () => {
    const filler = 'Boats went out at dawn. '.repeat(6);
    const text = `The captain was found alive on Tuesday. ${filler}A fire on a ferry in 1994 killed 212 people.`;
    const background = article('background', '2026-05-05T08:00:00Z', text);
    expect(readTolls([MORNING, background]).isOutdated('morning', 0)).toBe(false);
  });
});

describe('a story whose toll has risen', () => {
  it('is told with the last one only, in bullets and headline', () => {
    const story = composeStory({ id: 's', articles: [MORNING, EVENING] }, { length: 'long' });
    const told = [story.headline, ...story.bullets.map(({ text }) => text)].join(' ');
    expect(told).toContain('17 people');
    expect(told).not.toMatch(/\b12\b/);
  });

  it('keeps the older one where nothing else is told', () => {
    const story = composeStory(
      { id: 's', articles: [article('a', '2026-05-04T08:00:00Z', MORNING.text)] },
      { length: 'long' },
    );
    expect(story.bullets[0]?.text).toContain('12 people');
  });
});
