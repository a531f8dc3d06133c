import { beforeEach, expect, test } from 'vitest';
import type { BriefRequest } from '../../src/brief-kept.ts';
import type { Asked } from '../../src/create-briefer.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import { liveBriefings } from '../../src/live-briefings.ts';
import { createLiveStories, type LiveStories } from '../../src/live-stories.ts';
import { briefHere } from '../support/brief-here.ts';
import { openOrThrow, withDatabase } from './delivery/rig.ts';

const STRIKE = 'Dock workers at Port Ellery voted by 71 percent to strike from Friday, the union said on Monday.';
const NOW = new Date('2026-03-05T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const asked = (changes: Partial<Asked> = {}): Asked => ({
  topic: 'Port Ellery',
  length: 'standard',
  scope: { feedIds: [1], mutedOutlets: [] },
  since: null,
  ...changes,
});

/** What was briefed, and what was looked up. */
let briefed: BriefRequest[];
let lookedUp: string[];
beforeEach(() => {
  briefed = [];
  lookedUp = [];
});

/** Over an archive with one article, with a count of what is done. */
function withLive(
  use: (ask: ReturnType<typeof liveBriefings>['brief'], live: LiveStories) => Promise<void>,
): Promise<void> {
  return withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const live = createLiveStories(store, silentLogger);
    await takeIn(live, 'strike', STRIKE);
    const here = briefHere();
    const { brief } = liveBriefings(
      {
        ...live,
        find: (topic, ...others) => {
          lookedUp.push(topic);
          return live.find(topic, ...others);
        },
      },
      (request) => {
        briefed.push(request);
        return here(request);
      },
    );
    await use(brief, live);
    await store.close();
  });
}

async function takeIn(live: LiveStories, id: string, text: string, feedId = 1): Promise<void> {
  const item = { id, text, format: 'text', outlet: 'Ellery Courier' } as const;
  await live.takeIn({ item, feedId, keys: [id], excerptOnly: false }, NOW);
}

test('the same question is looked up once within a minute, and briefed once as long as nothing changes', () =>
  withLive(async (ask) => {
    const [first, same] = await Promise.all([ask(asked(), NOW), ask(asked(), NOW)]);
    expect(first?.briefing.articles).toHaveLength(1);
    expect(same).toBe(first);
    expect(await ask(asked(), later(59))).toBe(first);
    expect(lookedUp).toHaveLength(1);
    expect(await ask(asked(), later(61))).toBe(first);
    expect(lookedUp).toHaveLength(2);
    expect(briefed).toHaveLength(1);
  }));

test('what only an older article of a long story tells is found', () =>
  withLive(async (ask, live) => {
    await takeIn(live, 'pilot', `${STRIKE} The harbour pilot Kestrel Amadi called it overdue.`);
    for (let nth = 0; nth < 14; nth++)
      await takeIn(live, `later ${nth}`, `${STRIKE} It was told for the ${nth}th time.`);
    const shown = await ask(asked({ topic: 'Amadi' }), NOW);
    expect(shown?.briefing.articles.map(({ id }) => id)).toContain('pilot');
    expect(shown?.briefing.articles).toHaveLength(12);
    expect(JSON.stringify(shown?.briefing.stories)).toContain('Kestrel Amadi');
  }));

test.each<Partial<Asked>>([
  { topic: 'Ellery' },
  { length: 'long' },
  { scope: { feedIds: [1], mutedOutlets: ['Ellery Courier'] } },
  { scope: { feedIds: [], mutedOutlets: [] } },
  { since: later(3_600) },
])('another question is another briefing: %j', (changes) =>
  withLive(async (ask) => {
    const first = await ask(asked(), NOW);
    expect(await ask(asked(changes), NOW)).not.toBe(first);
    expect(lookedUp).toHaveLength(2);
  }),
);

test('an article that came or changed is in the next briefing', () =>
  withLive(async (ask, live) => {
    await ask(asked(), NOW);
    await takeIn(live, 'strike', STRIKE.replace('71', '68'));
    expect((await ask(asked(), NOW))?.briefing.stories[0]?.bullets[0]?.text).toContain('68 percent');
    await takeIn(live, 'talks', 'The company offered talks to the dock workers at Port Ellery on Tuesday, it said.');
    expect((await ask(asked(), NOW))?.briefing.articles).toHaveLength(2);
    expect(briefed).toHaveLength(3);
  }));

test('a known article that another feed brings too is seen by who follows that feed', () =>
  withLive(async (ask, live) => {
    const scope = { feedIds: [2], mutedOutlets: [] };
    expect(await ask(asked({ scope }), NOW)).toBeNull();
    expect(await live.complete('port', 5, scope)).toEqual([]);
    await takeIn(live, 'strike', STRIKE, 2);
    expect(await live.complete('port', 5, scope)).toEqual(['Port Ellery']);
    expect((await ask(asked({ scope }), NOW))?.briefing.articles).toHaveLength(1);
    expect(briefed).toHaveLength(1);
  }));

test('a slip of the pen is forgiven, and said', () =>
  withLive(async (ask) => {
    const shown = await ask(asked({ topic: 'dock wrokers' }), NOW);
    expect(shown?.briefing).toMatchObject({ topic: 'dock worker', stories: [{}] });
    expect(shown?.briefing.notes[0]).toBe('Nothing matches “dock wrokers”; this is “dock worker”.');
    expect(await ask(asked({ topic: 'atlantis' }), NOW)).toBeNull();
  }));

test('a briefing that failed is tried again', () =>
  withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const live = createLiveStories(store, silentLogger);
    await takeIn(live, 'strike', STRIKE);
    let fails = true;
    const here = briefHere();
    const { brief } = liveBriefings(live, async (request) => {
      if (fails) throw new Error('too much');
      return here(request);
    });
    await expect(brief(asked(), NOW)).rejects.toThrow('too much');
    fails = false;
    expect(await brief(asked(), NOW)).not.toBeNull();
    await store.close();
  }));
