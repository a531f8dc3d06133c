import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { buildTimeline } from '../../../src/briefing/timeline.ts';

/** A Wednesday. */
const WEDNESDAY = '2026-03-04T14:05:00Z';
const LEDE = 'Dock workers at Port Ellery will strike over a new roster, the dock union told the port company.';

/** The timeline of articles that open alike, one for each text, as "date: text". */
function timeline(texts: readonly string[], publishedAt: string | null = WEDNESDAY): string[] {
  const articles = texts.map((text, index) =>
    readArticle({
      id: `a${index}`,
      format: 'text',
      text: `${LEDE}\n\n${text}`,
      outlet: `Outlet ${index}`,
      ...(publishedAt === null ? {} : { publishedAt }),
    }),
  );
  const entries = buildTimeline(articles);
  for (const { citations, text } of entries) {
    const [first] = citations;
    const source = articles.find(({ id }) => id === first?.articleId)?.text ?? '';
    expect(source.slice(first?.start, first?.end)).toContain(text.slice(-12));
  }
  return entries.map(({ date, text }) => `${date}: ${text}`);
}

/** The dates of one sentence. */
function dates(sentence: string, publishedAt: string | null = WEDNESDAY): string[] {
  return timeline([sentence], publishedAt).map((entry) => entry.split(':')[0] ?? '');
}

describe('buildTimeline', () => {
  it.each([
    ['The last dock strike at Port Ellery began on 3 May 2019.', '2019-05-03'],
    ['On March 2, the port company withdrew the old roster.', '2026-03-02'],
    ['In 2019, dock workers at Port Ellery won a new roster.', '2019'],
    ['The port company was founded in March 1987.', '1987-03'],
    ['Dock workers at Port Ellery voted on Monday over the roster.', '2026-03-02'],
    ['Dock workers at Port Ellery will meet the company on Monday.', '2026-03-09'],
    ['The port company is scheduled to meet the dock union on Friday.', '2026-03-06'],
    ['The dock union said on Tuesday that the roster was unfair.', '2026-03-03'],
    ['The dock union said talks with the port company will resume on Friday.', '2026-03-06'],
    ['Talks between the dock union and the port company failed yesterday.', '2026-03-03'],
    ['A dock worker at the port was killed last Friday by a crane.', '2026-02-27'],
    ['In a televised address on Tuesday, the mayor offered the dock union a new port roster.', '2026-03-03'],
    ['The port rebuffed calls late Monday to take back the dock roster.', '2026-03-02'],
    ['Ana Tovar, a docker who has led the port union for years, resigned on Monday over the roster.', '2026-03-02'],
    ['On Tuesday, a proposal that would close the old port passed a committee of the dock union.', '2026-03-03'],
    ['The vote of the dock union on the roster is Friday.', '2026-03-06'],
    ['The next meeting of the port and the dock union is scheduled for Friday.', '2026-03-06'],
    ['The port named Ana Tovar to lead the dock union talks on Monday.', '2026-03-02'],
    [
      'In his first days in office, Mayor Lund closed the port to the dock union, officials said Tuesday.',
      '2026-03-03',
    ],
    ['The dock union at the port signed a pay deal last year.', '2025'],
    ['The port company hired 50 dock workers last December.', '2025-12'],
  ])('dates %j', (sentence, date) => {
    expect(dates(sentence)).toEqual([date]);
  });

  it.each([
    ['a date in a name', 'Dock workers remember the 2019 strike at the port.'],
    ['a date of something else', 'The dock union struck down a roster passed in March 2024.'],
    ['a relative clause', 'The dock worker who was hurt on 3 May 2019 leads the port union.'],
    ['a limit', 'Dock workers at the port must decide by Friday.'],
    ['a possessive', 'Monday’s talks at the port pleased the dock union.'],
    ['a condition', 'The port company might close the docks on Friday.'],
    ['a habit', 'Dock workers at the port are paid every Friday.'],
    ['somebody’s words', '“We were told on Monday that the roster stays at the port,” the dock union said.'],
    ['nobody in particular', 'He told the port and the dock union on Monday that the roster would stay.'],
    ['a year told before', 'Dock workers at the port won a pay deal in October of that year.'],
    ['an aside to a failure', 'The dock union spoke at the port after the company failed to reach a deal on Friday.'],
    ['a name', 'The dock union told Harbour Today that the port roster was unfair.'],
    ['the day of what came before', 'The dock union withdrew from the port talks after a debate on Monday.'],
    ['an insertion', 'A crane driver, a port veteran hurt on Monday, leads the dock union.'],
    ['a plan under a condition', 'If the port agrees, the dock union will meet the company on Friday.'],
    ['a plan with two readings', 'The port and the dock union agreed to meet on Monday.'],
    ['an end that was cut off', 'The dock union met the port company on Monday after the mayor...'],
    ['what reporters did', 'The port company and the dock union did not return calls on Monday.'],
    ['a verb without a subject', 'Founded in 1993, the dock union has fought the port over two rosters.'],
    ['a clause with “with”', 'Port shops were worried, with the dock festival set to be held in Ellery in 2031.'],
    ['what was not confirmed', 'The port letters do not confirm that the dock union broke the roster last year.'],
    [
      'another fact',
      'The dock union stood by the port, despite the fact that dockers endorsed a new roster last year.',
    ],
    ['a second clause of an aside', 'The port — which won the dock case in 2008 but lost another in 2012 — is old.'],
    [
      'a year of what is compared',
      'In answer to raids on the port like that on dock six in 1993, the union hired guards.',
    ],
    ['a name that ends in a day', 'The dock union spoke to the port on “Ellery Sunday” about the roster.'],
    ['a pronoun behind a place', 'At a dock in Port Ellery on Monday, she said the port roster was unfair.'],
    ['a stranger', 'Tovar of the dock union met him at the port on Monday.'],
    ['no event', 'Port Ellery, Monday.'],
    ['a day of two readings', 'The port company will meet the dock union next Friday.'],
  ])('leaves out %s', (_, sentence) => {
    expect(dates(sentence)).toEqual([]);
  });

  it('resolves nothing where the publication day is not known', () => {
    expect(dates('Dock workers at Port Ellery voted on Monday over the roster.', null)).toEqual([]);
    expect(dates('The last dock strike at Port Ellery began on 3 May 2019.', null)).toEqual(['2019-05-03']);
  });

  it('counts “the next day” from the sentence before, where that tells of one day', () => {
    const next = 'The next day, the port company closed the docks to the union.';
    expect(dates(`Dock workers at the port voted on Monday over the roster. ${next}`)).toEqual([
      '2026-03-02',
      '2026-03-03',
    ]);
    expect(dates(`Dock workers at the port met in March over the roster. ${next}`)).toEqual(['2026-03']);
    expect(dates(`Dock workers at the port want their old roster. ${next}`)).toEqual([]);
  });

  it('merges an event over outlets, keeps others apart and sorts by date', () => {
    const articles = [
      'The last dock strike at Port Ellery began on 3 May 2019 and lasted nine days.',
      'Dock workers at Port Ellery voted over the roster on Monday. The last strike by dock workers at Port Ellery began on May 3, 2019.',
    ].map((text, index) =>
      readArticle({ format: 'text', id: `a${index}`, text: `${LEDE}\n\n${text}`, publishedAt: WEDNESDAY }),
    );
    const entries = buildTimeline(articles);
    expect(entries.map(({ date }) => date)).toEqual(['2019-05-03', '2026-03-02']);
    expect(entries[0]?.citations.map(({ articleId }) => articleId).sort()).toEqual(['a0', 'a1']);
    expect(buildTimeline([...articles].reverse())).toEqual(entries);
  });

  it('takes the first of two dates of one verb, and a whole one before one that is not', () => {
    expect(dates('The dock union rejected on Tuesday a report by the port company Monday.')).toEqual(['2026-03-03']);
    expect(dates('The dock union broke with the port last year, on 3 May 2019.')).toEqual(['2019-05-03']);
    expect(dates('The dock union broke with the port the next day, March 2.')).toEqual(['2026-03-02']);
  });

  it('cites a further article only for what the evidence check finds there', () => {
    const articles = [
      'Dock workers at Port Ellery voted on Monday over the new roster of the company by 71 percent.',
      'Dock workers at Port Ellery voted on Monday over the new roster of the company by 52 percent.',
    ].map((text, index) =>
      readArticle({ format: 'text', id: `a${index}`, text: `${LEDE}\n\n${text}`, publishedAt: WEDNESDAY }),
    );
    expect(buildTimeline(articles).map(({ citations }) => citations.length)).toEqual([1]);
  });

  it('keeps the name that a pronoun stands for', () => {
    const sentence =
      'With the dock leader Ana Tovar at last reaching the number of votes that the old and proud union of the port asks for, Mayor Lund congratulated her on Tuesday evening, and said that the new roster might soon be withdrawn by the port.';
    for (const entry of timeline([sentence])) expect(entry).toContain('Ana Tovar');
  });

  it('stays short', () => {
    const years = Array.from(
      { length: 40 },
      (_, index) => `In ${1960 + index}, dock workers at the port won pay deal ${index}.`,
    );
    expect(timeline([years.join(' ')]).length).toBeLessThanOrEqual(10);
    const day = 'union port company roster talks vote mediator'
      .split(' ')
      .map((word) => `The ${word} moved on Monday.`);
    expect(timeline([day.join(' ')]).length).toBeLessThanOrEqual(2);
  });

  it('takes only numeric dates in other languages', () => {
    const text =
      'Die Hafenarbeiter von Ellery streiken wegen des neuen Dienstplans. Der Streik der Hafenarbeiter beginnt am 2026-03-06 um acht Uhr. Am Montag wurde verhandelt.';
    const entries = buildTimeline([readArticle({ format: 'text', id: 'a', text, publishedAt: WEDNESDAY })]);
    expect(entries.map(({ date }) => date)).toEqual(['2026-03-06']);
  });
});
