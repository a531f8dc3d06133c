import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { composeStory } from '../../../src/briefing/compose.ts';
import { readExpectations } from '../../../src/briefing/expectations.ts';

function article(id: string, publishedAt: string | null, text: string) {
  return readArticle({ id, text, format: 'text', ...(publishedAt && { publishedAt }) });
}

const WAITING =
  'The council of Tarn has yet to decide on the bridge, but growers hope for a vote as early as this week.';
const REST = 'The bridge would cost 40 million crowns. Ferries carry the grain of the valley until then.';
const DECIDED =
  'The council of Tarn approved the bridge over the Ostler on Thursday by nine votes to two, the mayor said.';
const TUESDAY = article('early', '2026-05-05T08:00:00Z', `${WAITING} ${REST}`);
const THURSDAY = article('late', '2026-05-07T18:00:00Z', DECIDED);

describe('readExpectations', () => {
  it('calls outdated what an earlier article says is still to come', () => {
    const expectations = readExpectations([TUESDAY, THURSDAY]);
    expect(expectations.isOutdated('early', 0)).toBe(true);
    expect(expectations.isOutdated('early', 1)).toBe(false);
    expect(expectations.isOutdated('late', 0)).toBe(false);
    expect(expectations.isOutdated('nowhere', 0)).toBe(false);
  });

  it.each([
    ['a day that is named', 'The council of Tarn is expected to vote on June 12.', '2026-05-05T08:00:00Z'],
    ['an article of the same hours', 'The council of Tarn is expected to vote on the bridge.', '2026-05-07T12:00:00Z'],
    ['an article without a date', 'The council of Tarn is expected to vote on the bridge.', null],
    ['what has happened', 'The council of Tarn voted on the bridge in a stormy session.', '2026-05-05T08:00:00Z'],
  ])('leaves alone %s', (_, text, publishedAt) => {
    expect(readExpectations([article('early', publishedAt, text), THURSDAY]).isOutdated('early', 0)).toBe(false);
  });

  it('keeps it out of the bullets of a story that goes on', () => {
    const story = composeStory({ id: 's', articles: [TUESDAY, THURSDAY] }, { length: 'long' });
    const texts = story.bullets.map(({ text }) => text);
    expect(texts.some((text) => text.includes('approved the bridge'))).toBe(true);
    expect(texts.some((text) => text.includes('yet to decide'))).toBe(false);
    const alone = composeStory({ id: 's', articles: [TUESDAY] }, { length: 'long' });
    expect(alone.bullets.some(({ text }) => text.includes('yet to decide'))).toBe(true);
  });
});
