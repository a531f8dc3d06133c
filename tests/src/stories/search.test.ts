import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterArticles } from '../../../src/stories/cluster.ts';
import { createStoryIndex } from '../../../src/stories/search.ts';
import { articleOf } from './article-of.ts';
import { stream } from './news.ts';

const storm = articleOf(
  'storm-1',
  'The Atlantic storm Ilva reached the coast of Señora on Friday. The White House offered help to the US territory. People there trust the dykes, said the engineer Zoë Marchetti.',
  { title: 'Atlantic storm Ilva nears Señora', publishedAt: '2031-03-07T08:00:00Z' },
);
const talks = articleOf(
  'talks-1',
  'Delegates from Qarvia met in Geneva on Friday to end the fighting. “We asked for gaps in the shelling,” said the envoy, Nadia Brandt. The White House said it would wait. Qarvian officials left early.',
  { title: 'Qarvia talks stall in Geneva', publishedAt: '2031-03-07T09:00:00Z' },
);
const index = createStoryIndex(clusterArticles([...stream, storm, talks]));
const found = (topic: string): string[] => index.find(topic).stories.map(({ id }) => id);

describe('find', () => {
  it.each([
    ['a name', 'qarvia', ['s-talks-1']],
    ['capitals', 'QARVIA', ['s-talks-1']],
    ['white space', '  qarvia\n', ['s-talks-1']],
    ['accents left out', 'senora', ['s-storm-1']],
    ['accents put in', 'Señora', ['s-storm-1']],
    ['accents that the text has not', 'génèva', ['s-talks-1']],
    ['a plural', 'dyke', ['s-storm-1']],
    ['the people for the country', 'qarvian', ['s-talks-1']],
    ['a word of the text', 'tents', ['s-belmar-1']],
    ['several words, all of them needed', 'geneva qarvia', ['s-talks-1']],
    ['several words that no story has together', 'geneva storm', []],
    ['a number', '200', ['s-orsk-1']],
    ['a phrase', '"white house said"', ['s-talks-1']],
    ['a phrase in curly marks', '“gaps in the shelling”', ['s-talks-1']],
    ['a phrase in another order', '"house white"', []],
    ['a phrase beside a word', 'storm "white house"', ['s-storm-1']],
    ['"us" as the country', 'us', ['s-storm-1']],
    ['"US" as the country', 'US', ['s-storm-1']],
    ['"U.S." as the country', 'U.S.', ['s-storm-1']],
    ['a part of a word', 'qar', []],
    ['a question', 'what is the latest news on qarvia?', ['s-talks-1']],
    ['stop words alone', 'the of and', []],
    ['nothing', '', []],
    ['emoji', '😀🔥', []],
    ['a tag', '<script>alert(1)</script>', []],
    ['another script', 'سوريا', []],
    ['a mention', '@everyone', []],
    ['one quote mark', '"', []],
  ])('%s', (_, topic, ids) => {
    expect(found(topic)).toEqual(ids);
    expect(index.find(topic).corrected).toBeNull();
  });

  it('puts the story that is about a topic before one that has a mention, and leaves the mention out', () => {
    expect(found('earthquake')).toEqual(['s-belmar-1', 's-orsk-1']);
    const aside = articleOf(
      'aside',
      `${'The mayor spoke of the budget and the new roads. '.repeat(30)}He named Qarvia once.`,
      {
        title: 'Budget of Tessaly',
      },
    );
    const more = createStoryIndex(clusterArticles([talks, aside]));
    expect(more.find('qarvia').stories.map(({ id }) => id)).toEqual(['s-talks-1']);
  });

  it.each([
    ['letters swapped', 'qavria', 'qarvia'],
    ['a letter missing', 'genva', 'geneva'],
    ['a letter too many', 'genevva', 'geneva'],
    ['a letter changed within a long word', 'marchatti', 'marchetti'],
  ])('forgives %s and says so', (_, typed, meant) => {
    const { stories, corrected } = index.find(typed);
    expect(stories).toHaveLength(1);
    expect(corrected).toBe(meant);
  });

  it.each([
    ['another word that is alike', 'atlantis'],
    ['a short word', 'usa'],
    ['a short name with a changed letter', 'ilka'],
    ['too many slips', 'gnvaa'],
  ])('does not take %s for a slip', (_, typed) => {
    expect(index.find(typed)).toEqual({ stories: [], corrected: null });
  });

  it('corrects only what is unknown among several words', () => {
    expect(index.find('qavria delegates').corrected).toBe('qarvia delegates');
  });

  it('finds text of a script without spaces as it stands', () => {
    const japan = createStoryIndex(
      clusterArticles([articleOf('j1', '青葉県で大きな地震があった。'), articleOf('j2', '北星が工場を建設する。')]),
    );
    expect(japan.find('地震').stories.map(({ id }) => id)).toEqual(['s-j1']);
    expect(japan.find('震地').stories).toEqual([]);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (topic) => {
        expect(Array.isArray(index.find(topic).stories)).toBe(true);
        expect(index.nearest(topic, 5).length).toBeLessThanOrEqual(5);
        expect(index.complete(topic, 5).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('nearest', () => {
  it('offers topics that are spelled alike, with the number of their articles', () => {
    expect(index.nearest('atlantis', 3)).toEqual([{ topic: 'Atlantic', articles: 1 }]);
    expect(index.nearest('corvoo', 1)).toEqual([{ topic: 'Ines Corvo', articles: 3 }]);
  });

  it('offers the topics of words that were found when not all were', () => {
    expect(index.nearest('geneva storm', 5).map(({ topic }) => topic)).toContain('Geneva');
  });

  it('offers the weightiest topics when nothing is alike', () => {
    expect(index.nearest('😀', 3)).toHaveLength(3);
    expect(index.nearest('', 3)).toHaveLength(3);
  });

  it('has nothing to offer without articles', () => {
    expect(createStoryIndex([]).nearest('qarvia', 3)).toEqual([]);
  });
});

describe('complete', () => {
  it.each([
    ['the beginning of a name', 'qa', 'Qarvia'],
    ['the beginning in capitals', 'QA', 'Qarvia'],
    ['the beginning of a later word', 'hou', 'White House'],
    ['two words', 'white h', 'White House'],
    ['accents left out', 'seno', 'Señora'],
    ['a surname', 'corv', 'Ines Corvo'],
    ['a word of a headline that is no name', 'stal', 'stall'],
  ])('continues %s', (_, typed, topic) => {
    expect(index.complete(typed, 5)[0]).toBe(topic);
  });

  it('offers topics to begin with, none of them a day or a title', () => {
    const topics = index.complete('', 25);
    expect(topics).toContain('Qarvia');
    expect(topics.join(' ')).not.toMatch(/Monday|Friday|Governor|Mayor/);
  });

  it('keeps to the limit and has nothing for what no topic continues', () => {
    expect(index.complete('', 2)).toHaveLength(2);
    expect(index.complete('zzz', 5)).toEqual([]);
  });

  it('offers only what is found', () => {
    for (const typed of ['', ...'abcdefghijklmnopqrstuvwxyz']) {
      for (const topic of index.complete(typed, 50)) expect(found(topic), topic).not.toEqual([]);
    }
  });
});

describe('put', () => {
  it('takes in what is new in a story, each article once', () => {
    const [first, ...rest] = clusterArticles([talks]);
    if (!first) throw new Error('one story was expected');
    expect(rest).toEqual([]);
    const growing = createStoryIndex([first]);
    const second = articleOf('talks-2', 'The envoy Nadia Brandt flew home to Lomar.', { title: 'Brandt leaves' });
    growing.put({ id: first.id, articles: [talks, second] });
    expect(growing.find('lomar').stories[0]?.articles).toHaveLength(2);
    expect(growing.nearest('qarvia', 1)).toEqual([{ topic: 'Qarvia', articles: 1 }]);
  });
});
