import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { article, day, FEEDS, idsFound, keepAll, NOBODY } from './articles.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

/** What the search of every archive keeps to. */
export function articleSearchContract(createDatabase: CreateDatabase): void {
  searchContract(createDatabase);
  termContract(createDatabase);
}

function searchContract(createDatabase: CreateDatabase): void {
  describe('article archive: search', () => {
    test('every group has a term in the article; a hit says what it is', () =>
      withTwoStores(createDatabase, async ({ archive }, other) => {
        const item = { publishedAt: '2026-03-04T09:00:00+01:00' };
        await keepAll(archive, [
          article('both', { titleTerms: 'dock strike', textTerms: 'port ellery vote', item }),
          article('one', { titleTerms: 'dock repair', textTerms: 'port halden' }),
          article('none', { titleTerms: 'harvest', textTerms: 'grain' }),
        ]);
        const hits = await other.archive.search([['strike', 'walkout'], ['ellery']], NOBODY, null, 9);
        expect(hits).toEqual([
          { articleId: 'both', storyId: 'story of both', at: '2026-03-04T08:00:00.000Z', score: expect.any(Number) },
        ]);
        expect((await idsFound(archive, [['dock']])).sort()).toEqual(['both', 'one']);
        expect((await idsFound(archive, [['strike', 'grain']])).sort()).toEqual(['both', 'none']);
        expect(await idsFound(archive, [['strike'], ['grain']])).toEqual([]);
        expect(await idsFound(archive, [['doc']])).toEqual([]);
      }));

    test('a term in the headline counts most, then how often it stands in the text', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const filler = (count: number) => ' word'.repeat(count);
        await keepAll(archive, [
          article('mentioned', { titleTerms: 'harvest', textTerms: `grain strike${filler(38)}` }),
          article('headline', { titleTerms: 'strike', textTerms: `grain${filler(39)}` }),
          article('often', { titleTerms: 'harvest', textTerms: `strike strike strike${filler(37)}` }),
          ...Array.from({ length: 9 }, (_, index) => article(`other ${index}`, { textTerms: filler(40).trim() })),
        ]);
        expect(await idsFound(archive, [['strike']])).toEqual(['headline', 'often', 'mentioned']);
        const scores = (await archive.search([['strike']], NOBODY, null, 9)).map(({ score }) => score);
        expect(scores.every((score, index) => score > (scores[index + 1] ?? 0))).toBe(true);
        expect(await idsFound(archive, [['strike'], ['grain']])).toEqual(['headline', 'mentioned']);
        expect((await archive.search([['strike']], NOBODY, null, 1)).map(({ articleId }) => articleId)).toEqual([
          'headline',
        ]);
      }));

    test('among equals the newest is first; what is older than asked for is left out', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const dated = (id: string, days: number) =>
          article(id, { textTerms: 'port', item: { publishedAt: day(days).toISOString() } });
        await keepAll(archive, [dated('new', 3), dated('old', 1), dated('middle', 2)]);
        expect(await idsFound(archive, [['port']])).toEqual(['new', 'middle', 'old']);
        expect(await idsFound(archive, [['port']], NOBODY, day(2))).toEqual(['new', 'middle']);
        expect(await idsFound(archive, [['port']], NOBODY, day(4))).toEqual([]);
      }));

    test('without words nothing is found', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await archive.keep(article('a', { textTerms: 'port' }));
        for (const groups of [[], [[]], [['port'], []], [['']]]) expect(await idsFound(archive, groups)).toEqual([]);
        expect(await idsFound(archive, [['', 'port']])).toEqual(['a']);
      }));

    test('of a term that stands in more articles than are scored, those that came last are found', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        for (let index = 0; index < 1_050; index++) await archive.keep(article(`a${index}`, { titleTerms: 'port' }));
        const hits = await archive.search([['port']], NOBODY, null, 2_000);
        expect(hits).toHaveLength(1_050);
        const found = new Set((await archive.search([['port']], NOBODY, null, 1_000)).map((hit) => hit.articleId));
        expect([found.size, found.has('a1049'), found.has('a49')]).toEqual([1_000, true, false]);
      }));
  });
}

function termContract(createDatabase: CreateDatabase): void {
  describe('article archive: terms', () => {
    test.each([
      ['US', 'us'],
      ['u.s', 'us'],
      ['café', 'cafe'],
      ['1,000', '1000'],
      ['3.5', '35'],
      ['東京', '京都'],
      ['straße', 'strasse'],
      ["o'clock", 'oclock'],
      ['a_b', 'a-b'],
      ['_55', 'U'],
      ['_u', 'U'],
      ['near', 'NEAR'],
      ['title', 'title:port'],
    ])('%j is not %j', (one, other) =>
      withTwoStores(createDatabase, async ({ archive }) => {
        await archive.keep(article('one', { textTerms: `port ${one}` }));
        await archive.keep(article('other', { titleTerms: other, textTerms: 'port' }));
        expect(await idsFound(archive, [[one]])).toEqual(['one']);
        expect(await idsFound(archive, [[other], ['port']])).toEqual(['other']);
      }),
    );

    test('any terms can be kept and are found, whatever they hold', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const words = [
          '"',
          "'",
          '""',
          "''",
          '\\',
          '*',
          '^',
          ':',
          '(',
          ')',
          '-',
          '+',
          '&',
          '|',
          '!',
          '<->',
          'AND',
          'OR',
        ];
        const sly = [...words, 'NOT', 'NEAR', 'NEAR(', 'title:', "':*", '{a}', '$1', '?', '%', ';--', 'a"b', "a'b:1A"];
        const anything = fc.string({ unit: 'binary', maxLength: 60 });
        const term = fc
          .oneof(fc.constantFrom(...sly), anything, fc.string({ maxLength: 8 }))
          .map((text) => text.replaceAll(' ', ''))
          .filter((text) => text !== '');
        const terms = fc.array(term, { minLength: 1, maxLength: 12 });
        let count = 0;
        await fc.assert(
          fc.asyncProperty(terms, terms, async (title, text) => {
            const id = `a${count++}`;
            const feedId = count;
            await archive.keep(article(id, { feedId, titleTerms: title.join(' '), textTerms: text.join(' ') }));
            for (const one of [...title, ...text])
              expect(await idsFound(archive, [[one]], FEEDS(feedId))).toEqual([id]);
            expect(await idsFound(archive, [title, ...text.map((one) => [one])], FEEDS(feedId))).toEqual([id]);
            expect(await idsFound(archive, [['not there'], title], FEEDS(feedId))).toEqual([]);
          }),
          { numRuns: 60 },
        );
      }));

    test('a long text, a long term and a long search are no errors', () =>
      withTwoStores(createDatabase, async ({ archive }) => {
        const many = Array.from({ length: 60_000 }, (_, index) => `t${index}`);
        const long = '長'.repeat(50_000);
        await archive.keep(article('many', { titleTerms: long, textTerms: many.join(' ') }));
        await archive.keep(article('one', { textTerms: 'x '.repeat(500_000) }));
        await archive.replace('one', article('one', { textTerms: `${'é'.repeat(1_000_000)} y` }), day(1));
        expect(await idsFound(archive, [[long]])).toEqual(['many']);
        expect(
          await idsFound(
            archive,
            many.slice(0, 200).map((term) => [term, `${term}x`]),
          ),
        ).toEqual(['many']);
        expect(await idsFound(archive, [many.slice(0, 1_000)])).toEqual(['many']);
        expect(await idsFound(archive, [['x']])).toEqual([]);
      }));
  });
}
