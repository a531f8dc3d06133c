import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbered, termNumber } from '../../../src/stories/term-number.ts';
import { createVocabulary, type Vocabulary } from '../../../src/stories/vocabulary.ts';

const terms = fc.array(fc.stringMatching(/^[a-f]{1,2}$/), { maxLength: 12 });
const articles = fc.array(terms, { maxLength: 40 });
const MOST = 16;

function countAll(vocabulary: Vocabulary, lists: readonly (readonly string[])[]): Vocabulary {
  for (const list of lists) vocabulary.count(numbered(list));
  return vocabulary;
}

function weigh(vocabulary: Vocabulary, numbers: readonly number[]): number[] {
  const weights = new Float64Array(numbers.length);
  vocabulary.weighAll(Int32Array.from(numbers), weights);
  return [...weights];
}

describe('vocabulary', () => {
  it('weighs a term less the more articles have it, and everyday words least from the start', () => {
    const vocabulary = createVocabulary();
    const [told, year, never] = ['harbourmaster', 'year', 'zzyzx'].map(termNumber) as [number, number, number];
    expect(vocabulary.weightOf(year)).toBeLessThan(vocabulary.weightOf(told));
    expect(vocabulary.weightOf(told)).toBe(vocabulary.weightOf(never));
    countAll(vocabulary, [['harbourmaster'], ['harbourmaster', 'roster']]);
    expect(vocabulary.weightOf(told)).toBeLessThan(vocabulary.weightOf(termNumber('roster')));
    expect(weigh(vocabulary, [told, never])).toEqual([told, never].map(vocabulary.weightOf));
  });

  it('goes on where it was when it is written and read, at any moment, also while it forgets', () => {
    fc.assert(
      fc.property(articles, articles, (before, after) => {
        const whole = countAll(createVocabulary(null, MOST), before);
        const again = createVocabulary(whole.write(), MOST);
        expect(countAll(again, after).write()).toBe(countAll(whole, after).write());
        const numbers = after.flat().map(termNumber);
        expect(weigh(again, numbers)).toEqual(weigh(whole, numbers));
      }),
    );
  });

  it('leaves no trace of an article that is taken back', () => {
    fc.assert(
      fc.property(articles, terms, terms, (before, taken, after) => {
        const [one, other] = [before, before].map((lists) => countAll(createVocabulary(null, MOST), lists)) as [
          Vocabulary,
          Vocabulary,
        ];
        const numbers = Int32Array.from(taken, termNumber);
        const counting = one.count(numbered(taken));
        one.weighAll(numbers, new Float64Array(numbers.length));
        counting.undo();
        countAll(one, [after]);
        countAll(other, [after]);
        expect(one.write()).toBe(other.write());
        const [a, b] = [one, other].map((vocabulary) => {
          const weights = new Float64Array(numbers.length);
          vocabulary.weighAll(numbers, weights);
          return weights;
        });
        expect(a).toEqual(b);
      }),
    );
  });

  it('is bounded: what most articles have stays, of the rest what was met last', () => {
    const vocabulary = createVocabulary(null, 1_000);
    for (let day = 0; day < 400; day++) {
      vocabulary.count(numbered(['strike', ...Array.from({ length: 40 }, (_, at) => `name${day}x${at}`)]));
    }
    const { terms: kept } = JSON.parse(vocabulary.write()) as { terms: string[] };
    expect(kept.length).toBeLessThanOrEqual(1_040);
    expect(kept).toEqual(expect.arrayContaining(['strike', 'name399x39', 'name390x0']));
    expect(kept).not.toContain('name0x0');
    const weight = (term: string) => vocabulary.weightOf(termNumber(term));
    expect(weight('name0x0')).toBeGreaterThan(weight('name399x0'));
    expect(weight('name399x0')).toBeGreaterThan(weight('strike'));
  });

  it('gives the known term that a misspelled one was meant for, the commonest first', () => {
    const vocabulary = countAll(createVocabulary(), [['harbour', 'harbor'], ['harbour']]);
    expect(vocabulary.near('harbuor')).toBe('harbour');
    expect(vocabulary.near('harbour')).toBeNull();
    expect(vocabulary.near('government')).toBeNull();
    expect(createVocabulary(vocabulary.write()).near('harbuor')).toBe('harbour');
  });
});
