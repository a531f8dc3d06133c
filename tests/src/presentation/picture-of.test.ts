import { describe, expect, test } from 'vitest';
import type { Briefing, Quote } from '../../../src/briefing/briefing.ts';
import { pictureInWords, pictureOf } from '../../../src/presentation/picture-of.ts';
import { quoteCard } from '../../../src/presentation/quote-card.ts';
import { aBriefing, aQuote, aShownBriefing } from '../../support/builders.ts';

function quoted(quote: Partial<Quote>, dates: readonly (string | null)[] = []) {
  const briefing = aBriefing();
  const stories = briefing.stories.map((story) => ({ ...story, quotes: [aQuote(quote)] }));
  const articles = briefing.articles.map((article, index) => ({
    ...article,
    publishedAt: dates[index] === undefined ? article.publishedAt : dates[index],
  })) as Briefing['articles'];
  return pictureOf(aShownBriefing({ ...briefing, stories, articles }), 0, 0);
}

describe('what stands on the picture of a quote', () => {
  test('is what its card says: words, speaker, role, first day, and the outlets with these words', () => {
    expect(quoted({}, ['2026-03-04T23:30:00Z', '2026-03-05'])).toEqual({
      words: 'Nobody was asked.',
      speaker: 'Maria Tovar',
      role: 'union secretary',
      unnamed: null,
      kind: null,
      date: '4 March 2026',
      outlets: ['Ellery Courier', 'Farm Weekly'],
      language: 'und',
    });
  });

  test('is no outlet that words it otherwise', () => {
    const [first, second] = aQuote().appearances;
    if (!first || !second) throw new Error('two appearances');
    const appearances = [first, { ...second, text: 'Not one of us was asked.' }];
    expect(quoted({ appearances, wording: 'reworded' })?.outlets).toEqual(['Ellery Courier']);
  });

  test('is no day before these words were published', () => {
    const [first, second] = aQuote().appearances;
    if (!first || !second) throw new Error('two appearances');
    const appearances = [first, { ...second, text: 'Not one of us was asked.' }];
    const dates = ['2026-03-05', '2026-03-02'];
    expect(quoted({ appearances, wording: 'reworded' }, dates)).toMatchObject({
      outlets: ['Ellery Courier'],
      date: '5 March 2026',
    });
    expect(quoted({}, dates)?.date).toBe('2 March 2026');
  });

  test.each([
    [{ kind: 'relayed' }, { kind: 'relayed by another', unnamed: null }],
    [{ kind: 'partial' }, { kind: 'part of a sentence', unnamed: null }],
    [
      { speaker: 'a White House official', speakerRole: undefined },
      { kind: null, unnamed: '(unnamed)' },
    ],
    [
      { speaker: 'van der Berg', speakerRole: undefined },
      { kind: null, unnamed: null },
    ],
    [
      { speaker: null, speakerRole: undefined, kind: 'relayed' },
      { kind: 'relayed by another', unnamed: null },
    ],
  ] as const)('is that it is no plain quote, in the words of the card: %o', (changes, told) => {
    expect(quoted(changes as Partial<Quote>)).toMatchObject(told);
    const briefing = aBriefing();
    const quote = aQuote(changes as Partial<Quote>);
    const stories = briefing.stories.map((story) => ({ ...story, quotes: [quote] }));
    const card = JSON.stringify(quoteCard(aShownBriefing({ ...briefing, stories }), 0, quote));
    for (const said of Object.values(told)) if (said !== null) expect(card).toContain(said);
  });

  test('is nobody where the text names nobody', () => {
    expect(quoted({ speaker: null, speakerRole: undefined } as Partial<Quote>)).toMatchObject({
      speaker: null,
      role: null,
    });
  });

  test.each([
    ['Niemand wurde gefragt, und der Plan kam in der Nacht mit einer Nachricht.', '2026-03-04', 'de', '4. März 2026'],
    ['Personne ne nous a demandé notre avis sur ce planning, et nous sommes en colère.', '2026-03', 'fr', 'mars 2026'],
    ['誰にも相談はなかった。', '2026-03-04', 'ja', '2026年3月4日'],
    ['Nobody.', '2026', 'und', '2026'],
    ['Nobody.', null, 'und', null],
  ])('is dated in its own language: %s, %s', (text, date, language, written) => {
    const appearances = aQuote()
      .appearances.slice(0, 1)
      .map((one) => ({ ...one, text }));
    expect(quoted({ text, appearances }, [date])).toMatchObject({ language, date: written });
  });

  test('is nothing for a quote that there is not', () => {
    expect(pictureOf(aShownBriefing(), 0, 9)).toBeNull();
    expect(pictureOf(aShownBriefing(), 9, 0)).toBeNull();
  });
});

describe('a picture in words', () => {
  const facts = {
    words: 'Nobody was asked.',
    speaker: 'Maria Tovar',
    role: 'union secretary',
    unnamed: null,
    kind: null,
    date: '4 March 2026',
    outlets: ['Ellery Courier'],
    language: 'en',
  };

  test('says who said what, and where', () => {
    expect(pictureInWords(facts, 1_000)).toBe(
      'Maria Tovar, union secretary (Ellery Courier, 4 March 2026): “Nobody was asked.”',
    );
    const less = { ...facts, speaker: null, role: null, date: null, outlets: [] };
    expect(pictureInWords(less, 1_000)).toBe('Quote, speaker not known: “Nobody was asked.”');
  });

  test('says of words that are no plain quote what they are, however little room there is', () => {
    const relayed = { ...facts, kind: 'relayed by another' };
    expect(pictureInWords(relayed, 1_000)).toBe(
      'Maria Tovar, union secretary (relayed by another, Ellery Courier, 4 March 2026): “Nobody was asked.”',
    );
    expect(pictureInWords({ ...relayed, outlets: ['x'.repeat(2_000)] }, 1_000)).toBe(
      'Maria Tovar, union secretary (relayed by another): “Nobody was asked.”',
    );
    const official = { ...facts, speaker: 'an official', role: null, unnamed: '(unnamed)' };
    expect(pictureInWords(official, 1_000)).toMatch(/^an official \(unnamed\) \(Ellery Courier, /);
  });

  test('ends a long quote between words, never who said it', () => {
    const long = pictureInWords({ ...facts, words: 'Nobody was asked. '.repeat(60).trim() }, 1_000);
    expect(long.length).toBeLessThanOrEqual(1_000);
    expect(long).toMatch(/^Maria Tovar, union secretary \(.*: “Nobody was .*(?:Nobody|was|asked\.)…”$/);
    expect(pictureInWords({ ...facts, outlets: ['x'.repeat(2_000)] }, 1_000)).toBe(
      'Maria Tovar, union secretary: “Nobody was asked.”',
    );
  });
});
