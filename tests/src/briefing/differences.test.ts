import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { findDifferences } from '../../../src/briefing/differences.ts';

interface Told {
  readonly text: string;
  readonly outlet?: string;
  readonly origin?: string;
  readonly publishedAt?: string;
}

/** What else the articles tell, each in its own way, so that none is a copy of another. */
const FILLERS = [
  'The mood in the canteen is calm. A retired crane driver sells soup from a van beside the gate, and nobody is in a hurry.',
  'Grain traders expect a slow month. Two silos stand empty after the dry summer, and farmers have begun to call the mayor.',
  'A brass band practises in the old customs house. Its conductor has lived by the water all her life and likes the quiet.',
] as const;

function textOf(item: string | Told, index: number): string {
  return `${typeof item === 'string' ? item : item.text}\n\n${FILLERS[index] ?? ''}`;
}

/** What differs between articles of different outlets: "what: value | value". */
function differences(...told: readonly (string | Told)[]): string[] {
  const articles = told.map((item, index) =>
    readArticle({
      id: `a${index}`,
      format: 'text',
      outlet: `Outlet ${index}`,
      ...(typeof item === 'string' ? {} : item),
      text: textOf(item, index),
    }),
  );
  return findDifferences(articles).map(({ text, sides }) => {
    for (const { value, citations } of sides) {
      for (const { articleId, start, end } of citations) {
        const source = articles.find(({ id }) => id === articleId)?.text ?? '';
        expect(source.slice(start, end)).toContain(value);
      }
    }
    return `${text}: ${sides.map(({ value }) => value).join(' | ')}`;
  });
}

const STRIKERS_A = 'About 2,100 dockers will walk out of Port Ellery at noon on Friday, the union said.';
const STRIKERS_B =
  'Only the night shift stays. Some 1,600 dockers will walk out of Port Ellery on Friday, the company said.';

describe('findDifferences finds', () => {
  it.each([
    ['counts of one thing', STRIKERS_A, STRIKERS_B, 'dockers: 2,100 | 1,600'],
    [
      'the dead',
      'Twelve people were killed when a ferry sank off Port Ellery on Monday, the coast guard said.',
      'At least 19 people were killed when a ferry sank off Port Ellery on Monday, police said.',
      'killed: Twelve | 19',
    ],
    [
      'sums of money',
      'The province will pay Port Ellery $40 million for a new grain terminal, the minister said.',
      'The province will pay Port Ellery $65 million for a new grain terminal, the harbour master said.',
      'province pay: $40 million | $65 million',
    ],
    [
      'percentages',
      'Dock workers at Port Ellery voted by 71 percent to strike over the roster.',
      'Dock workers at Port Ellery voted by 64 percent to strike over the roster.',
      'workers voted: 71 percent | 64 percent',
    ],
    [
      'lengths of time',
      'The talks between the union and Port Ellery on Thursday lasted two hours.',
      'The talks between the union and Port Ellery on Thursday lasted 45 minutes.',
      'talks lasted: two hours | 45 minutes',
    ],
    [
      'numbers named before their thing and behind it',
      'Some 2,100 dockers will walk out of Port Ellery on Friday, the union said.',
      'The number of dockers who will walk out of Port Ellery on Friday is 1,600, the company said.',
      'dockers: 2,100 | 1,600',
    ],
    [
      'ages',
      'Maria Tovar, 52, leads the union. She has worked on the quay since school.',
      'The secretary of the union is Maria Tovar, 57, a former crane driver.',
      'Maria Tovar: 52 | 57',
    ],
    [
      'outcomes',
      'The council of Port Ellery approved the new grain terminal plan in a late vote.',
      'The council of Port Ellery rejected the new grain terminal plan in a late vote.',
      'council: approved | rejected',
    ],
    [
      'days',
      'Dock workers at Port Ellery walked off the grain terminal on 3 May 2019 in a dispute over pay.',
      'Dock workers at Port Ellery walked off the grain terminal on 5 May 2019 in a dispute over pay.',
      'Dock: 3 May 2019 | 5 May 2019',
    ],
  ])('%s', (_, one, other, expected) => {
    expect(differences(one, other)).toEqual([expected]);
  });

  it('cites every outlet that tells the same number', () => {
    const [difference] = findDifferences(
      [STRIKERS_A, STRIKERS_B, STRIKERS_A].map((text, index) =>
        readArticle({ format: 'text', id: `a${index}`, text: textOf(text, index), outlet: `Outlet ${index}` }),
      ),
    );
    const cited = difference?.sides.map(({ citations }) => citations.map(({ articleId }) => articleId));
    expect(cited).toEqual([['a0', 'a2'], ['a1']]);
  });
});

describe('findDifferences is silent about', () => {
  it.each([
    ['one outlet', { text: STRIKERS_A, outlet: 'Courier' }, { text: STRIKERS_B, outlet: 'Courier' }],
    ['one agency', { text: STRIKERS_A, origin: 'NWA' }, { text: STRIKERS_B, origin: 'NWA' }],
    [
      'articles of other days',
      { text: STRIKERS_A, publishedAt: '2026-03-04T08:00:00Z' },
      { text: STRIKERS_B, publishedAt: '2026-03-09T08:00:00Z' },
    ],
    ['a rounding', STRIKERS_A, STRIKERS_A.replace('About 2,100', 'Exactly 2,087')],
    ['a number in words', STRIKERS_A.replace('About 2,100', '36'), STRIKERS_A.replace('About 2,100', 'Three dozen')],
    ['a bound that fits', STRIKERS_A, STRIKERS_A.replace('About', 'More than').replace('2,100', '1,900')],
    ['an upper bound that fits', STRIKERS_A, STRIKERS_A.replace('About', 'Up to').replace('2,100', '2,500')],
    [
      'one length of time in other words',
      'The talks between the union and Port Ellery on Thursday lasted 90 minutes.',
      'The talks between the union and Port Ellery on Thursday lasted an hour and a half.',
    ],
    [
      'a unit in other words',
      'The ship ran aground 10 miles off Port Ellery on Monday with grain on board.',
      'The ship ran aground 16 kilometres off Port Ellery on Monday with grain on board.',
    ],
    ['other days of the same week', STRIKERS_A, STRIKERS_B.replace('Friday', 'Sunday')],
    ['a part', STRIKERS_A, STRIKERS_A.replace('About 2,100', 'Another 300')],
    ['a part by its kind', STRIKERS_A, STRIKERS_A.replace('About 2,100 dockers', 'About 300 young dockers')],
    ['other things', STRIKERS_A, STRIKERS_A.replace('2,100 dockers', '40 pilots')],
    ['other events', STRIKERS_A, 'Some 1,600 dockers joined the brass band of Lower Quay last summer.'],
    ['both numbers in one article', `${STRIKERS_A} ${STRIKERS_B}`, STRIKERS_A],
    [
      'numbers of sources',
      'The port will withdraw the new Ellery roster on Friday, three officials familiar with the plan said.',
      'The port will withdraw the new Ellery roster on Friday, two officials familiar with the plan said.',
    ],
    [
      'what somebody says in quotes',
      STRIKERS_A,
      '“Some 1,600 dockers will walk out of Port Ellery on Friday,” he said.',
    ],
    [
      'years and times',
      'The port of Ellery closed at 8:30 in 2019 over a strike.',
      'The port of Ellery closed at 9:30 in 2017 over a strike.',
    ],
  ])('%s', (_, one, other) => {
    expect(differences(one, other)).toEqual([]);
  });

  it('languages without rules', () => {
    const text = 'Etwa 2100 Hafenarbeiter werden am Freitag in Ellery die Arbeit niederlegen, sagte die Gewerkschaft.';
    expect(differences(text, text.replace('2100', '1600'))).toEqual([]);
  });
});
