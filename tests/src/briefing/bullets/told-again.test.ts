import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { createFactJudge } from '../../../../src/briefing/bullets/fact-judge.ts';
import { createFactReader } from '../../../../src/briefing/bullets/fact-terms.ts';
import { countSingles, placeSentences } from '../../../../src/briefing/bullets/story-terms.ts';
import { createAgainTest } from '../../../../src/briefing/bullets/told-again.ts';
import { readPeople, resolveMention } from '../../../../src/briefing/people.ts';
import { article } from './stories.ts';

const REST =
  'The bridge would cost 40 million crowns and take three years to build. Growers want it before the harvest. The council of Tarn meets in the old mill. Nobody has counted the sheep of the valley.';

/** Whether one of two sentences, each opening an article, mainly says what the other has said. */
function again(one: string, other: string, opening = ''): boolean {
  const articles = [article('a', `${opening}${one} ${REST}`), article('b', `${opening}${other} ${REST}`)];
  const people = readPeople(articles);
  const candidates = articles.flatMap(candidatesOf);
  const read = createFactReader(candidates, (id, start, end) => resolveMention(people, id, start, end)?.name ?? null);
  const judge = createFactJudge(read, countSingles(placeSentences(articles, candidates)), candidates.length);
  const [a, b] = [one, other].map((text) => candidates.find(({ sentence }) => sentence.text === text));
  return a && b ? createAgainTest(read, judge)(a, b) : false;
}

describe('createAgainTest', () => {
  it.each([
    [
      'a main clause told in the other sentence',
      'Governor Ana Ferreira is headed to Ellery on Thursday for a visit to the Ostler bridge as she holds the line against the bakers.',
      'Governor Ana Ferreira heads to Ellery on Thursday to press her case that the valley needs a new bridge.',
    ],
    [
      'one that a relative clause and an ending surround',
      'The mill of Tarn, which was built in 1820, burnt down on Sunday night, leaving 40 bakers without flour.',
      'Forty bakers had no flour after the old mill of Tarn burnt down on Sunday night in the worst fire of the year.',
    ],
    [
      'a figure in few words',
      'The output of the mills of Tarn grew at a rate of 4.1 percent from April to June, a sharp jump from the spring.',
      'The output grew by 4.1 percent, breaking at last through years of poor harvests under the old council.',
    ],
  ])('holds %s for told', (_, one, other) => {
    expect(again(one, other)).toBe(true);
  });

  it.each([
    [
      'another name',
      'Governor Ana Ferreira named Paul Lund as the head of the Ostler bridge board on Thursday.',
      'Governor Ana Ferreira named Henrik Dahl as the head of the Ellery harbour board on Thursday.',
    ],
    [
      'another figure',
      'The fire of Tarn killed 12 people in the old mill on Sunday night.',
      'The fire of Tarn killed 19 people in the old mill on Sunday night.',
    ],
    [
      'another event that one only mentions',
      'Workers closed the Ostler bridge on Monday after a storm broke two of its five pillars.',
      'The storm drowned 30 sheep in Tarn and sank a ferry.',
    ],
  ])('holds %s for new', (_, one, other) => {
    expect(again(one, other)).toBe(false);
  });

  it('takes two openings for one though they give the sums of different parts', () => {
    const one = 'The council of Tarn approved on Tuesday a plan for the Ostler bridge worth 40 million dollars.';
    const other = 'On Tuesday the council of Tarn approved a $65 million plan for the Ostler bridge and its roads.';
    expect(again(one, other)).toBe(true);
  });

  it('asks for less in common between openings about one subject', () => {
    const one = 'Tarn Growers released on Tuesday the text of a plan that details how the bridge will be paid for.';
    const other = 'Tarn Growers on Tuesday laid out a plan for the tolls, its text showed, after months of complaints.';
    expect(again(one, other)).toBe(true);
    expect(again(one, other.replace('Tarn Growers', 'Ostler Bakers'))).toBe(false);
  });

  it('asks for more in common deep in articles', () => {
    const one = 'Governor Ana Ferreira declared war on Thursday on the Ostler bakers guild, which blocked the bill.';
    const other =
      'Governor Ana Ferreira used a speech on Thursday to rip into the Ostler bakers guild, whose members answered.';
    expect(again(one, other)).toBe(true);
    expect(again(one, other, 'It rained. ')).toBe(false);
  });
});
