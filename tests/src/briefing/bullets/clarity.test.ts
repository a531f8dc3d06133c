import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { clarityOf } from '../../../../src/briefing/bullets/clarity.ts';
import { article } from './stories.ts';

function clarity(sentence: string): number {
  const [candidate] = candidatesOf({ ...article('a', sentence), language: 'en' });
  return candidate ? clarityOf(candidate) : 0;
}

describe('clarityOf', () => {
  it.each([
    ['a fact', 'The council of Tarn approved a new bridge over the Ostler.'],
    ['a pointer to a time', 'Last month and again this week the council of Tarn met over the bridge.'],
    ['a verb that a tagger takes for a noun', 'The move marks a turn for Ferreira, who was against the bridge.'],
    ['a pointer to what it has told', 'The mayor wrote a letter, and growers signed that letter in Tarn.'],
    ['a pointer to what follows', 'Governor Ana Ferreira has met those growers who had signed her letter.'],
    ['a bound clause with its main one', 'While the mayor called it odd, the council of Tarn approved the bridge.'],
    ['a span of time with what it follows', 'The bridge opened two days after the flood.'],
  ])('is 1 for %s', (_, sentence) => {
    expect(clarity(sentence)).toBe(1);
  });

  it.each([
    ['the pair', 'The pair discussed the tolls of the bridge.'],
    ['a group told before', 'All three were charged with theft on the bridge.'],
    ['one of what was told before', 'One of his bridges stands in Tarn.'],
    ['one that does something', 'One held up a plan of the bridge.'],
    ['"such"', 'The bakers of Tarn seem to have no such doubts.'],
    ['time counted from elsewhere', 'The building of the bridge began two hours earlier with a song.'],
    ['a pointer back', 'Critics say these payouts have kept bakers from work.'],
    ['a pointer to what others told', 'Governor Ana Ferreira of Tarn has dismissed that option.'],
    ['what somebody did next', 'She then opened the bridge of Tarn with a song.'],
    ['a time after nothing', 'Shortly afterward, the council of Tarn met over the bridge.'],
    ['a bound clause alone', 'While the mayor, in an interview, called the bridge of Tarn odd.'],
    ['a pronoun behind a front phrase', 'For a start, it takes up the whole bank of the Ostler.'],
    ['talk to the reader', "Let's now end the quarrel over the bridge of Tarn."],
    ['a caption', 'Ana Ferreira (left) and Paul Lund (right), who were married on the bridge in March.'],
  ])('is less for %s', (_, sentence) => {
    expect(clarity(sentence)).toBeLessThan(0.6);
  });

  it("is 0 for the article's own title, in any language", () => {
    const title = 'Der Rat von Tarn baut eine Brücke';
    const [candidate] = candidatesOf({ ...article('a', `${title}. Sie kostet viel.`), language: 'de', title });
    expect(candidate && clarityOf(candidate)).toBe(0);
  });
});
