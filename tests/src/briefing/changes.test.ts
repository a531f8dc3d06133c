import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../../src/briefing/briefing.ts';
import { compareBriefings } from '../../../src/briefing/changes.ts';
import { allTold, NOTHING_TOLD, parseTold, toldBy } from '../../../src/briefing/told.ts';

type Story = Briefing['stories'][number];

function story(
  id: string,
  bullets: readonly string[],
  quotes: readonly (readonly [string, string | null])[] = [],
): Story {
  return {
    id,
    headline: '',
    outlets: 1,
    origins: 1,
    bullets: bullets.map((text) => ({ text, citations: [{ articleId: 'a', start: 0, end: 1 }] })),
    quotes: quotes.map(([text, speaker]) => ({
      text,
      speaker,
      kind: 'direct',
      wording: 'single',
      appearances: [{ articleId: 'a', segments: [{ start: 0, end: 1 }], text }],
    })),
    timeline: [],
    differences: [],
  };
}

function briefing(...stories: Story[]): Briefing {
  const rest = { topic: 'ellery', generatedAt: '2026-03-05T08:00:00Z', contentHash: '', articles: [], notes: [] };
  return { schemaVersion: 1, ...rest, stories };
}

/** "new", "same" or "changed (from …)" for each bullet of the first story. */
function bulletChanges(before: Briefing, now: Briefing): string[] {
  const [first] = compareBriefings(toldBy(before), now).stories;
  return (first?.bullets ?? []).map(({ kind, before: old }) => (kind === 'changed' ? `changed from ${old}` : kind));
}

const VOTE = 'Dock workers at Port Ellery voted by 71 percent to strike from Friday.';

describe('compareBriefings', () => {
  it('calls everything new where nothing was told', () => {
    const changes = compareBriefings(
      NOTHING_TOLD,
      briefing(story('s', [VOTE], [['Nobody was asked.', 'Maria Tovar']])),
    );
    expect(changes.stories[0]?.bullets.map(({ kind }) => kind)).toEqual(['new']);
    expect(changes.stories[0]?.quotes.map(({ kind }) => kind)).toEqual(['new']);
    expect(changes.news).toBe(true);
  });

  it('has no news where the words are the same, whatever the marks, the order and the ids of stories', () => {
    const before = briefing(story('s', [VOTE, 'The company’s offer stands.']));
    const now = briefing(story('t', ["The company's offer stands"]), story('u', [VOTE]));
    expect(compareBriefings(toldBy(before), now)).toMatchObject({ news: false, newBullets: 0, changedBullets: 0 });
  });

  it('shows the old words of a fact whose number changed', () => {
    const before = briefing(story('s', ['About 2,100 dockers will walk out at Port Ellery on Friday.']));
    const now = briefing(story('s', ['About 1,900 dockers will walk out at Port Ellery on Friday.']));
    expect(bulletChanges(before, now)).toEqual([
      'changed from About 2,100 dockers will walk out at Port Ellery on Friday.',
    ]);
    expect(compareBriefings(toldBy(before), now)).toMatchObject({ news: true, newBullets: 0, changedBullets: 1 });
  });

  it('keeps a new fact apart from an old one about the same people', () => {
    const before = briefing(story('s', [VOTE]));
    const now = briefing(story('s', [VOTE, 'The province named a mediator for Port Ellery late on Wednesday.']));
    expect(bulletChanges(before, now)).toEqual(['same', 'new']);
  });

  it('has no news in another wording of what was told', () => {
    const before = briefing(story('s', ['Dock workers at Port Ellery voted by 71 percent to strike from Friday.']));
    const now = briefing(story('s', ['By 71 percent, dock workers at Port Ellery voted for a strike from Friday.']));
    expect(bulletChanges(before, now)).toEqual(['same']);
  });

  it('has news where a “not” has come in', () => {
    const before = briefing(story('s', ['Talks on Thursday will be held at the port.']));
    const now = briefing(story('s', ['Talks on Thursday will not be held at the port.']));
    expect(bulletChanges(before, now)).toEqual(['changed from Talks on Thursday will be held at the port.']);
  });

  it('knows what any of several editions told', () => {
    const told = allTold([toldBy(briefing(story('s', [VOTE]))), toldBy(briefing(story('s', ['We wait for rain.'])))]);
    expect(compareBriefings(told, briefing(story('t', ['We wait for rain.', VOTE]))).news).toBe(false);
  });

  it('has no news in a shorter cut of a quote', () => {
    const before = briefing(story('s', [], [['Nobody was asked. The roster came on a Sunday night.', 'Maria Tovar']]));
    const now = briefing(story('s', [], [['The roster came on a Sunday night', 'Maria Tovar']]));
    expect(compareBriefings(toldBy(before), now).news).toBe(false);
  });

  it('does not take the words of one speaker for a change of another’s', () => {
    const before = briefing(story('s', [], [['The roster came on a Sunday night by text', 'Maria Tovar']]));
    const now = briefing(story('s', [], [['The roster came on a Sunday night by letter', 'Ana Reis']]));
    const [first] = compareBriefings(toldBy(before), now).stories;
    expect(first?.quotes.map(({ kind }) => kind)).toEqual(['new']);
  });

  it('finds no news against itself, and what is told is read back as it was', () => {
    const texts = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (words) => {
        const now = briefing(story('s', words, [[words.join(' '), null]]));
        expect(compareBriefings(toldBy(now), now).news).toBe(false);
        expect(parseTold(JSON.stringify(toldBy(now)))).toEqual(toldBy(now));
      }),
    );
  });

  it.each(['', '{}', '[]', 'null', '{"bullets":[{}],"quotes":[]}'])('does not read %j as told', (json) => {
    expect(parseTold(json)).toBeNull();
  });
});
