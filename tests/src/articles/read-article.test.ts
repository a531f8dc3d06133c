import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { toOriginal } from '../../../src/articles/article.ts';
import { readArticle } from '../../../src/articles/read-article.ts';

const LEDE = 'Dock workers at Port Ellery voted on Wednesday to strike from Friday, the union said.';
const SECOND = 'The port handles two fifths of the grain of the region, and three ships were sent elsewhere.';

function read(text: string, facts: { title?: string; outlet?: string } = {}): Article {
  return readArticle({ id: 'a', text, format: 'text', ...facts });
}

function sentences(text: string): string[] {
  return read(text).sentences.map((sentence) => sentence.text);
}

describe('readArticle: debris', () => {
  it.each([
    ['an ad macro before a word', `{adbox}${LEDE}`],
    ['a double-brace macro', `{{ad:inline}} ${LEDE}`],
    ['a bracketed macro', `[[ad]]\n\n${LEDE}`],
    ['a short code', `[caption id="c1" width="300"]${LEDE}[/caption]`],
    ['an HTML comment', `<!-- slot 3 -->${LEDE}`],
    ['a script', `<script>var a = "Dock workers.";</script>${LEDE}`],
    ['tags', `<p class="lede">Dock workers at <b>Port Ellery</b> ${LEDE.slice(28)}</p>`],
    ['Markdown bold', `Dock workers at **Port Ellery** ${LEDE.slice(28)}`],
    ['a Markdown link', `Dock workers at [Port Ellery](https://port.example/a) ${LEDE.slice(28)}`],
    ['an image', `![A crane](crane.png)\n\n${LEDE}`],
    ['a rule', `${LEDE}\n\n* * *`],
    ['a soft hyphen', LEDE.replace('workers', 'work\u00aders')],
    ['a paragraph of no-break spaces', `${LEDE}\n\n\u00a0\u00a0\n\n`],
    ['a byline', `By Jane Doe\n\n${LEDE}`],
    ['a byline with a role', `Jane Doe, Staff Writer\n\n${LEDE}`],
    ['a time stamp', `Updated: March 4, 2026 at 5:13 p.m. EST\n\n${LEDE}`],
    ['a live-blog stamp', `${LEDE}\n\n10:42 a.m.\n`],
    ['a photo credit', `(Photo: Jane Doe/Ellery Courier)\n\n${LEDE}`],
    ['a stock photo credit', `${LEDE}\n\nJane Doe via Getty Images`],
    ['an agency credit', `${LEDE}\n\n- With IANS Inputs`],
    ['an agency in brackets', `${LEDE} (Reuters)`],
    ['the desk', `${LEDE}\n\n(Reporting by Jane Doe; Editing by Richard Roe)`],
    ['a contribution', `${LEDE}\n\nThe Associated Press contributed to this report.`],
    ['a link to read', `${LEDE}\n\nRead more: Ferry prices rise again`],
    ['an invitation within a paragraph', `${LEDE} Click here to see all our stories.`],
    ['a newsletter', `${LEDE}\n\nSign up for our morning newsletter and never miss a story.`],
    ['an account to follow', `${LEDE}\n\nFollow Jane Doe on Twitter @janedoe.`],
    ['share prompts', `${LEDE}\n\nFacebook Twitter WhatsApp Email`],
    ['a cookie notice', `We use cookies to improve your experience. \n\n${LEDE}`],
    ['a copyright line', `${LEDE}\n\n© 2026 Ellery Courier. All rights reserved.`],
    ['an editor’s note', `${LEDE}\n\nEditor’s note: This story has changed.`],
    ['a style sheet', `.box {\n  width:100%;\n}\n\n${LEDE}`],
    ['a mark of the desk', `(OPTIONAL TRIM BEGINS HERE) ${LEDE} (STORY CAN END HERE. MORE FOLLOWS)`],
    ['a footnote mark', `${LEDE}[^1]`],
    ['a table', `${LEDE}\n\n| ship | grain |\n|---|---|\n`],
    ['a dateline', `PORT ELLERY, March 4 (Reuters) - ${LEDE}`],
    ['a dateline of a known city', `Lisbon: ${LEDE}`],
    ['a bold dateline', `**Port Ellery:** ${LEDE}`],
  ])('takes out %s', (_, text) => {
    expect(sentences(text)).toEqual([LEDE]);
  });

  it('takes out a list of related links with its heading', () => {
    expect(sentences(`${LEDE}\n\nRelated\n\nFerry prices rise again\n\nWhy the harbour is full\n`)).toEqual([LEDE]);
  });

  it.each([
    ['a question that stands alone', `${LEDE}\n\nBut what will the farmers do now?`],
    ['prose that names an agency', `${LEDE}\n\nReuters reported that talks would go on.`],
    ['prose that begins with "By"', `${LEDE}\n\nBy Friday the port will be closed, the union said.`],
    ['an invitation that someone spoke', `${LEDE}\n\n“Join us at the gate,” she said. “Read the full offer.”`],
    ['figures and signs', `${LEDE}\n\nThe rate is 5 * 3 a day, or $7 for snake_case.`],
    ['a masked word', `${LEDE}\n\nHe called the roster a f*** up and left the room.`],
    ['an excerpt that breaks off', `${LEDE}\n\nThe company offered talks but will not...`],
    ['comparison signs', `${LEDE}\n\nProfit was <3 percent & falling, it said.`],
    ['an opening of a quotation', `${LEDE}\n\nShe added:`],
  ])('keeps %s', (_, text) => {
    expect(sentences(text).join(' ')).toBe(text.replace(/\s+/g, ' '));
  });
});

describe('readArticle: what the text says of itself', () => {
  it('takes the first heading as the title, without its marks, and no section label', () => {
    const article = read(
      `News\n\n## **Dockers vote to strike**\n\n04/03/2026 21:54 by admin\n\n${LEDE}\n\n### The port\n\n${SECOND}`,
    );
    expect(article.title).toBe('Dockers vote to strike');
    expect(article.byline).toBeNull();
    expect(article.publishedAt).toBeNull();
    expect(article.sentences.map((sentence) => sentence.text)).toEqual([LEDE, SECOND]);
    expect(article.paragraphs.map((paragraph) => paragraph.kind)).toEqual(['prose', 'heading', 'prose']);
  });

  it('takes a first line without a stop as the title', () => {
    expect(read(`Dockers vote to strike from Friday\n\n${LEDE}`).title).toBe('Dockers vote to strike from Friday');
    expect(read(`${LEDE}\n\n${SECOND}`).title).toBeNull();
  });

  it('prefers the title that the source gives, and leaves out its repetition', () => {
    const article = read(`Dockers vote to strike.\n\n${LEDE}`, { title: 'Dockers vote to strike', outlet: 'Courier' });
    expect(article.title).toBe('Dockers vote to strike');
    expect(article.sentences.map((sentence) => sentence.text)).toEqual([LEDE]);
    expect(read(LEDE, { title: 'A &amp; B - Courier', outlet: 'Courier' }).title).toBe('A & B');
  });

  it('takes dateline, agency, writers and date', () => {
    const article = read(
      `Dockers vote\n\nBy Jane Doe and Richard Roe\n\nMarch 4, 2026 2:05 p.m.\n\nPORT ELLERY (AP) — ${LEDE}`,
    );
    expect(article).toMatchObject({
      byline: 'Jane Doe and Richard Roe',
      publishedAt: '2026-03-04T14:05',
      dateline: 'PORT ELLERY',
      origin: 'Associated Press',
    });
  });

  it('lets what the source knows win', () => {
    const item = {
      id: 'a',
      format: 'text',
      text: `LISBON (AP) — ${LEDE}`,
      origin: 'NWA',
      publishedAt: '2026-03-04',
    } as const;
    expect(readArticle(item)).toMatchObject({ origin: 'NWA', publishedAt: '2026-03-04' });
  });

  it('does not take a picture’s agency for the article’s', () => {
    expect(read(`${LEDE}\n\nJane Doe / Reuters\n\n${SECOND}\n\n${LEDE}\n\n${SECOND}\n\n${LEDE}`).origin).toBeNull();
  });
});

describe('readArticle: how lines are set', () => {
  it('joins hard-wrapped lines', () => {
    const wrapped = `${LEDE} ${SECOND} ${LEDE}`.replace(/(.{50,60}) /g, '$1\n');
    expect(sentences(wrapped)).toEqual([LEDE, SECOND, LEDE]);
  });

  it.each(['\n', '\r\n', '\r', '\n\n', '\r\n\r\n'])('takes lines parted by %j for paragraphs', (lineBreak) => {
    const article = read(`${LEDE}${lineBreak}${SECOND}`);
    expect(article.paragraphs).toHaveLength(2);
    expect(article.sentences.map((sentence) => sentence.text)).toEqual([LEDE, SECOND]);
  });

  it('reads everything on one line', () => {
    expect(sentences(`${LEDE} ${SECOND}`)).toEqual([LEDE, SECOND]);
  });

  it.each([
    ['1. The rent falls 2. The fee rises', ['The rent falls', 'The fee rises']],
    ['1.) The rent falls 2.) The fee rises', ['The rent falls', 'The fee rises']],
    ['1) The rent falls. 2) The fee rises.', ['The rent falls.', 'The fee rises.']],
    ['• The rent falls • The fee rises • The pool stays', ['The rent falls', 'The fee rises', 'The pool stays']],
  ])('reads each item of a list within one line: %s', (line, items) => {
    const article = read(`${LEDE}\n\n${line}\n\n${SECOND}`);
    expect(article.sentences.map((sentence) => sentence.text)).toEqual([LEDE, ...items, SECOND]);
    expect(article.paragraphs.map(({ kind }) => kind)).toEqual(['prose', ...items.map(() => 'list'), 'prose']);
  });

  it('reads points that are lettered to (c), which are no caption of who stands where', () => {
    const points = '(a) It raised the rent. (b) It cut the fee. (c) It closed the pool.';
    expect(sentences(`${LEDE}\n\n${points}`)).toHaveLength(4);
    expect(sentences(`${LEDE}\n\nMayor Ana Tovar (l) and Paul Lund (c) at the quay`)).toEqual([LEDE]);
  });

  it('takes list marks off', () => {
    const article = read(`${LEDE}\n\n- One ship left.\n- Two ships came.\n\n1. First they met.\n2. Then they left.`);
    expect(article.sentences.map((sentence) => sentence.text).slice(1)).toEqual([
      'One ship left.',
      'Two ships came.',
      'First they met.',
      'Then they left.',
    ]);
    expect(article.paragraphs.map((paragraph) => paragraph.kind)).toEqual(['prose', 'list', 'list', 'list', 'list']);
  });

  it.each([
    ['friends<a href="/x"></a><a href="/y">Port</a> left.', 'friends Port left.'],
    ['friends{adbox}Port left.', 'friends Port left.'],
    ['They left.<!-- slot -->Nobody came.', 'They left. Nobody came.'],
    ['an i<b>Phone</b> of Mac<i>Donald</i>.', 'an iPhone of MacDonald.'],
    ['[friends](https://port.example/a)[Port](https://port.example/b) left.', 'friends Port left.'],
  ])('glues no words where marks go: %s', (text, expected) => {
    const article = read(`${LEDE} Old ${text}`);
    expect(article.body.text).toBe(`${LEDE} Old ${expected}`);
    expect([...article.body.offsets].every((offset, at, all) => at === 0 || offset > (all[at - 1] ?? 0))).toBe(true);
  });

  it('cites what stood in the original, also around debris', () => {
    const text = `{adbox}Dock **workers** met. &quot;Nobody&quot; came.`;
    const article = read(text);
    const spans = article.sentences.map(({ start, end }) => toOriginal(article.body, start, end));
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dock **workers** met.',
      '&quot;Nobody&quot; came.',
    ]);
  });
});
