import { describe, expect, it } from 'vitest';
import { contentTerms, overlap, termsOf } from '../../../../src/briefing/bullets/content-terms.ts';
import { stem } from '../../../../src/briefing/evidence/stem.ts';

describe('stem', () => {
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['hoping', 'hope'],
    ['conditional', 'condit'],
    ['rational', 'ration'],
    ['triplicate', 'triplic'],
    ['adoption', 'adopt'],
    ['controlling', 'control'],
  ])('stems %s to %s, as Porter published', (word, root) => {
    expect(stem(word)).toBe(root);
  });

  it('leaves short words and other scripts alone', () => {
    expect(['was', 'été', 'мост', '2026'].map(stem)).toEqual(['was', 'été', 'мост', '2026']);
  });
});

describe('terms', () => {
  it('splits at marks, folds case and keeps numbers', () => {
    expect(termsOf('The U.S. sent 1,600 ships.')).toEqual(['the', 'u', 's', 'sent', '1', '600', 'ship']);
    expect([...contentTerms('He said that the ships were in the port')]).toEqual(['ship', 'port']);
  });

  it('measures overlap by the smaller set', () => {
    expect(overlap(new Set(['a', 'b']), new Set(['a', 'c', 'd', 'e']))).toBe(0.5);
    expect(overlap(new Set(), new Set(['a']))).toBe(0);
  });
});
