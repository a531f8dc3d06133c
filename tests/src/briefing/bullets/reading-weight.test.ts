import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { readingWeight } from '../../../../src/briefing/bullets/reading-weight.ts';
import { article } from './stories.ts';

function weight(sentence: string): number {
  const [candidate] = candidatesOf({ ...article('a', sentence), language: 'en' });
  return candidate ? readingWeight(candidate) : 0;
}

describe('readingWeight', () => {
  it.each([
    ['a fact', 'The council of Tarn approved a new bridge over the Ostler.'],
    ['a fact with a quoted word', 'The council of Tarn approved a “light” bridge over the Ostler.'],
    ['what something is called', 'The bakers of Tarn called the bridge a gift of 40 million crowns.'],
    ['a claim with a figure', 'Ferreira claimed that the bridge cost 40 million crowns.'],
  ])('is 1 for %s', (_, sentence) => {
    expect(weight(sentence)).toBe(1);
  });

  it.each([
    ['a quotation and who said it', '“The bridge is a gift to every baker and smith of the valley,” Ferreira said.'],
    ['what somebody added', 'Ferreira added that the 40 bakers of Tarn would get a ferry.'],
    ['what somebody urged', 'Governor Ana Ferreira urged the 40 bakers of Tarn to wait for the bridge.'],
    ['where somebody spoke', 'Governor Ana Ferreira appeared on Coastal Radio before the vote in Tarn.'],
    ['who would not comment', 'A spokesman for the bakers of Tarn declined to comment on the bridge.'],
    ['a bare claim', 'Ferreira claimed that nobody wanted the bridge.'],
  ])('is less for %s', (_, sentence) => {
    expect(weight(sentence)).toBeLessThan(0.8);
    expect(weight(sentence)).toBeGreaterThan(0);
  });
});
