import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../../src/briefing/briefing.ts';
import { compareBriefings } from '../../../src/briefing/changes.ts';

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
function bulletChanges(before: Briefing | null, now: Briefing): string[] {
  const [first] = compareBriefings(before, now).stories;
  return (first?.bullets ?? []).map(({ kind, before: old }) => (kind === 'changed' ? `changed from ${old}` : kind));
}

const VOTE = 'Dock workers at Port Ellery voted by 71 percent to strike from Friday.';

describe('compareBriefings', () => {
  it('calls everything new without an earlier briefing', () => {
    const changes = compareBriefings(null, briefing(story('s', [VOTE], [['Nobody was asked.', 'Maria Tovar']])));
    expect(changes.stories[0]?.bullets.map(({ kind }) => kind)).toEqual(['new']);
    expect(changes.stories[0]?.quotes.map(({ kind }) => kind)).toEqual(['new']);
    expect(changes.news).toBe(true);
  });

  it('has no news where the words are the same, whatever the marks, the order and the ids of stories', () => {
    const before = briefing(story('s', [VOTE, 'The company’s offer stands.']));
    const now = briefing(story('t', ["The company's offer stands"]), story('u', [VOTE]));
    const changes = compareBriefings(before, now);
    expect(changes.news).toBe(false);
    expect(changes.gone.bullets).toEqual([]);
  });

  it('shows the old words of a fact whose number changed', () => {
    const before = briefing(story('s', ['About 2,100 dockers will walk out at Port Ellery on Friday.']));
    const now = briefing(story('s', ['About 1,900 dockers will walk out at Port Ellery on Friday.']));
    expect(bulletChanges(before, now)).toEqual([
      'changed from About 2,100 dockers will walk out at Port Ellery on Friday.',
    ]);
    expect(compareBriefings(before, now).news).toBe(true);
  });

  it('keeps a new fact apart from an old one about the same people', () => {
    const before = briefing(story('s', [VOTE]));
    const now = briefing(story('s', [VOTE, 'The province named a mediator for Port Ellery late on Wednesday.']));
    expect(bulletChanges(before, now)).toEqual(['same', 'new']);
  });

  it('lists what is gone', () => {
    const before = briefing(story('s', [VOTE, 'The last strike lasted nine days.'], [['We wait.', 'Ana Reis']]));
    const { gone, news } = compareBriefings(before, briefing(story('s', [VOTE])));
    expect(gone.bullets.map(({ text }) => text)).toEqual(['The last strike lasted nine days.']);
    expect(gone.quotes.map(({ text }) => text)).toEqual(['We wait.']);
    expect(news).toBe(false);
  });

  it('takes each earlier bullet once, best match first', () => {
    const before = briefing(story('s', ['Talks on Thursday will be held at the port.']));
    const now = briefing(
      story('s', ['Talks on Friday will be held in the capital.', 'Talks on Thursday will be held in the capital.']),
    );
    expect(bulletChanges(before, now)).toEqual(['new', 'changed from Talks on Thursday will be held at the port.']);
  });

  it('does not take the words of one speaker for a change of another’s', () => {
    const before = briefing(story('s', [], [['The roster came on a Sunday night by text', 'Maria Tovar']]));
    const now = briefing(story('s', [], [['The roster came on a Sunday night by letter', 'Ana Reis']]));
    const [first] = compareBriefings(before, now).stories;
    expect(first?.quotes.map(({ kind }) => kind)).toEqual(['new']);
  });

  it('finds no news against itself, and loses nothing', () => {
    const texts = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [before, now] = [briefing(story('s', one)), briefing(story('s', other))];
        expect(compareBriefings(now, now)).toMatchObject({ news: false, gone: { bullets: [] } });
        const { stories, gone } = compareBriefings(before, now);
        const kept = stories[0]?.bullets.filter(({ kind }) => kind !== 'new').length ?? 0;
        expect(kept + gone.bullets.length).toBe(one.length);
      }),
    );
  });
});
