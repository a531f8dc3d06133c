import fc from 'fast-check';
import type { Appearance, Briefing, Citation, Quote } from '../../src/briefing/briefing.ts';
import { excerptKey, type ShownBriefing } from '../../src/presentation/shown-briefing.ts';
import { randomText } from './random-document.ts';

/** What is looked for in messages: plain words, so that no platform sets them in another way. */
export const bulletTag = (story: number, bullet: number): string => `story${story}bullet${bullet}tag`;
export const quoteTag = (story: number, quote: number): string => `story${story}quote${quote}tag`;
export const eventTag = (story: number, event: number): string => `story${story}event${event}tag`;
export const excerptTag = (article: number, start: number): string => `excerpt${article}at${start}tag`;
export const headlineTag = (story: number): string => `story${story}headlinetag`;

const OUTLETS = ['Ellery Courier', 'Farm Weekly', 'صحيفة الميناء', '港湾新聞', 'Coastal *Radio*', null];
const SPEAKERS = ['Maria Tovar', 'a port official', '田中 一郎', 'مريم الأحمد', null];
const LONGEST_QUOTE = 3_000;

const articleCount = fc.integer({ min: 1, max: 9 });
/** Without square brackets: those in a message are then source numbers. */
const words = randomText.map(
  (text) =>
    text
      .slice(0, LONGEST_QUOTE - 40)

      .replace(/[[\]]/g, '') || 'x',
);
const citations = (articles: number): fc.Arbitrary<Citation[]> =>
  fc
    .uniqueArray(
      fc.record({ articleId: fc.integer({ min: 0, max: articles - 1 }).map((n) => `article-${n}`), start: fc.nat(90) }),
      { minLength: 1, maxLength: 4, selector: ({ articleId, start }) => `${articleId} ${start}` },
    )
    .map((cited) => cited.map((one) => ({ ...one, end: one.start + 9 })));

const quoteOf = (articles: number): fc.Arbitrary<Quote> =>
  fc
    .record({
      text: words,
      speaker: fc.constantFrom(...SPEAKERS),
      kind: fc.constantFrom('direct' as const, 'partial' as const, 'relayed' as const),
      wording: fc.constantFrom('single' as const, 'same' as const, 'shortened' as const, 'reworded' as const),
      cited: citations(articles),
    })
    .map(({ cited, text, wording, ...quote }) => {
      const appearances = cited.map(({ articleId, start, end }, index): Appearance => {
        const told = wording === 'same' || wording === 'single' || index === 0 ? text : `other words ${index}`;
        return { articleId, segments: [{ start, end }], text: told };
      });
      return { ...quote, text, appearances, wording };
    });

const difference = (articles: number) =>
  fc
    .record({
      text: words,
      sides: fc.array(fc.record({ value: words, citations: citations(articles) }), { minLength: 2, maxLength: 3 }),
    })
    .map(({ text, sides }) => ({
      text: text.slice(0, 80) || 'x',
      sides: sides.map((side) => ({ ...side, value: side.value.slice(0, 80) || 'x' })),
    }));

const storyOf = (articles: number) =>
  fc.record({
    id: fc.constant('story'),
    headline: words.map((text) => text.slice(0, 200)),
    outlets: fc.nat(9),
    origins: fc.nat(9),
    bullets: fc.array(fc.record({ text: words, citations: citations(articles) }), { minLength: 1, maxLength: 40 }),
    quotes: fc.array(quoteOf(articles), { maxLength: 20 }),
    timeline: fc.array(
      fc.record({
        date: fc.constantFrom('2026-03-04', '2026-03', '2019'),
        text: words,
        citations: citations(articles),
      }),
      { maxLength: 12 },
    ),
    differences: fc.array(difference(articles), { maxLength: 3 }),
  });

/**
 * Random briefings as they are shown: 1 to 12 stories, up to 40 bullets each, quotes up to 3,000 characters, any script.
 * Every headline, bullet, quote, event and excerpt begins with its tag.
 */
export const randomBriefing: fc.Arbitrary<ShownBriefing> = articleCount.chain((articles) =>
  fc
    .record({
      // Mostly few stories: a long one has thousands of words.
      stories: fc.oneof(
        { weight: 6, arbitrary: fc.array(storyOf(articles), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.array(storyOf(articles), { minLength: 4, maxLength: 12 }) },
      ),
      sources: fc.array(
        fc.record({
          outlet: fc.constantFrom(...OUTLETS),
          title: fc.option(words.map((text) => text.slice(0, 60))),
          url: fc.option(fc.webUrl({ withQueryParameters: true })),
          publishedAt: fc.constantFrom('2026-03-04T14:05:00Z', '2026-03-04', null),
        }),
        { minLength: articles, maxLength: articles },
      ),
      notes: fc.array(
        words.map((text) => text.slice(0, 90)),
        { maxLength: 2 },
      ),
    })
    .map(({ stories, sources, notes }) => show(tagged({ stories, sources, notes }))),
);

type Made = {
  stories: Briefing['stories'];
  sources: Omit<Briefing['articles'][number], 'id' | 'origin'>[];
  notes: string[];
};

function tagged({ stories, sources, notes }: Made): Briefing {
  return {
    schemaVersion: 1,
    topic: 'harbour',
    generatedAt: '2026-03-05T08:00:00.000Z',
    contentHash: 'c0ffee',
    stories: stories.map((story, s) => ({
      ...story,
      headline: `${headlineTag(s)} ${story.headline}`,
      bullets: story.bullets.map((bullet, b) => ({ ...bullet, text: `${bulletTag(s, b)} ${bullet.text}` })),
      quotes: story.quotes.map((quote, q) => withTag(quote, quoteTag(s, q))),
      timeline: story.timeline.map((event, e) => ({ ...event, text: `${eventTag(s, e)} ${event.text}` })),
    })),
    articles: sources.map((source, index) => ({ ...source, id: `article-${index}`, origin: null })),
    notes,
  };
}

function withTag(quote: Quote, tag: string): Quote {
  const text = `${tag} ${quote.text}`;
  return {
    ...quote,
    text,
    appearances: quote.appearances.map((one) => (one.text === quote.text ? { ...one, text } : one)),
  };
}

function show(briefing: Briefing): ShownBriefing {
  const cited = briefing.stories.flatMap((story) => story.bullets.flatMap((bullet) => bullet.citations));
  const excerpts = cited.map((one) => [excerptKey(one), excerptTag(Number(one.articleId.slice(8)), one.start)]);
  return { id: 'a1b2c3d4e5f6a7b8c9d0e1f2', briefing, excerpts: Object.fromEntries(excerpts) };
}
