import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { briefArticles } from '../../src/brief-articles.ts';
import { briefingSchema } from '../../src/briefing/briefing.ts';
import { checkBriefing } from '../../src/briefing/check-evidence.ts';
import { createBriefer } from '../../src/create-briefer.ts';
import { fixedStories } from '../../src/fixed-stories.ts';
import { type Logger, silentLogger } from '../../src/kernel/logger.ts';
import { makeBriefing, showBriefing } from '../../src/make-briefing.ts';
import { excerptKey } from '../../src/presentation/shown-briefing.ts';
import { clusterArticles } from '../../src/stories/cluster.ts';

const COURIER = `Port Ellery dockers vote to strike from Friday

PORT ELLERY - Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday over a new roster, the union said.

"Nobody was asked. The roster came by text message on a Sunday night," said Maria Tovar, the secretary of the union.

The port handles two fifths of the grain of the region, and three ships have already been sent to Westmark instead.

The company offered new talks on Thursday but will not withdraw the roster, its spokesman Anton Lindqvist told Coastal Radio.`;
const FARM = `Grain exporters fear strike at Port Ellery

Dock workers at Port Ellery will strike from Friday over a new roster after 71 percent of them voted for it, their union said on Wednesday.

Farmers asked the province to mediate. "Nobody was asked," Maria Tovar said of the roster.

The last strike at the port, in 2019, lasted nine days and cost exporters 40 million.`;

const articles = [
  readArticle({ id: 'courier', format: 'text', text: COURIER, outlet: 'Ellery Courier', publishedAt: '2026-03-04' }),
  readArticle({ id: 'farm', format: 'text', text: FARM, outlet: 'Farm Weekly', publishedAt: '2026-03-05' }),
];
const now = new Date('2026-03-05T08:00:00Z');
const request = { topic: 'port', length: 'standard' } as const;
const story = { id: 's', articles };

describe('a briefing', () => {
  const briefing = makeBriefing(request, [story], now, silentLogger);

  test('is the published schema, and every word of it has evidence', () => {
    expect(briefingSchema.parse(briefing)).toEqual(briefing);
    expect(checkBriefing(briefing, articles).defects).toEqual([]);
    expect(briefing.stories[0]?.bullets.length).toBeGreaterThanOrEqual(4);
    expect(briefing.stories[0]).toMatchObject({ outlets: 2, origins: 2 });
  });

  test('tells who said what, once for both outlets', () => {
    const quotes = briefing.stories[0]?.quotes ?? [];
    const [tovar] = quotes.filter((quote) => quote.text.startsWith('Nobody was asked'));
    expect(tovar).toMatchObject({ speaker: 'Maria Tovar', kind: 'direct', wording: 'shortened' });
    expect(tovar?.appearances.map((appearance) => appearance.articleId).toSorted()).toEqual(['courier', 'farm']);
  });

  test('is the same bytes for the same articles and clock, and the same hash at another time', () => {
    expect(JSON.stringify(makeBriefing(request, [story], now, silentLogger))).toBe(JSON.stringify(briefing));
    const later = makeBriefing(request, [story], new Date('2026-04-01T00:00:00Z'), silentLogger);
    expect(later.generatedAt).not.toBe(briefing.generatedAt);
    expect(later.contentHash).toBe(briefing.contentHash);
  });

  test('does not depend on the order in which the articles came', () => {
    const turned = makeBriefing(request, [{ id: 's', articles: articles.toReversed() }], now, silentLogger);
    expect(turned).toEqual(briefing);
  });

  test('has another hash when an article says something else', () => {
    const changed = readArticle({
      id: 'farm',
      format: 'text',
      text: FARM.replaceAll('71', '72'),
      outlet: 'Farm Weekly',
    });
    const other = makeBriefing(
      request,
      [{ id: 's', articles: [articles[0] as (typeof articles)[0], changed] }],
      now,
      silentLogger,
    );
    expect(other.contentHash).not.toBe(briefing.contentHash);
  });

  test('says what the articles do not: outlet and date', () => {
    const bare = readArticle({ id: 'bare', format: 'text', text: COURIER });
    const excerpts = articles.map((article) => ({ ...article, excerptOnly: true as const }));
    expect(makeBriefing(request, [{ id: 's', articles: excerpts }], now, silentLogger).notes).toEqual([
      'Ellery Courier, Farm Weekly: excerpts only.',
    ]);
    expect(makeBriefing(request, [{ id: 's', articles: [bare] }], now, silentLogger).notes).toEqual([
      'No outlet known for 1 article.',
      'No date known for 1 article.',
    ]);
  });

  test('is shown with the exact text of every citation', () => {
    const shown = showBriefing(briefing, articles);
    for (const citation of briefing.stories.flatMap(({ bullets }) => bullets.flatMap((bullet) => bullet.citations))) {
      const text = articles.find((article) => article.id === citation.articleId)?.text;
      expect(shown.excerpts[excerptKey(citation)]).toBe(text?.slice(citation.start, citation.end));
    }
  });
});

test('a word budget is kept over all bullets', async () => {
  for (const maxWords of [1, 15, 40, 100]) {
    const { bullets } = await briefArticles(articles, maxWords, silentLogger);
    const words = bullets
      .map((bullet) => bullet.text)
      .join(' ')
      .split(/\s+/)
      .filter(Boolean);
    expect(words.length).toBeLessThanOrEqual(maxWords);
  }
});

test('an article without a sentence gives an empty story, not an exception', async () => {
  const empty = readArticle({ id: 'empty', format: 'text', text: '   \n\n' });
  expect(await briefArticles([empty], undefined, silentLogger)).toMatchObject({
    bullets: [],
    quotes: [],
    headline: '',
  });
});

describe('asking for a topic', () => {
  const errors: object[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => errors.push(fields) };
  const briefer = createBriefer(fixedStories(clusterArticles(articles), logger), { now: () => now });

  test('finds the story by a name in it, and gives the same briefing the second time', async () => {
    const first = await briefer.brief('Tovar', 'short');
    expect(first.found && first.shown.briefing.stories[0]?.bullets.length).toBeLessThanOrEqual(3);
    expect(await briefer.brief('Tovar', 'short')).toEqual(first);
    expect(errors).toEqual([]);
  });

  test('forgives a slip of the pen, and says so', async () => {
    const answered = await briefer.brief('dokers', 'standard');
    expect(answered.found && answered.shown.briefing.notes[0]).toMatch(
      /^Nothing matches “dokers”; this is “dock(?:er)?s?”\.$/i,
    );
  });

  test('gives the nearest topics when nothing fits', async () => {
    const answered = await briefer.brief('atlantis', 'standard');
    expect(answered.found).toBe(false);
    expect(!answered.found && answered.nearest.length).toBeGreaterThan(0);
  });

  test('writes a topic as the articles do, or as it was typed', () => {
    expect(briefer.written('port ellery')).toBe('Port Ellery');
    expect(briefer.written('atlantis')).toBe('atlantis');
  });

  test('completes what is typed from live topics', async () => {
    expect(await briefer.suggest('port')).toContain('Port Ellery');
  });
});
