import { describe, expect, test } from 'vitest';
import { renderPlainText } from '../../../src/presentation/plain-text.ts';
import { presentBriefing } from '../../../src/presentation/present-briefing.ts';
import { presentGaps } from '../../../src/presentation/present-gaps.ts';
import {
  findSpeakers,
  presentAllQuotes,
  presentQuotes,
  presentStatements,
} from '../../../src/presentation/present-quotes.ts';
import { presentSources } from '../../../src/presentation/present-sources.ts';
import { presentTimeline } from '../../../src/presentation/present-timeline.ts';
import { aBriefing, aQuote, aShownBriefing } from '../../support/builders.ts';

const now = new Date('2026-03-05T10:00:00Z');
const options = { length: 'standard', story: 0, now } as const;
const plain = { width: 200, colour: false };
const [story] = aBriefing().stories;
if (!story) throw new Error('the builder makes a story');

describe('a briefing on the page', () => {
  const page = renderPlainText(presentBriefing(aShownBriefing(), options), plain);

  test('begins with the headline and what it is made of', () => {
    expect(page.split('\n').slice(0, 2)).toEqual([
      'Dockers vote to strike',
      '1 bullet · 1 quote · 2 articles · 2 outlets, 1 origin · newest 5 Mar 2026',
    ]);
  });

  test('ends every bullet with the numbers of its sources', () => {
    expect(page).toContain('• Dock workers voted to strike from Friday. [1] [2]');
    expect(page).toContain('[1] https://courier.example/1');
  });

  test('shows a quote card with speaker, role and wording', () => {
    expect(page).toContain('> “Nobody was asked.”\nMaria Tovar, union secretary · same words in 2 outlets · [1] [2]');
  });

  test('shows no more than two cards before the buttons, and says how many there are', () => {
    const quotes = Array.from({ length: 5 }, (_, index) => aQuote({ text: `Number ${index}.` }));
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes }] }));
    const { blocks } = presentBriefing(shown, options);
    expect(blocks.filter((block) => block.kind === 'quote')).toHaveLength(2);
    const labels = blocks.flatMap((block) =>
      block.kind === 'actions' ? block.actions.map((action) => action.label) : [],
    );
    expect(labels).toEqual(['Sources', 'All quotes 5', 'Timeline']);
  });

  test('shows what origins disagree about, with each side’s source', () => {
    const sides = [
      { value: '2,100', citations: [{ articleId: 'courier-1', start: 0, end: 5 }] },
      { value: '1,600', citations: [{ articleId: 'farm-2', start: 0, end: 5 }] },
    ];
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, differences: [{ text: 'strikers', sides }] }] }));
    expect(renderPlainText(presentBriefing(shown, options), plain)).toContain(
      'Differ: strikers · 2,100 [1] · 1,600 [2]',
    );
  });

  test('a second story is one button away', () => {
    const shown = aShownBriefing(aBriefing({ stories: [story, { ...story, headline: 'Another' }] }));
    const { blocks } = presentBriefing(shown, options);
    const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(actions.at(-1)).toEqual({ id: 'story:abc123:1:1', label: 'Next story 2/2' });
  });

  test('says what is missing', () => {
    const shown = aShownBriefing(aBriefing({ notes: ['1 article has no date.'] }));
    expect(renderPlainText(presentBriefing(shown, options), plain)).toContain('1 article has no date.');
  });

  test('says which servers do not answer', () => {
    const silent = ['harbour.example', 'farm.example', 'harbour.example', 'coast.example'].map((host, index) => ({
      address: `https://${host}/feed`,
      lastSuccessAt: index === 0 ? '2026-03-05T06:10:00Z' : null,
    }));
    const gaps = presentGaps(silent);
    const shown = aShownBriefing(aBriefing({ notes: ['Coastal Radio: excerpt only.'] }));
    expect(renderPlainText(presentBriefing(shown, { ...options, gaps }), { ...plain, width: 300 })).toContain(
      'Coastal Radio: excerpt only. No answer from harbour.example since 5 Mar 2026, 06:10. No answer from farm.example. Nor from 1 other server.',
    );
    expect(presentGaps([])).toEqual([]);
  });

  test('its notification is the headline and the first bullet', () => {
    expect(presentBriefing(aShownBriefing(), options).summary).toBe(
      'Dockers vote to strike: Dock workers voted to strike from Friday.',
    );
  });
});

describe('quote cards', () => {
  const card = (changes: Parameters<typeof aQuote>[0]) => {
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes: [aQuote(changes)] }] }));
    return renderPlainText(presentQuotes(shown, 0, { page: 0 }), plain);
  };
  const [first, second] = aQuote().appearances;
  if (!first || !second) throw new Error('the builder makes two appearances');

  test.each([
    [{ speaker: null, speakerRole: undefined }, 'Speaker not known'],
    [{ speaker: 'a port official', speakerRole: undefined }, 'a port official (unnamed)'],
    [{ kind: 'partial' as const }, 'part of a sentence'],
    [{ kind: 'relayed' as const }, 'relayed by another'],
    [{ appearances: [first, { ...second, text: 'Nobody' }], wording: 'shortened' as const }, 'shortened in 1 outlet'],
    [
      { appearances: [first, { ...second, text: 'No one was' }], wording: 'reworded' as const },
      'worded differently in 1 outlet',
    ],
  ])('%j', (changes, expected) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const quote = { ...aQuote(given) };
    if ('speakerRole' in changes) delete quote.speakerRole;
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes: [quote] }] }));
    expect(renderPlainText(presentQuotes(shown, 0, { page: 0 }), plain)).toContain(expected);
  });

  test('several articles of one outlet are one outlet', () => {
    const [courier, farm] = aBriefing().articles;
    if (!courier || !farm) throw new Error('the builder makes two articles');
    const again = { ...courier, id: 'courier-3' };
    const appearances = [first, second, { ...first, articleId: 'courier-3' }];
    const stories = [{ ...story, quotes: [aQuote({ appearances })] }];
    const shown = aShownBriefing(aBriefing({ articles: [courier, farm, again], stories }));
    expect(renderPlainText(presentQuotes(shown, 0, { page: 0 }), plain)).toContain(
      'same words in 2 outlets · [1] [2] [3]',
    );
  });

  test('the most that another outlet has of it stands below, once', () => {
    const shorter = ['Nobody', 'Nobody was'].map((text) => ({ ...second, text }));
    const page = card({ appearances: [first, { ...first, text: 'asked' }, ...shorter], wording: 'shortened' });
    expect(page).toContain('shortened in 1 outlet · [1] [2]');
    expect(page.match(/.*shortened: .*/g)).toEqual(['Farm Weekly, shortened: “Nobody was”']);
  });

  test('a page holds so many words and addresses as a message does', () => {
    const quotes = Array.from({ length: 4 }, (_, index) => aQuote({ text: `${index} ${'x'.repeat(1_300)}` }));
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes }] }));
    const cards = [0, 1].map((page) => presentQuotes(shown, 0, { page }).blocks.filter(({ kind }) => kind === 'quote'));
    expect(cards.map(({ length }) => length)).toEqual([2, 2]);
  });

  test('all of a briefing stand story by story, and those of a person go on over the pages', () => {
    const stories = ['First', 'Second'].map((headline) => ({
      ...story,
      headline,
      quotes: Array.from({ length: 4 }, () => aQuote()),
    }));
    const shown = aShownBriefing(aBriefing({ stories }));
    const page = renderPlainText(presentAllQuotes(shown, { page: 0, asker: 'u1' }), plain);
    expect(page).toMatch(/8 quotes · harbour\nPage 1 of 2\nFirst\n(?:.*\n)*Second\n/);
    const who = findSpeakers(shown, 'tovar') ?? '';
    const { blocks } = presentStatements(shown, who, { page: 0, asker: 'u1' }) ?? { blocks: [] };
    expect(blocks.at(-1)).toEqual({ kind: 'actions', actions: [{ id: 'said:abc123:0.0:1:u1', label: 'Next' }] });
    expect(presentStatements(shown, '7.7', { page: 0 })).toBeNull();
  });

  test('one outlet needs no word on wording', () => {
    expect(card({ appearances: [first], wording: 'single' })).toContain('Maria Tovar, union secretary · [1]');
  });

  test('pages lead to one another', () => {
    const quotes = Array.from({ length: 14 }, (_, index) => aQuote({ text: `Number ${index}.` }));
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes }] }));
    const seen = [0, 1, 2].flatMap((page) =>
      presentQuotes(shown, 0, { page }).blocks.flatMap((block) => (block.kind === 'quote' ? [block.words] : [])),
    );
    expect(seen).toEqual(quotes.map((quote) => quote.text));
    expect(renderPlainText(presentQuotes(shown, 0, { page: 99 }), plain)).toContain('Page 3 of 3');
  });

  test('a speaker is found by any of the name’s words, without accents or case', () => {
    const shown = aShownBriefing(aBriefing({ stories: [{ ...story, quotes: [aQuote({ speaker: 'María Tovar' })] }] }));
    expect(presentStatements(shown, findSpeakers(shown, 'tovar maria') ?? '', { page: 0 })?.summary).toBe(
      'Quotes · María Tovar',
    );
    expect(findSpeakers(shown, 'tova')).toBeNull();
    expect(findSpeakers(shown, '!?')).toBeNull();
  });
});

test('sources show the exact sentences under the bullet they hold up', () => {
  const page = renderPlainText(presentSources(aShownBriefing(), story), plain);
  expect(page).toContain('[1] Ellery Courier · 4 Mar 2026, 14:05\n\n“evidence of courier-1”');
  expect(page).toContain('[2] Farm Weekly · 5 Mar 2026 · from NWA\n\n“evidence of farm-2”');
});

test('the timeline puts the day before the event', () => {
  expect(renderPlainText(presentTimeline(aShownBriefing(), story), plain)).toContain(
    '• 4 Mar 2026 · Dock workers voted. [1]',
  );
});
