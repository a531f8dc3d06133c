import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFeatures, parseFeatures } from '../../../src/stories/feature-bytes.ts';
import { readFeatures } from '../../../src/stories/features.ts';
import { articleOf } from './article-of.ts';

describe('features as bytes', () => {
  it('come back exactly as they were read, of any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    const date = fc.constantFrom('2031-03-03T06:07:08Z', '2031-03-03', 'no date', '');
    fc.assert(
      fc.property(text, text, fc.nat(60), date, (title, one, times, publishedAt) => {
        const body = `Strike 7,100. ${one} ${'strike Ellery '.repeat(times)}`;
        const { features } = readFeatures(articleOf('a', body, { title, publishedAt }));
        expect(parseFeatures(packFeatures(features))).toEqual(features);
      }),
    );
  });

  it('take some five bytes a term, and none of its letters', () => {
    const { features } = readFeatures(articleOf('a', 'Dock workers at Port Ellery voted to strike over a roster.'));
    const bytes = packFeatures(features);
    expect(bytes.length).toBe(18 + 5 * features.terms.length);
    expect(Buffer.from(bytes).includes('strike')).toBe(false);
  });

  it.each([
    ['nothing', []],
    ['half of them', [1, 0, 0, 0]],
    ['another version', [9, ...Array<number>(17).fill(0)]],
    ['more terms than there are bytes', [1, ...Array<number>(13).fill(0), 9, 0, 0, 0]],
  ])('are refused: %s', (_, bytes) => {
    expect(parseFeatures(Uint8Array.from(bytes))).toBeNull();
  });
});
