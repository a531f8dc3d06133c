import { describe, expect, it } from 'vitest';
import { namesOutlet, readMasthead } from '../../../src/articles/masthead.ts';
import { readArticle } from '../../../src/articles/read-article.ts';

const LEDE = 'Dock workers at Port Ellery voted on Wednesday to strike from Friday, the union said.';
const HEADLINE = 'Dockers vote to strike over new roster';

function headOf(text: string, facts: { title?: string; outlet?: string; publishedAt?: string } = {}) {
  const { title, outlet, publishedAt, byline, sentences } = readArticle({ id: 'a', text, format: 'text', ...facts });
  return { title, outlet, publishedAt, byline, sentences: sentences.map((sentence) => sentence.text) };
}

describe('readMasthead', () => {
  it.each([
    ['Ellery Courier, 13 September 2026', 'Ellery Courier', '2026-09-13'],
    ['The Lantern | 12 September 2026', 'The Lantern', '2026-09-12'],
    ['12 September 2026 | The Harbour Star', 'The Harbour Star', '2026-09-12'],
    ['Daily Anchor — Sat, 8 Nov 2026', 'Daily Anchor', '2026-11-08'],
    ['Küstenblatt, 6. Mai 2026', 'Küstenblatt', '2026-05-06'],
    ['El Puente, 11 de marzo de 2026', 'El Puente', '2026-03-11'],
    ['Ellery Courier, 05/06/2026', 'Ellery Courier', null],
  ])('reads %s', (line, outlet, publishedAt) => {
    expect(readMasthead(line)).toEqual({ outlet, publishedAt });
  });

  it.each([
    'Jane Doe, 15 October 2026',
    'Jane Doe | 15 October 2026',
    'Port Ellery, 15 October 2026',
    'The Hague, 15 October 2026',
    'La Paz, 3 de mayo de 2026',
    'Ellery Courier, 1 of 3',
    'Ellery Courier sold, 15 October 2026',
    'The Ellery Courier, founded in 2026, closed.',
    'Ellery Courier',
    '',
  ])('leaves %j', (line) => {
    expect(readMasthead(line)).toBeNull();
  });
});

describe('namesOutlet', () => {
  it.each(['The Ellery Post', 'Diario de Valdoro', 'Nordauer Anzeiger', 'Morgenkurier', 'The Harbour Star'])(
    'knows %s',
    (line) => {
      expect(namesOutlet(line)).toBe(true);
    },
  );

  it.each(['Jane Doe', 'News', 'Council Leader', 'Dockers leave the post', 'Ferry Prices Rise', 'The ferry times out'])(
    'leaves %s',
    (line) => {
      expect(namesOutlet(line)).toBe(false);
    },
  );
});

describe('readArticle: outlet and date at the head', () => {
  it.each([
    ['above the headline', `The Ellery Post\n15 October 2026\n${HEADLINE}\n\n${LEDE}`, 'The Ellery Post'],
    ['below the headline', `${HEADLINE}\nThe Ellery Post\n15 October 2026\n\n${LEDE}`, 'The Ellery Post'],
    ['on one line', `# ${HEADLINE}\n\n*Daily Anchor, 15 October 2026*\n\n${LEDE}`, 'Daily Anchor'],
    ['after the date', `15 October 2026\nEllery Gazette\n${HEADLINE}\n\n${LEDE}`, 'Ellery Gazette'],
    ['in German', `${HEADLINE}\nNordauer Anzeiger\n15. Oktober 2026\n\n${LEDE}`, 'Nordauer Anzeiger'],
  ])('reads them %s', (_, text, outlet) => {
    expect(headOf(text)).toEqual({
      title: HEADLINE,
      outlet,
      publishedAt: '2026-10-15',
      byline: null,
      sentences: [LEDE],
    });
  });

  it('reads a byline beside them', () => {
    const head = headOf(`${HEADLINE}\nBy Jane Doe\nThe Ellery Post\n15 October 2026\n\n${LEDE}`);
    expect(head).toMatchObject({ byline: 'Jane Doe', outlet: 'The Ellery Post', publishedAt: '2026-10-15' });
  });

  it('reads the first of a month as a date, not as a list', () => {
    const head = headOf(`${HEADLINE}\nKüstenblatt\n1. Mai 2026\n\n${LEDE}`);
    expect(head).toMatchObject({ title: HEADLINE, outlet: 'Küstenblatt', publishedAt: '2026-05-01' });
  });

  it('lets what the source knows win', () => {
    const text = `The Ellery Post\n15 October 2026\n${HEADLINE}\n\n${LEDE}`;
    expect(headOf(text, { outlet: 'Courier', publishedAt: '2026-10-14' })).toMatchObject({
      outlet: 'Courier',
      publishedAt: '2026-10-14',
      sentences: [LEDE],
    });
    expect(headOf(text, { title: 'The Ellery Post' }).outlet).toBeNull();
  });

  it('takes neither a writer nor the only headline for an outlet', () => {
    expect(headOf(`Jane Doe\n15 October 2026\n${HEADLINE}\n\n${LEDE}`)).toMatchObject({
      title: HEADLINE,
      outlet: null,
      publishedAt: '2026-10-15',
    });
    expect(headOf(`Council Sells Evening Post\n15 October 2026\n\n${LEDE}`)).toMatchObject({
      title: 'Council Sells Evening Post',
      outlet: null,
    });
    expect(headOf(`${HEADLINE}\n\nThe Ellery Post\n\n${LEDE}`).outlet).toBeNull();
  });

  it('gives no date that does not exist', () => {
    expect(headOf(`The Ellery Post\n31 November 2026\n${HEADLINE}\n\n${LEDE}`)).toMatchObject({
      title: HEADLINE,
      publishedAt: null,
    });
  });

  it('takes no byline for a headline, the source’s or its own', () => {
    expect(headOf(`BYLINE: Jane Doe\n\n${HEADLINE}\n\n${LEDE}`)).toMatchObject({ title: HEADLINE, byline: 'Jane Doe' });
    expect(headOf(`${HEADLINE}\n\n${LEDE}`, { title: 'By Jane Doe' }).title).toBe(HEADLINE);
  });
});
