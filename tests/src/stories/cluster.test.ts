import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { clusterArticles, createClusterer } from '../../../src/stories/cluster.ts';
import { articleOf } from './article-of.ts';
import { news, stream } from './news.ts';

const idsOf = (articles: readonly Article[]): string[] => articles.map(({ id }) => id);
const grouped = (articles: readonly Article[]): string[][] =>
  clusterArticles(articles).map((story) => idsOf(story.articles));

describe('clusterArticles', () => {
  it('puts what several outlets tell of one event together and keeps look-alike events apart', () => {
    expect(grouped(stream)).toEqual([
      ['belmar-1', 'belmar-2', 'belmar-3'],
      ['orsk-1', 'orsk-2'],
      ['singer-1'],
      ['actor-1'],
    ]);
  });

  it('does the same in small letters, where no names can be told', () => {
    const small = stream.map(({ id, text, title, publishedAt }) =>
      articleOf(id, text.toLowerCase(), { title: title?.toLowerCase() ?? '', publishedAt: publishedAt ?? '' }),
    );
    expect(grouped(small)).toEqual(grouped(stream));
  });

  it('does the same without dates', () => {
    const undated = stream.map(({ id, text, title }) => articleOf(id, text, { title: title ?? '' }));
    expect(grouped(undated)).toEqual(grouped(stream));
  });

  it('takes the articles oldest first, those without a date last', () => {
    const [first, second, third] = news.quakeInBelmar as [Article, Article, Article];
    const undated = articleOf('belmar-0', third.text, { title: third.title ?? '' });
    expect(grouped([undated, third, second, first])).toEqual([['belmar-1', 'belmar-2', 'belmar-3', 'belmar-0']]);
  });

  it('names a story after its first article', () => {
    expect(clusterArticles(stream).map(({ id }) => id)).toEqual(['s-belmar-1', 's-orsk-1', 's-singer-1', 's-actor-1']);
  });

  it('keeps an article that is given twice once', () => {
    expect(grouped([...stream, ...stream])).toEqual(grouped(stream));
  });

  it('gives nothing for nothing', () => {
    expect(clusterArticles([])).toEqual([]);
  });

  it('keeps the same words of another year apart', () => {
    const [first] = news.quakeInBelmar as [Article];
    const later = articleOf('later', first.text, { title: first.title ?? '', publishedAt: '2033-06-01T06:00:00Z' });
    expect(grouped([first, later])).toEqual([['belmar-1'], ['later']]);
  });

  it.each([
    [
      'Spanish',
      'El incendio de la sierra de Almora obligó el lunes a evacuar a 300 vecinos de Pinar del Valle, según los bomberos. El alcalde, Julio Serna, pidió ayuda.',
      'Unos 300 vecinos de Pinar del Valle fueron evacuados por el incendio de la sierra de Almora. “Necesitamos ayuda”, dijo el alcalde Julio Serna.',
      'El banco Norbanca anunció el lunes que cerrará 40 oficinas y despedirá a 500 empleados, según su presidenta, Clara Montes.',
    ],
    [
      'Japanese',
      '青葉県で月曜日に大きな地震があり、港町の住宅二百棟が倒壊した。県知事は自衛隊の派遣を要請した。',
      '青葉県の港町では地震で住宅二百棟が倒壊し、県知事が自衛隊の派遣を要請した。',
      '電機大手の北星は新しい半導体工場を来年建設すると発表した。投資額は三千億円になる。',
    ],
    [
      'Arabic',
      'قتل عشرة أشخاص في حريق اندلع في مصنع للنسيج بمدينة النورية يوم الاثنين، وقال المحافظ سليم الحداد إن التحقيق بدأ.',
      'اندلع حريق في مصنع للنسيج بمدينة النورية وأدى إلى مقتل عشرة أشخاص، وبدأ التحقيق بحسب المحافظ سليم الحداد.',
      'أعلنت شركة الطيران فتح خط جديد بين العاصمة ومدينة الساحل ابتداء من الصيف المقبل.',
    ],
  ])('groups %s texts', (_, one, same, other) => {
    expect(grouped([articleOf('one', one), articleOf('other', other), articleOf('same', same)])).toEqual([
      ['one', 'same'],
      ['other'],
    ]);
  });
});

describe('createClusterer', () => {
  it('gives the same stories for the same stream, article by article', () => {
    const [one, two] = [createClusterer(), createClusterer()];
    expect(stream.map((article) => one.add(article))).toEqual(stream.map((article) => two.add(article)));
  });

  it('does not let later articles change what was decided', () => {
    const whole = createClusterer();
    const decided = stream.map((article) => whole.add(article));
    for (let length = 1; length < stream.length; length += 1) {
      const part = createClusterer();
      expect(stream.slice(0, length).map((article) => part.add(article))).toEqual(decided.slice(0, length));
    }
    expect(stream.map((article) => whole.add(article))).toEqual(decided);
  });

  it('finds an old story among hundreds of others', () => {
    const clusterer = createClusterer();
    const [first, second] = news.quakeInBelmar as [Article, Article];
    const id = clusterer.add(first);
    for (let at = 0; at < 300; at += 1) {
      const name = `Vor${at.toString(36)}ek`;
      const text = `The town council of ${name} voted on Monday to build ${at + 3} homes near the river. Mayor Lena ${name} said that work would begin in May.`;
      clusterer.add(articleOf(`town-${at}`, text, { publishedAt: '2031-03-03T08:00:00Z' }));
    }
    expect(clusterer.add(second)).toBe(id);
  });

  it.each([
    ['one word of a megabyte', 'x'.repeat(1_000_000)],
    ['quote marks', '"'.repeat(100_000)],
    ['initials', 'A.'.repeat(100_000)],
    ['numbers', '1,'.repeat(100_000)],
    ['apostrophes', "a'".repeat(100_000)],
    ['characters without spaces', '漢'.repeat(100_000)],
    ['nothing', ''],
    ['half a surrogate pair', 'news \ud83d news'],
  ])('survives %s', (_, text) => {
    const clusterer = createClusterer();
    expect(clusterer.add(articleOf('hostile', text))).toBe('s-hostile');
    expect(clusterer.add(articleOf('next', text, { title: 'x', publishedAt: 'no date' }))).toMatch(
      /^s-(?:hostile|next)$/,
    );
  });

  it('puts each article of any stream into exactly one story', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const articles = texts.map((one, at) => articleOf(`a${at}`, one));
        const stories = clusterArticles(articles);
        expect(stories.flatMap((story) => idsOf(story.articles)).sort()).toEqual(idsOf(articles).sort());
        for (const story of stories) expect(story.id).toBe(`s-${story.articles[0]?.id}`);
      }),
      { numRuns: 60 },
    );
  });
});
