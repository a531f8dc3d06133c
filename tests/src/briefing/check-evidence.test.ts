import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Briefing, briefingSchema } from '../../../src/briefing/briefing.ts';
import { checkBriefing } from '../../../src/briefing/check-evidence.ts';

const COURIER = [
  'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday, the union said.',
  'Meanwhile, the company doesn’t plan to withdraw the **new** roster, its spokesman told Coastal Radio.',
  'About 2,100 dockers will walk out at noon.',
  '“Nobody was asked,” said Maria Tovar, the union’s secretary. “The roster came on a Sunday night.”',
  'The last strike began on 3 May 2019 and lasted nine days. 😀 Nobody was hurt.',
].join('\n\n');
const PROVINCIAL = [
  'Dockers at Port Ellery will strike from Friday, after 71 percent voted for it on Wednesday.',
  'The port puts the number of dockers who will walk out at 1,600.',
  'Nobody was asked, the workers say, and "nobody was asked" became their slogan.',
].join(' ');
const ARTICLES = [
  { id: 'a', text: COURIER },
  { id: 'b', text: PROVINCIAL },
];

function cite(articleId: 'a' | 'b', words: string) {
  const text = articleId === 'a' ? COURIER : PROVINCIAL;
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in ${articleId}: ${words}`);
  return { articleId, start, end: start + words.length };
}

const VOTE = 'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday, the union said.';
const VOTE_B = 'Dockers at Port Ellery will strike from Friday, after 71 percent voted for it on Wednesday.';
const ROSTER = 'Meanwhile, the company doesn’t plan to withdraw the **new** roster, its spokesman told Coastal Radio.';
const MAY = 'The last strike began on 3 May 2019 and lasted nine days.';

/** A briefing in which everything holds. */
function valid(): Briefing {
  const article = { origin: null, url: null, publishedAt: '2026-03-04T14:05:00Z' };
  return {
    schemaVersion: 1,
    topic: 'ellery',
    generatedAt: '2026-03-05T08:00:00Z',
    contentHash: 'x',
    stories: [
      {
        id: 's',
        headline: 'Ellery dockers vote to strike from Friday',
        outlets: 2,
        origins: 2,
        bullets: [
          {
            text: 'Dock workers at Port Ellery voted by 71 percent to strike from Friday, the union said.',
            citations: [cite('a', VOTE), cite('b', VOTE_B)],
          },
          { text: "The company doesn't plan to withdraw the new roster.", citations: [cite('a', ROSTER)] },
          {
            text: '[Port Ellery] will strike from Friday, after 71 percent voted for it.',
            citations: [cite('b', VOTE_B)],
          },
        ],
        quotes: [
          {
            text: 'Nobody was asked, The roster came on a Sunday night.',
            speaker: 'Maria Tovar',
            speakerRole: 'union’s secretary',
            kind: 'direct',
            wording: 'shortened',
            appearances: [
              {
                articleId: 'a',
                segments: [cite('a', 'Nobody was asked,'), cite('a', 'The roster came on a Sunday night.')].map(
                  ({ start, end }) => ({ start, end }),
                ),
                text: 'Nobody was asked, The roster came on a Sunday night.',
              },
              {
                articleId: 'b',
                segments: [cite('b', 'nobody was asked')].map(({ start, end }) => ({ start, end })),
                text: 'nobody was asked',
              },
            ],
          },
        ],
        timeline: [{ date: '2019-05-03', text: 'The last strike began on 3 May 2019.', citations: [cite('a', MAY)] }],
        differences: [
          {
            text: 'dockers',
            sides: [
              { value: '2,100', citations: [cite('a', 'About 2,100 dockers will walk out at noon.')] },
              {
                value: '1,600',
                citations: [cite('b', 'The port puts the number of dockers who will walk out at 1,600.')],
              },
            ],
          },
        ],
      },
    ],
    articles: [
      { ...article, id: 'a', title: 'Ellery dockers vote to strike from Friday', outlet: 'Ellery Courier' },
      { ...article, id: 'b', title: null, outlet: 'The Provincial' },
    ],
    notes: [],
  };
}

/** The valid briefing with one change to its only story. */
function corrupted(change: (story: Briefing['stories'][number]) => void): Briefing {
  const briefing = structuredClone(valid());
  const [story] = briefing.stories;
  if (!story) throw new Error('no story');
  change(story);
  return briefing;
}

/** The item at an index that the test knows to exist. */
function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}

function defectsOf(briefing: Briefing): string[] {
  return checkBriefing(briefing, ARTICLES).defects.map((defect) => `${defect.kind} ${defect.where}`);
}

describe('a valid briefing', () => {
  it('comes back as the same object without defects', () => {
    const briefing = valid();
    expect(briefingSchema.safeParse(briefing).success).toBe(true);
    expect(checkBriefing(briefing, ARTICLES)).toEqual({ briefing, defects: [] });
    expect(checkBriefing(briefing, ARTICLES).briefing).toBe(briefing);
  });

  it('may differ from its articles in typography, white space and Markdown only', () => {
    const briefing = corrupted((story) => {
      at(story.bullets, 1).text = 'The  company doesn’t plan to withdraw the new roster.';
      at(at(story.quotes, 0).appearances, 1).text = 'nobody  was asked';
    });
    expect(defectsOf(briefing)).toEqual([]);
  });
});

describe('a quote with a new sentence after its attribution', () => {
  const joined = (text: string) =>
    corrupted((story) => {
      const quote = at(story.quotes, 0);
      const appearance = at(quote.appearances, 0);
      const first = at(appearance.segments, 0);
      appearance.segments[0] = { start: first.start, end: first.end - 1 };
      quote.text = text;
      appearance.text = text;
    });

  it('may mark the place with an ellipsis', () => {
    expect(defectsOf(joined('Nobody was asked … The roster came on a Sunday night.'))).toEqual([]);
  });

  it.each([
    ['elsewhere', 'Nobody was … asked The roster came on a Sunday night.'],
    ['at the end', 'Nobody was asked The roster came on a Sunday night. …'],
    ['with an added word', 'Nobody was asked … and The roster came on a Sunday night.'],
  ])('may not mark it %s', (_, text) => {
    expect(defectsOf(joined(text))).toContain('quote stories[0].quotes[0].appearances[0]');
  });
});

describe('bullets', () => {
  const text = (words: string, bullet = 0) => corrupted((story) => (at(story.bullets, bullet).text = words));
  it.each([
    ['a changed word', 'Dock workers at Port Ellery voted by 71 percent to march from Friday, the union said.'],
    ['a changed number', 'Dock workers at Port Ellery voted by 17 percent to strike from Friday, the union said.'],
    ['a part of a number', 'Dock workers at Port Ellery voted by 7 percent to strike from Friday.'],
    ['words in another order', 'Dock workers at Port Ellery voted to strike from Friday by 71 percent.'],
    ['an added word', 'Dock workers at Port Ellery voted narrowly by 71 percent to strike from Friday.'],
    ['an added word that no article has, in brackets', 'Dock workers at Port Ellery [Atlantis] voted to strike.'],
    ['another case inside', 'Dock workers at port Ellery voted by 71 percent.'],
    ['brackets only', '[Port Ellery]'],
    ['marks only', '— …'],
  ])('are dropped for %s', (_, words) => {
    expect(defectsOf(text(words))).toEqual(['words stories[0].bullets[0]']);
    expect(checkBriefing(text(words), ARTICLES).briefing.stories[0]?.bullets).toHaveLength(2);
  });

  it('cannot lose the "not" of a contraction', () => {
    expect(defectsOf(text('The company does plan to withdraw the new roster.', 1))).toEqual([
      'words stories[0].bullets[1]',
    ]);
    expect(defectsOf(text('The company doesn plan to withdraw the new roster.', 1))).toHaveLength(1);
  });

  it('lose a further citation that tells something else, and stay', () => {
    const briefing = corrupted((story) => (at(story.bullets, 0).citations[1] = cite('a', MAY)));
    const checked = checkBriefing(briefing, ARTICLES);
    expect(checked.defects.map((defect) => defect.kind)).toEqual(['unrelated']);
    expect(checked.briefing.stories[0]?.bullets[0]?.citations).toEqual([cite('a', VOTE)]);
  });

  it('are dropped when their citations are swapped with those of another', () => {
    const briefing = corrupted((story) => {
      const [first, second] = [at(story.bullets, 0), at(story.bullets, 1)];
      [first.citations, second.citations] = [second.citations, first.citations];
    });
    expect(defectsOf(briefing)).toEqual(['words stories[0].bullets[0]', 'words stories[0].bullets[1]']);
  });

  it.each([
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ])('are dropped when the offsets are moved by %i and %i', (start, end) => {
    const { articleId, ...span } = cite('a', ROSTER);
    const briefing = corrupted((story) => {
      at(story.bullets, 1).citations = [{ articleId, start: span.start + start, end: span.end + end }];
    });
    expect(defectsOf(briefing)).toEqual(['citation stories[0].bullets[1].citations[0]']);
  });

  it.each([
    ['an empty span', { articleId: 'a', start: 5, end: 5 }],
    ['a span turned round', { articleId: 'a', start: 50, end: 5 }],
    ['a span outside the text', { articleId: 'a', start: 5, end: 99_999 }],
    ['an offset that cuts a number', { articleId: 'a', start: COURIER.indexOf(',100 dockers'), end: COURIER.length }],
    ['an offset that cuts a character', { articleId: 'a', start: COURIER.indexOf('😀') + 1, end: COURIER.length }],
    ['an article that is not listed', { articleId: 'z', start: 0, end: 20 }],
  ])('are dropped for %s', (_, citation) => {
    const briefing = corrupted((story) => (at(story.bullets, 1).citations = [citation]));
    expect(defectsOf(briefing)).toEqual(['citation stories[0].bullets[1].citations[0]']);
  });

  it('cannot take a whole long article as their evidence', () => {
    const text = `${'The harbour is old. '.repeat(400)}It closed.`;
    const briefing = corrupted((story) => {
      at(story.bullets, 0).citations = [{ articleId: 'a', start: 0, end: text.length }];
      at(story.bullets, 0).text = 'The harbour closed.';
    });
    const articles = [{ id: 'a', text }, at(ARTICLES, 1)];
    const defects = checkBriefing(briefing, articles).defects.map((defect) => defect.where);
    expect(defects).toContain('stories[0].bullets[0].citations[0]');
  });
});

describe('quotes', () => {
  it('are dropped with words that stand elsewhere', () => {
    const briefing = corrupted((story) => {
      const quote = at(story.quotes, 0);
      quote.text = 'the workers say';
      quote.appearances = [{ ...at(quote.appearances, 1), text: 'the workers say' }];
    });
    expect(defectsOf(briefing)).toEqual(['quote stories[0].quotes[0].appearances[0]']);
    expect(checkBriefing(briefing, ARTICLES).briefing.stories[0]?.quotes).toEqual([]);
  });

  it('lose an appearance from another article, and keep the rest', () => {
    const briefing = corrupted((story) => (at(at(story.quotes, 0).appearances, 1).articleId = 'a'));
    const checked = checkBriefing(briefing, ARTICLES);
    expect(checked.defects.map((defect) => defect.kind)).toEqual(['quote']);
    expect(checked.briefing.stories[0]?.quotes[0]).toMatchObject({
      wording: 'single',
      appearances: [{ text: /Nobody/ }],
    });
  });

  it.each([-1, 1])('are caught with a segment moved by %i', (by) => {
    const briefing = corrupted((story) => {
      const segment = at(at(at(story.quotes, 0).appearances, 0).segments, 1);
      segment.start += by;
      segment.end += by;
    });
    expect(defectsOf(briefing)).toEqual(['quote stories[0].quotes[0].appearances[0]', 'quote stories[0].quotes[0]']);
  });

  it('are dropped with segments out of order', () => {
    const briefing = corrupted((story) => at(at(story.quotes, 0).appearances, 0).segments.reverse());
    expect(defectsOf(briefing)).toContain('quote stories[0].quotes[0].appearances[0]');
  });

  it('are dropped when no appearance has their words', () => {
    const briefing = corrupted((story) => (at(story.quotes, 0).text = 'Nobody was asked'));
    expect(defectsOf(briefing)).toEqual(['quote stories[0].quotes[0]']);
  });

  it('lose a speaker and a role that no article names', () => {
    const speaker = checkBriefing(
      corrupted((story) => (at(story.quotes, 0).speaker = 'Marina Tovar')),
      ARTICLES,
    );
    expect(speaker.defects).toHaveLength(1);
    expect(speaker.briefing.stories[0]?.quotes[0]).toMatchObject({ speaker: null });
    expect(speaker.briefing.stories[0]?.quotes[0]).not.toHaveProperty('speakerRole');
    const role = checkBriefing(
      corrupted((story) => (at(story.quotes, 0).speakerRole = 'union president')),
      ARTICLES,
    );
    expect(role.briefing.stories[0]?.quotes[0]).toMatchObject({ speaker: 'Maria Tovar' });
    expect(role.briefing.stories[0]?.quotes[0]).not.toHaveProperty('speakerRole');
  });
});

describe('everything else', () => {
  it.each(['2019-13', '2019-02-30', 'May 2019', ''])('drops a timeline entry dated "%s"', (date) => {
    const briefing = corrupted((story) => (at(story.timeline, 0).date = date));
    expect(defectsOf(briefing)).toEqual(['date stories[0].timeline[0].date']);
  });

  it('drops a timeline entry whose words are not cited', () => {
    const briefing = corrupted((story) => (at(story.timeline, 0).text = 'The last strike ended on 3 May 2019.'));
    expect(defectsOf(briefing)).toEqual(['words stories[0].timeline[0]']);
  });

  it.each(['2,000', '100', '2,100 strikers'])('drops a difference with the side "%s"', (value) => {
    const briefing = corrupted((story) => (at(at(story.differences, 0).sides, 0).value = value));
    expect(defectsOf(briefing)).toContain('value stories[0].differences[0].sides[0].citations[0]');
    expect(checkBriefing(briefing, ARTICLES).briefing.stories[0]?.differences).toEqual([]);
  });

  it('drops a difference about something that its sentences do not name', () => {
    const briefing = corrupted((story) => (at(story.differences, 0).text = 'sailors'));
    expect(defectsOf(briefing)).toEqual(['words stories[0].differences[0]']);
  });

  it('empties an invented headline and takes one from the opening of an article', () => {
    expect(defectsOf(corrupted((story) => (story.headline = 'Ellery sailors vote to strike')))).toHaveLength(1);
    expect(defectsOf(corrupted((story) => (story.headline = 'Dockers at Port Ellery will strike')))).toEqual([]);
    expect(defectsOf(corrupted((story) => (story.headline = '')))).toEqual([]);
  });

  it.each([
    [{ outlets: 3 }, 'outlets'],
    [{ outlets: 1 }, 'outlets'],
    [{ origins: 0 }, 'origins'],
    [{ origins: 7 }, 'origins'],
  ])('sets counts that cannot be: %j', (counts, name) => {
    const briefing = corrupted((story) => Object.assign(story, counts));
    const checked = checkBriefing(briefing, ARTICLES);
    expect(checked.defects.map((defect) => defect.where)).toEqual([`stories[0].${name}`]);
    expect(checkBriefing(checked.briefing, ARTICLES).defects).toEqual([]);
  });

  it('drops articles listed twice or without a text, and what cites them', () => {
    const twice = valid();
    twice.articles.push(at(twice.articles, 0));
    expect(defectsOf(twice)).toEqual(['counts articles[2]']);
    const checked = checkBriefing(valid(), [at(ARTICLES, 1)]);
    expect(checked.briefing.articles.map((article) => article.id)).toEqual(['b']);
    expect(checked.briefing.stories[0]?.bullets).toHaveLength(1);
  });
});

describe('any change', () => {
  const bullets = fc.constantFrom(0, 1, 2);

  it('of one word of a bullet is caught', () => {
    const foreign = fc.stringMatching(/^[a-z]{3,9}q$/);
    fc.assert(
      fc.property(bullets, fc.nat(), foreign, fc.boolean(), (index, place, word, replace) => {
        const briefing = corrupted((story) => {
          const bullet = at(story.bullets, index);
          const words = bullet.text.split(' ');
          words.splice(place % (words.length + (replace ? 0 : 1)), replace ? 1 : 0, word);
          bullet.text = words.join(' ');
        });
        expect(defectsOf(briefing).some((defect) => defect.startsWith(`words stories[0].bullets[${index}]`))).toBe(
          true,
        );
      }),
    );
  });

  it('of the place of two different neighbours is caught', () => {
    const words = 'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday'.split(' ');
    fc.assert(
      fc.property(fc.nat(words.length - 2), (place) => {
        const briefing = corrupted((story) => {
          const turned = [...words];
          [turned[place], turned[place + 1]] = [at(words, place + 1), at(words, place)];
          at(story.bullets, 0).text = turned.join(' ');
        });
        expect(defectsOf(briefing)).toEqual(['words stories[0].bullets[0]']);
      }),
    );
  });

  it('of an offset is caught or leaves the evidence whole', () => {
    fc.assert(
      fc.property(fc.nat(COURIER.length + 5), fc.nat(COURIER.length + 5), (start, end) => {
        const briefing = corrupted((story) => (at(story.bullets, 1).citations = [{ articleId: 'a', start, end }]));
        const [first] = briefing.stories[0]?.bullets[1]?.citations ?? [];
        const holds = COURIER.slice(start, end).includes('company doesn’t plan to withdraw the **new** roster');
        expect(first).toBeDefined();
        if (!holds) expect(defectsOf(briefing).join()).toContain('stories[0].bullets[1]');
      }),
    );
  });

  it('of the words or the place of a quote is caught', () => {
    fc.assert(
      fc.property(fc.nat(COURIER.length), fc.nat(COURIER.length), (start, end) => {
        const briefing = corrupted((story) => {
          at(at(story.quotes, 0).appearances, 0).segments = [{ start, end }];
        });
        expect(defectsOf(briefing)).toContain('quote stories[0].quotes[0].appearances[0]');
      }),
    );
  });
});

describe('any briefing that the schema accepts', () => {
  const offset = fc.oneof(fc.nat(600), fc.constant(Number.MAX_SAFE_INTEGER));
  const articleId = fc.constantFrom('a', 'b', 'c', '__proto__');
  const text = fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('[', ']', '[[]', '𝒳', '\ud800'));
  const citation = fc.record({ articleId, start: offset, end: offset });
  const citations = fc.array(citation, { minLength: 1, maxLength: 3 });
  const segments = fc.array(fc.record({ start: offset, end: offset }), { minLength: 1, maxLength: 2 });
  const story = fc.record({
    id: fc.string(),
    headline: fc.oneof(text, fc.constant('')),
    outlets: fc.nat(5),
    origins: fc.nat(5),
    bullets: fc.array(fc.record({ text, citations }), { maxLength: 3 }),
    quotes: fc.array(
      fc.record({
        text,
        speaker: fc.option(text),
        kind: fc.constantFrom('direct' as const, 'partial' as const),
        wording: fc.constantFrom('single' as const, 'same' as const),
        appearances: fc.array(fc.record({ articleId, segments, text: fc.string() }), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    timeline: fc.array(fc.record({ date: fc.string(), text, citations }), { maxLength: 2 }),
    differences: fc.array(
      fc.record({ text, sides: fc.array(fc.record({ value: text, citations }), { minLength: 2, maxLength: 3 }) }),
      { maxLength: 2 },
    ),
  });

  it('is checked without an exception, and what is left has no defects', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 2 }), (stories) => {
        const briefing = { ...valid(), stories };
        const checked = checkBriefing(briefing, ARTICLES);
        expect(briefingSchema.safeParse(checked.briefing).success).toBe(true);
        expect(checkBriefing(checked.briefing, ARTICLES).defects).toEqual([]);
      }),
    );
  });
});
