import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { createFactFinder } from '../../../../src/briefing/bullets/same-fact.ts';
import { article } from './stories.ts';

function supportOf(first: string, ...others: string[]): string[] {
  const all = [first, ...others].flatMap((text, at) => candidatesOf(article(`a${at}`, text), at));
  const [source] = all;
  return source
    ? createFactFinder(all)
        .find(source, source.sentence.text)
        .map(({ sentence }) => sentence.text)
    : [];
}

const FIRE = 'A fire in the harbour of Port Ellery destroyed 14 fishing boats on Tuesday night.';

describe('createFactFinder', () => {
  it('finds the sentence of another article that tells the same', () => {
    const same = 'Fourteen crews lost work when a fire destroyed 14 fishing boats in the harbour of Port Ellery.';
    expect(supportOf(FIRE, `The weather was calm. ${same}`)).toEqual([same]);
  });

  it('does not take another number, another event or another part of the same article for it', () => {
    expect(supportOf(FIRE, 'A fire in the harbour of Port Ellery destroyed 9 fishing boats on Tuesday night.')).toEqual(
      [],
    );
    expect(supportOf(FIRE, 'The harbour of Port Ellery will host a regatta of old sailing boats in June.')).toEqual([]);
    expect(supportOf(`${FIRE} ${FIRE}`)).toEqual([]);
  });

  it('gives one sentence for each article and four at most', () => {
    const found = supportOf(FIRE, ...Array.from({ length: 7 }, () => `${FIRE} ${FIRE}`));
    expect(found).toHaveLength(4);
  });
});
