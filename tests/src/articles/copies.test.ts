import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { findCopies } from '../../../src/articles/copies.ts';
import { groupByOrigin, originOf } from '../../../src/articles/origins.ts';
import { readArticle } from '../../../src/articles/read-article.ts';

const WIRE = [
  'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday, the union said.',
  'The port handles two fifths of the grain of the region, and three ships have been sent elsewhere.',
  'The company offered talks on Thursday but will not withdraw the roster, its spokesman said.',
  'The last strike, in 2019, lasted nine days and cost the town a tenth of its yearly trade.',
];
const OTHER = [
  'Farmers in the hills around Ellery asked the province on Thursday to mediate between both sides.',
  'Their grain lies in open sheds, and rain is forecast for the whole of the coming week.',
];

function article(
  id: string,
  sentences: readonly string[],
  facts: Partial<Pick<Article, 'title' | 'outlet' | 'origin'>> = {},
): Article {
  const { title, outlet, origin } = facts;
  return readArticle({
    id,
    text: sentences.join(' '),
    format: 'text',
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(origin && { origin }),
  });
}

const ids = (groups: readonly (readonly Article[])[]): string[] =>
  groups.map((group) => group.map(({ id }) => id).join('+'));

describe('findCopies', () => {
  it('puts a story with another headline, a cut tail, or changed words with its first copy', () => {
    const articles = [
      article('first', WIRE, { title: 'Dockers vote to strike' }),
      article('other', OTHER),
      article('retitled', WIRE, { title: 'Strike looms at port' }),
      article('cut', WIRE.slice(0, 2)),
      article(
        'edited',
        WIRE.map((sentence) => sentence.replace('Wednesday', 'Tuesday').replace('company', 'firm')),
      ),
    ];
    expect(ids(findCopies(articles))).toEqual(['first+retitled+cut+edited', 'other']);
  });

  it('keeps stories apart that share one sentence', () => {
    const articles = [article('a', WIRE), article('b', [...OTHER, WIRE[3] ?? ''])];
    expect(ids(findCopies(articles))).toEqual(['a', 'b']);
  });

  it('says nothing of very short texts', () => {
    expect(ids(findCopies([article('a', ['Dockers strike.']), article('b', ['Dockers strike.'])]))).toEqual(['a', 'b']);
  });

  it('copes with thousands of copies', () => {
    const articles = Array.from({ length: 3000 }, (_, index) => article(`a${index}`, index % 2 ? WIRE : OTHER));
    expect(findCopies(articles).map((group) => group.length)).toEqual([1500, 1500]);
  });
});

describe('groupByOrigin', () => {
  it('names an origin by agency, outlet, or the article alone', () => {
    expect(originOf(article('a', WIRE, { outlet: 'Courier', origin: 'Reuters' }))).toBe('origin:reuters');
    expect(originOf(article('a', WIRE, { outlet: 'Courier' }))).toBe('outlet:courier');
    expect(originOf(article('a', WIRE))).toBe('article:a');
  });

  it('counts copies and articles of one origin once', () => {
    const articles = [
      article('a', WIRE, { outlet: 'Courier' }),
      article('b', OTHER, { outlet: 'Farm Weekly', origin: 'Reuters' }),
      article('c', WIRE, { outlet: 'Provincial', origin: 'Reuters' }),
      article('d', ['The mayor of Ellery spoke of a dark day for the town and its people on Friday.'], {
        outlet: 'Radio',
      }),
      article('e', ['Nobody in the town hall of Ellery would answer questions about the budget.'], { outlet: 'Radio' }),
    ];
    expect(ids(groupByOrigin(articles))).toEqual(['a+b+c', 'd+e']);
  });
});
