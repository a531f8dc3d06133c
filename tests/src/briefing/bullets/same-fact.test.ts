import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/briefing/bullets/candidate.ts';
import { createFactJudge } from '../../../../src/briefing/bullets/fact-judge.ts';
import { createFactReader } from '../../../../src/briefing/bullets/fact-terms.ts';
import { createFactFinder } from '../../../../src/briefing/bullets/same-fact.ts';
import { selectBullets } from '../../../../src/briefing/bullets/select.ts';
import { countSingles, placeSentences } from '../../../../src/briefing/bullets/story-terms.ts';
import { readPeople, resolveMention } from '../../../../src/briefing/people.ts';
import { article } from './stories.ts';

function read(...texts: string[]) {
  const articles = texts.map((text, at) => article(`a${at}`, text));
  const people = readPeople(articles);
  const resolve = (id: string, start: number, end: number) => resolveMention(people, id, start, end)?.name ?? null;
  const candidates = articles.flatMap(candidatesOf);
  const singles = countSingles(placeSentences(articles, candidates));
  const judge = createFactJudge(createFactReader(candidates, resolve), singles, candidates.length);
  return { articles, resolve, candidates, judge };
}

function supportOf(...texts: string[]): string[] {
  const { candidates, judge } = read(...texts);
  const [candidate] = candidates;
  if (!candidate) throw new Error('no sentence');
  const wording = { candidate, kept: candidate.tokens.map((_, place) => place), text: candidate.sentence.text };
  return createFactFinder(candidates, judge)
    .find(wording)
    .map(({ sentence }) => sentence.text);
}

/** Whether the sentences that begin so tell one fact. */
function sameFact(texts: readonly string[], one: string, other: string): boolean {
  const { candidates, judge } = read(...texts);
  const [a, b] = [one, other].map((start) => candidates.find(({ sentence }) => sentence.text.startsWith(start)));
  if (!a || !b) throw new Error('no such sentence');
  return judge.same(judge.whole(a), judge.whole(b));
}

const FIRE = 'A fire in the harbour of Port Ellery destroyed 14 fishing boats on Tuesday night.';

describe('createFactFinder', () => {
  it('finds the sentence of another article that tells the same', () => {
    const same = 'Fourteen crews lost work when a fire destroyed 14 fishing boats in the harbour of Port Ellery.';
    expect(supportOf(FIRE, `The weather was calm. ${same}`)).toEqual([same]);
  });

  it('finds it in other words where people, act and things are the same', () => {
    const same = 'Governor Ana Ferreira directed Dahl and Maria Tovar to resume work on a roster.';
    expect(
      supportOf('Ferreira urged Henrik Dahl and Tovar to work on a new roster.', `${same} Henrik Dahl agreed.`),
    ).toEqual([same]);
  });

  it('finds it in nearly no common words where the people, what they did and a telling number are the same', () => {
    const one = 'Governor Ana Ferreira and union head Henrik Dahl spoke for about 90 minutes before the Ostler summit.';
    const same = 'The two leaders conversed on the sidelines of the Ostler summit for ninety minutes, an aide said.';
    const [first = ''] = supportOf(`${one} Ferreira left for the summit. Dahl left too.`, `Ferreira met Dahl. ${same}`);
    expect(first).toBe(same);
  });

  it('does not take another number, another event or another part of the same article for it', () => {
    expect(supportOf(FIRE, 'A fire in the harbour of Port Ellery destroyed 9 fishing boats on Tuesday night.')).toEqual(
      [],
    );
    expect(supportOf(FIRE, 'The harbour of Port Ellery will host a regatta of old sailing boats in June.')).toEqual([]);
    expect(supportOf(`${FIRE} ${FIRE}`)).toEqual([]);
  });

  it('does not take what somebody else did for it', () => {
    expect(
      supportOf(
        'Ana Ferreira ruled out moving the regatta from Port Ellery.',
        'Henrik Dahl refused to rule out moving the regatta away from Port Ellery.',
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'names and places without what happened',
      'Mayor Ana Ferreira of Port Ellery handed her resignation to Governor Henrik Dahl on Friday.',
      'On Friday Mayor Ana Ferreira of Port Ellery met Governor Henrik Dahl for lunch.',
    ],
    [
      'what was not done',
      'The council of Port Ellery cancelled the regatta of old sailing boats on Monday.',
      'The council of Port Ellery did not cancel the regatta of old sailing boats on Monday.',
    ],
    [
      'what may be done',
      'The council of Port Ellery cancelled the regatta of old sailing boats on Monday.',
      'On Monday the council of Port Ellery considered cancelling the regatta of old sailing boats.',
    ],
    [
      'an attempt',
      'A court in Port Ellery charged Henrik Dahl with the murder of a ferryman on Monday.',
      'On Monday a court in Port Ellery charged Henrik Dahl with the attempted murder of a ferryman.',
    ],
  ])('does not take %s for it', (_, bullet, other) => {
    expect(supportOf(bullet, other)).toEqual([]);
  });

  it('gives one sentence for each article and four at most', () => {
    const found = supportOf(FIRE, ...Array.from({ length: 7 }, () => `${FIRE} ${FIRE}`));
    expect(found).toHaveLength(4);
  });
});

const TALKS = [
  'Governor Ana Ferreira and Mayor Henrik Dahl spoke for about 45 minutes on Sunday, a talk squeezed in before the N5 meeting of ports. Ferreira praised Dahl. Dahl thanked Ferreira. The harvest was good this year.',
  'Ana Ferreira met Henrik Dahl in the old town hall. The two leaders conversed for forty-five minutes on the margins of the Northern Five meeting, an aide said. The pair will meet again in June. A choir sang for 45 minutes in the square after the meeting of ports.',
];

describe('createFactJudge', () => {
  it('knows people as "the two leaders", numbers in words, initials and synonyms', () => {
    expect(sameFact(TALKS, 'Governor Ana', 'The two leaders')).toBe(true);
  });

  it('does not tie sentences by a number or by people alone', () => {
    expect(sameFact(TALKS, 'Governor Ana', 'A choir')).toBe(false);
    expect(sameFact(TALKS, 'Ferreira praised', 'Dahl thanked')).toBe(false);
    expect(sameFact(TALKS, 'Governor Ana', 'The pair will')).toBe(false);
  });

  it('does not tie reports with different figures for one thing', () => {
    const texts = [
      'The ferry Marisol sank off Cape Ostler and 31 passengers drowned, rescuers said.',
      'Off Cape Ostler the ferry Marisol went down and sank; 12 passengers drowned, rescuers say.',
    ];
    expect(sameFact(texts, 'The ferry', 'Off Cape')).toBe(false);
  });
});

describe('selectBullets on one event told by several outlets', () => {
  it('tells one fact once', () => {
    const { articles, resolve } = read(...TALKS);
    const bullets = selectBullets({ articles, length: 'long', resolveMention: resolve });
    const telling = bullets.filter(({ text }) => /45 minutes on Sunday|forty-five/.test(text));
    expect(telling).toHaveLength(1);
  });

  it('cites the other outlets with their sentences', () => {
    const { articles, resolve } = read(
      'Rescuers in Port Ellery pulled 14 sailors from the burning freighter Marisol early on Monday. The cause is not known. Dock workers had gone home.',
      'Fourteen sailors were rescued from the burning freighter Marisol in Port Ellery on Monday. Smoke lay over the quay for hours. Nobody was hurt.',
      'A coast guard cutter rescued fourteen sailors from the freighter Marisol, burning in Port Ellery since Monday. Its owner is in Lisbon.',
    );
    const bullets = selectBullets({ articles, length: 'standard', resolveMention: resolve });
    const rescue = bullets.filter(({ text }) => text.includes('sailors'));
    expect(rescue).toHaveLength(1);
    expect(new Set(rescue[0]?.citations.map(({ articleId }) => articleId)).size).toBe(3);
  });
});
