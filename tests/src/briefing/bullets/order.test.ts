import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { optionOf } from '../../../../src/briefing/bullets/choose.ts';
import { orderAsStory } from '../../../../src/briefing/bullets/order.ts';
import { keepTokens, wordVariant } from '../../../../src/briefing/bullets/variant.ts';
import { article } from './stories.ts';

const TEXT =
  'The mayor of Tarn called the vote a mistake that growers will pay for. The last strike, in 2019, lasted nine days. Ships wait outside the harbour for a berth. Dock workers voted to strike from Friday over a new roster.';

describe('orderAsStory', () => {
  it('puts what is worth most first, then events, then background, then reactions', () => {
    const options = candidatesOf(article('a', TEXT)).map((candidate) =>
      optionOf(wordVariant(candidate, keepTokens(candidate, []), new Map()), 1, []),
    );
    const worth = new Map(['dock', 'worker', 'vote', 'strike'].map((term) => [term, 1]));
    const ordered = orderAsStory(
      options.map((option) => ({ option, support: option.variant.text.startsWith('Dock') ? 3 : 0 })),
      worth,
    ).map(({ option }) => option.variant.text.split(' ').slice(0, 2).join(' '));
    expect(ordered).toEqual(['Dock workers', 'Ships wait', 'The last', 'The mayor']);
  });

  it('opens with no sentence that speaks of what is known', () => {
    const text =
      'Gales sank two boats off Ellery on Monday. Crews searched all night for the lost boats. Harbours were shut. The two dead were found on a boat off Ellery.';
    const options = candidatesOf(article('b', text)).map((candidate) =>
      optionOf(wordVariant(candidate, keepTokens(candidate, []), new Map()), 1, []),
    );
    const worth = new Map(['two', 'dead', 'found', 'boat', 'elleri'].map((term) => [term, 1]));
    const [first] = orderAsStory(
      options.map((option) => ({ option, support: 0 })),
      worth,
    );
    expect(first?.option.variant.text).toContain('Gales');
  });

  it('keeps a sentence behind the one that it goes on from', () => {
    const text =
      'Harbours were shut on Monday. The port lost 31 million crowns, more than a year earlier. Brokers had expected 9 million. Gales sank two boats.';
    const options = candidatesOf(article('c', text)).map((candidate) =>
      optionOf(wordVariant(candidate, keepTokens(candidate, []), new Map()), 1, []),
    );
    const worth = new Map(['harbour', 'shut', 'broker', 'expect', 'million'].map((term) => [term, 1]));
    const ordered = orderAsStory(
      options.map((option) => ({ option, support: 0 })),
      worth,
    ).map(({ option }) => option.variant.text.split(' ').slice(0, 2).join(' '));
    expect(ordered.indexOf('Brokers had')).toBe(ordered.indexOf('The port') + 1);
  });

  it('gives nothing for nothing', () => {
    expect(orderAsStory([], new Map())).toEqual([]);
  });
});
