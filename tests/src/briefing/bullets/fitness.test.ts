import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { fitnessOf } from '../../../../src/briefing/bullets/fitness.ts';
import { insideQuotes } from '../../../../src/briefing/bullets/inside-quotes.ts';
import { article } from './stories.ts';

function fitness(sentence: string): number {
  const [candidate] = candidatesOf({ ...article('a', sentence), language: 'en' });
  return candidate ? fitnessOf(candidate, false) : 0;
}

const WELL = 'The council of Tarn approved a new bridge over the Ostler.';

describe('fitnessOf', () => {
  it('is 1 for a sentence that stands alone', () => {
    expect(fitness(WELL)).toBe(1);
    expect(fitness('Ferreira told Coastal Radio that the bridge would be ready by May.')).toBe(1);
    expect(fitness('The mayor of Tarn asked for a new bridge over the Ostler.')).toBe(1);
  });

  it.each([
    ['a question', 'Will the council of Tarn approve a new bridge?'],
    ['a quotation alone', '“The council of Tarn has betrayed us all.”'],
    ['the first half of a quotation', "' the council of Tarn has betrayed us all."],
    ['half a quotation', 'The council has betrayed us all,” said the baker.'],
    ['no verb', 'A new bridge over the Ostler, at last.'],
    ['a sentence that ends in a colon', 'The council of Tarn decided three things on Monday:'],
    ['a label', 'Yes, but: The council of Tarn approved the bridge after a debate.'],
    ['a line-up', 'Tarn, a port of grain; Ellery, crossing the river; Ostler, the capital, was third.'],
    ['a caption', 'Rescuers carrying a child across the flooded main street of Tarn.'],
    ['who asked what another sentence tells', 'Ana Ferreira, the mayor of Tarn, asked at a news conference.'],
    ['who was quoted', 'Mayor Ana Ferreira was quoted as saying, playing peacemaker in Tarn.'],
    ['whom somebody told what another sentence tells', 'Ferreira told Hugo Lund of Coastal Radio in an interview.'],
    ['talk of the page', 'Sign up for our newsletter to follow the council of Tarn.'],
  ])('is 0 for %s', (_, sentence) => {
    expect(fitness(sentence)).toBe(0);
  });

  it.each([
    ['was put together wrongly', 'The council of Tarn approved the The new bridge over the Ostler.'],
    ['leans on the one before, with a comma', 'And in doing so, the council of Tarn has shown its hand.'],
    ['leans on the one before', 'That is why the council of Tarn approved a new bridge.'],
    ['goes on with the next thing', 'Then there is the debt of the council of Tarn to the bridge company.'],
    ['begins with what nothing tells', 'It was approved by the council of Tarn last week.'],
    ['is mostly quotation', 'The mayor called it “a gift to every baker, smith and grower of the whole valley”.'],
    ['speaks as its writer', 'We watched the council of Tarn approve a new bridge.'],
  ])('is less for a sentence that %s', (_, sentence) => {
    expect(fitness(sentence)).toBeLessThan(fitness(WELL));
    expect(fitness(sentence)).toBeGreaterThan(0);
  });
});

describe('insideQuotes', () => {
  it('tells sentences that an open quotation runs over', () => {
    const text =
      'The mayor was angry. “We were promised a bridge. We were given a ferry. We will not forget it,” she said. The council met.';
    const candidates = candidatesOf(article('a', text));
    const inside = insideQuotes(candidates);
    const within = candidates.filter((_, at) => inside[at]).map(({ sentence }) => sentence.text);
    expect(within).toContain('We were given a ferry.');
    expect(within).not.toContain('The council met.');
    expect(within).not.toContain('The mayor was angry.');
  });
});
