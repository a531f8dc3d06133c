import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../src/articles/article.ts';
import type { Bullet } from '../../../../src/briefing/briefing.ts';
import { contentTerms, overlap } from '../../../../src/briefing/bullets/content-terms.ts';
import { selectBullets } from '../../../../src/briefing/bullets/select.ts';
import { checkBriefing } from '../../../../src/briefing/check-evidence.ts';
import { countWords } from '../../../../src/kernel/text.ts';
import { article, dockStory } from './stories.ts';

const texts = (bullets: readonly Bullet[]) => bullets.map((bullet) => bullet.text);
const words = (bullets: readonly Bullet[]) => bullets.reduce((sum, bullet) => sum + countWords(bullet.text), 0);

function defectsOf(bullets: Bullet[], articles: readonly Article[]) {
  const listed = articles.map(({ id, title, outlet }) => ({
    id,
    title,
    outlet,
    origin: null,
    url: null,
    publishedAt: null,
  }));
  const story = { id: 's', headline: '', outlets: 1, origins: 1, bullets, quotes: [], timeline: [], differences: [] };
  const briefing = {
    schemaVersion: 1 as const,
    topic: '',
    generatedAt: '2026-03-05T08:00:00Z',
    contentHash: '',
    stories: [story],
    articles: listed,
    notes: [],
  };
  return checkBriefing(briefing, articles).defects.filter(({ where }) => where.includes('bullets'));
}

describe('selectBullets', () => {
  it.each([
    ['short', 3],
    ['standard', 6],
    ['long', 10],
  ] as const)(
    'gives at most the bullets of a %s briefing, each short and borne out by its evidence',
    (length, most) => {
      const articles = dockStory();
      const bullets = selectBullets({ articles, length });
      expect(bullets.length).toBeGreaterThan(1);
      expect(bullets.length).toBeLessThanOrEqual(most);
      for (const text of texts(bullets)) expect(countWords(text)).toBeLessThanOrEqual(40);
      expect(defectsOf(bullets, articles)).toEqual([]);
    },
  );

  it('tells long sentences of a language that it does not shorten', () => {
    const text =
      'Los estibadores del puerto de Ellery votaron el miércoles por una amplia mayoría a favor de una huelga que empezará el viernes por los nuevos turnos, según el sindicato, que asegura que nadie les preguntó antes de cambiar las noches ni los fines de semana de todas las familias del puerto y del valle.';
    const bullets = texts(selectBullets({ articles: [article('a', text)], length: 'short' }));
    expect(countWords(text)).toBeGreaterThan(44);
    expect(bullets).toEqual([text]);
  });

  it('tells a fact of two outlets once, with both as evidence', () => {
    const bullets = selectBullets({ articles: dockStory(), length: 'long' });
    const votes = bullets.filter((bullet) => bullet.text.includes('71 percent'));
    expect(votes).toHaveLength(1);
    expect(votes[0]?.citations.map((citation) => citation.articleId).sort()).toEqual(['courier', 'provincial']);
  });

  it('tells a reader no sentence that a feed broke off, where others are enough, and never in place of its whole part', () => {
    const whole = [
      'The council of Tarn approved a new bridge over the Ostler on Tuesday.',
      'The bridge will cost 40 million crowns, the engineers of the county said.',
      'Work on the piers begins in March near the old mill of Ellery.',
    ];
    const texts = (...sentences: readonly string[]) => {
      const articles = sentences.map((text, at) => article(`a${at}`, text));
      return selectBullets({ articles, length: 'standard' }).map((bullet) => bullet.text);
    };
    const cut = 'The mayor of Tarn signed the contract for the bridge with the port company and said that its…';
    expect(texts(...whole, cut).filter((text) => text.endsWith('…'))).toEqual([]);
    expect(texts(whole[0] ?? '', cut)).toHaveLength(2);
    const clause =
      'The ferry company fired its director over the missed inspections of three ships, opening the way for...';
    expect(texts(...whole, clause)).toContain(
      'The ferry company fired its director over the missed inspections of three ships.',
    );
  });

  it('leaves out for a reader what leans on other sentences, where others are enough', () => {
    const leaning = 'These payouts, critics say, have kept 300 dock workers of Port Ellery from work.';
    const articles = [...dockStory(), article('weekly', `It rained in Ellery. ${leaning}`)];
    expect(texts(selectBullets({ articles, length: 'long' }))).not.toContain(leaning);
    expect(texts(selectBullets({ articles: [article('weekly', leaning)], length: 'long' }))).toEqual([leaning]);
  });

  it('gives a reader fewer bullets than asked for rather than trifles', () => {
    const trifle = 'A handful of others attended the meeting that day.';
    const articles = dockStory().slice(0, 2);
    const told = (more: string) => {
      const [first, second] = articles.map(({ id, body }, at) => article(id, at ? body.text : `${body.text} ${more}`));
      return texts(selectBullets({ articles: first && second ? [first, second] : [], length: 'long' }));
    };
    expect(told('').length).toBeGreaterThan(3);
    expect(told(trifle)).not.toContain(trifle);
  });

  it('leaves out questions, page furniture and sentences that lean on the one before', () => {
    const all = texts(selectBullets({ articles: dockStory(), length: 'long' })).join('\n');
    expect(all).not.toMatch(/\?|Read more|That is why|Meanwhile|NWA/);
    expect(all).toMatch(/offered talks on Thursday/);
  });

  it('never gives two bullets that share most of their content', () => {
    const bullets = texts(selectBullets({ articles: [...dockStory(), ...dockStory().map(renamed)], length: 'long' }));
    const contents = bullets.map(contentTerms);
    contents.forEach((one, at) => {
      for (const other of contents.slice(at + 1)) expect(overlap(one, other)).toBeLessThan(0.6);
    });
  });

  it('keeps to the words allowed and uses most of them', () => {
    for (const maxWords of [20, 45, 60, 100]) {
      const used = words(selectBullets({ articles: dockStory(), length: 'standard', maxWords }));
      expect(used).toBeLessThanOrEqual(maxWords);
      expect(used).toBeGreaterThanOrEqual(maxWords * 0.7);
    }
  });

  it('prefers what touches the topic asked for', () => {
    const asked = texts(selectBullets({ articles: dockStory(), length: 'short', topic: 'mediator' }));
    expect(asked.join(' ')).toMatch(/mediat/);
  });

  it('does not depend on the order of the articles', () => {
    const [a, b, c] = dockStory() as [Article, Article, Article];
    const one = selectBullets({ articles: [a, b, c], length: 'standard' });
    expect(selectBullets({ articles: [c, a, b], length: 'standard' })).toEqual(one);
    expect(selectBullets({ articles: [b, c, a], length: 'standard' })).toEqual(one);
  });

  it('gives nothing where there is nothing to tell', () => {
    expect(selectBullets({ articles: [], length: 'standard' })).toEqual([]);
    expect(selectBullets({ articles: [article('a', 'Who knows?')], length: 'standard' })).toEqual([]);
    expect(selectBullets({ articles: [article('a', '')], length: 'standard' })).toEqual([]);
  });

  it.each([
    [
      'es',
      'El ayuntamiento de Villa Brava aprobó el miércoles un presupuesto de 40 millones. La alcaldesa Rosa Ibarra dijo que el puente nuevo abrirá en mayo.',
    ],
    ['ja', '北浜市の議会は水曜日、新しい橋の予算を承認した。市長の田中花子氏は五月に開通すると述べた。'],
    [
      'ru',
      'Городской совет Северогорска в среду утвердил бюджет нового моста. Мэр Анна Волкова сообщила, что мост откроют в мае.',
    ],
    [
      'ar',
      'وافق مجلس مدينة النخيل يوم الأربعاء على ميزانية الجسر الجديد. وقالت رئيسة البلدية سلمى حداد إن الجسر سيفتح في مايو.',
    ],
  ])('gives whole sentences in %s', (_, text) => {
    const articles = [article('a', text)];
    const bullets = selectBullets({ articles, length: 'standard' });
    expect(bullets.length).toBeGreaterThan(0);
    for (const bullet of texts(bullets)) expect(text).toContain(bullet);
    expect(defectsOf(bullets, articles)).toEqual([]);
  });
});

describe('selectBullets with whom the words mean', () => {
  const text =
    'Oskar Lindqvist resigned as mayor of Tarn on Monday. Lindqvist had led the town for twelve years. He will be replaced by his deputy in June.';
  const resolveMention = (_: string, start: number, end: number) =>
    ['He', 'Lindqvist', 'Oskar Lindqvist'].includes(text.slice(start, end)) ? 'Oskar Lindqvist' : null;

  it('puts names for pronouns in brackets, and never passes the words allowed by it', () => {
    const articles = [article('a', text)];
    const bullets = selectBullets({ articles, length: 'standard', resolveMention });
    expect(texts(bullets)).toContain('[Oskar Lindqvist] will be replaced by his deputy in June.');
    expect(defectsOf(bullets, articles)).toEqual([]);
    for (let maxWords = 6; maxWords < 40; maxWords += 1) {
      expect(words(selectBullets({ articles, length: 'standard', maxWords, resolveMention }))).toBeLessThanOrEqual(
        maxWords,
      );
    }
  });

  it('puts a name behind an age that means somebody named before, and none where another noun follows', () => {
    const own =
      'Oskar Lindqvist won.\n\nThe 27-year-old attacked on the last climb and crossed the line alone. The 31-year-old skipper of the ferry from Tarn was not hurt.';
    const articles = [article('a', own)];
    const resolve = (_: string, start: number, end: number) =>
      articles[0]?.body.text.slice(start, end).endsWith('-year-old') ? 'Oskar Lindqvist' : null;
    const bullets = selectBullets({ articles, length: 'standard', resolveMention: resolve });
    expect(texts(bullets)).toContain(
      'The 27-year-old [Oskar Lindqvist] attacked on the last climb and crossed the line alone.',
    );
    expect(texts(bullets)).toContain('The 31-year-old skipper of the ferry from Tarn was not hurt.');
    expect(defectsOf(bullets, articles)).toEqual([]);
  });

  it('leaves a pronoun alone in a sentence that names somebody before it', () => {
    const own = 'After the call from Lindqvist, the baker Karl Moen of Tarn announced that he was running for mayor.';
    const articles = [article('a', own)];
    const bullets = selectBullets({ articles, length: 'short', resolveMention: () => 'Oskar Lindqvist' });
    expect(texts(bullets).join(' ')).toContain('that he was running');
  });

  it('never puts a name for a pronoun in a sentence that names its bearer', () => {
    const own = 'When he was told of the vote, the deputy of Lindqvist called a meeting of the council of Tarn.';
    const articles = [article('a', own)];
    const bullets = selectBullets({ articles, length: 'short', resolveMention: () => 'Oskar Lindqvist' });
    expect(texts(bullets).join(' ')).not.toMatch(/\[Oskar Lindqvist\]/);
  });

  it('takes a sentence with full names for one that needs brackets', () => {
    const short = 'Lindqvist asked Moen to repair the old bridge of Tarn before the winter.';
    const full =
      'Oskar Lindqvist, the mayor, asked Karl Moen, an engineer, to repair the bridge of Tarn by the winter.';
    const articles = [article('a', `${short} Growers wait for a berth.`), article('b', full)];
    const resolve = (id: string, start: number, end: number) => {
      const said = articles.find((one) => one.id === id)?.body.text.slice(start, end) ?? '';
      return said.endsWith('Moen') ? 'Karl Moen' : said.endsWith('Lindqvist') ? 'Oskar Lindqvist' : null;
    };
    const all = texts(selectBullets({ articles, length: 'short', resolveMention: resolve })).join(' ');
    expect(all).toContain('Karl Moen');
    expect(all).not.toContain('[');
  });

  it('puts no first name to a place that is called like somebody', () => {
    const text =
      'The statue moved to a museum in Ellery after a century in Tarn. Growers cheered. Admiral Hugo Tarn had freed the valley of pirates.';
    const resolveMention = (id: string, start: number, end: number) =>
      article(id, text).body.text.slice(start, end).endsWith('Tarn') ? 'Hugo Tarn' : null;
    const bullets = selectBullets({ articles: [article('a', text)], length: 'long', resolveMention });
    expect(texts(bullets).join(' ')).toContain('a century in Tarn');
  });

  it('puts nothing into a quotation', () => {
    const text =
      'The mayor spoke of “Lindqvist and others” in a letter to the council of Tarn on Monday, an aide said.';
    const resolveMention = (id: string, start: number, end: number) =>
      article(id, text).body.text.slice(start, end) === 'Lindqvist' ? 'Oskar Lindqvist' : null;
    const bullets = texts(selectBullets({ articles: [article('a', text)], length: 'short', resolveMention }));
    expect(bullets.join(' ')).toContain('“Lindqvist and others”');
  });

  it('puts a first name to a surname that comes first', () => {
    const articles = [article('a', text.slice(text.indexOf('Lindqvist had')))];
    const lookup = (_: string, start: number, end: number) =>
      articles[0]?.body.text.slice(start, end) === 'Lindqvist' ? 'Oskar Lindqvist' : null;
    const bullets = selectBullets({ articles, length: 'short', resolveMention: lookup });
    expect(texts(bullets)).toContain('[Oskar] Lindqvist had led the town for twelve years.');
  });
});

describe('selectBullets on any text', () => {
  const WORDS =
    'the,Port,of,Ellery,said,that,who,which,and,but,strike,was,71,percent,on,Monday,ships,grain,it,he,",“,”,(,),—,;,:,’s'.split(
      ',',
    );
  const sentence = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 45 })
    .map((parts) => `${parts.join(' ').replaceAll(' ,', ',')}.`);
  const story = fc.array(fc.array(sentence, { maxLength: 8 }), { maxLength: 3 });

  it('keeps to the evidence and to the words allowed', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 120 }), (parts, maxWords) => {
        const articles = parts.map((sentences, at) => article(`a${at}`, sentences.join(', ').replaceAll('., ', '. ')));
        const bullets = selectBullets({ articles, length: 'long', maxWords });
        expect(words(bullets)).toBeLessThanOrEqual(maxWords);
        expect(defectsOf(bullets, articles)).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('ends on hostile text', () => {
    const hostile = [
      `${'"'.repeat(100_000)}`,
      `${'word, '.repeat(20_000)}end.`,
      `(${'a (b '.repeat(5_000)}`,
      'x'.repeat(1_000_000),
    ];
    const articles = hostile.map((text, at) => article(`h${at}`, text));
    expect(defectsOf(selectBullets({ articles, length: 'standard' }), articles)).toEqual([]);
  });
});

/** A copy of an article under another outlet. */
function renamed(original: Article): Article {
  return { ...original, id: `${original.id}-copy`, outlet: `${original.outlet}-copy` };
}
