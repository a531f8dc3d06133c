import { expect, it } from 'vitest';
import { extractHtml } from '../../../src/sources/extract-html.ts';

const PARAGRAPH =
  'Dock workers at Port Ellery voted by 71&nbsp;percent on Wednesday to strike from Friday, in a dispute over a new roster, the union said. It is the first strike, in years, of many.';

it('takes the article out of a page, with what the page says of it', async () => {
  const page = await extractHtml(`<!doctype html><html><head><title>Dockers vote - Courier</title>
    <meta property="og:site_name" content="Ellery Courier"><link rel="canonical" href="https://courier.example/a">
    <meta property="article:published_time" content="2026-03-04T14:05:00Z"><style>p { color: red }</style></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Dockers vote</h1><p>${PARAGRAPH}</p><h2>The port</h2>
    <p>It handles grain.<br><br>Three <b>ships</b>
    left.<script>track()</script></p><ul><li>One, two</li></ul></article><footer>All rights reserved</footer></body></html>`);
  expect(page).toMatchObject({
    title: 'Dockers vote',
    outlet: 'Ellery Courier',
    url: 'https://courier.example/a',
    publishedAt: '2026-03-04T14:05:00Z',
  });
  expect(page?.text.split('\n\n')).toEqual([
    PARAGRAPH.replace('&nbsp;', ' '),
    'The port',
    'It handles grain.',
    'Three ships left.',
    'One, two',
  ]);
});

it('gives the visible text of a page without an article, and null without text', async () => {
  expect((await extractHtml('<p>They met.</p><style>p {}</style><template>no</template>'))?.text).toBe('They met.');
  expect(await extractHtml('<html><body><script>x</script></body></html>')).toBeNull();
});

it('ends on deep nesting', async () => {
  const deep = `<html><body>${'<div>'.repeat(3000)}They met.${'</div>'.repeat(3000)}</body></html>`;
  await expect(extractHtml(deep).then((page) => page?.text)).resolves.toBe('They met.');
});

it('says whether it found an article, and refuses more markup than any article has', async () => {
  expect(await extractHtml(`<article><h1>Vote</h1>${`<p>${PARAGRAPH}</p>`.repeat(3)}</article>`)).toMatchObject({
    isArticle: true,
  });
  expect(await extractHtml(`<html><body>${'<div>'.repeat(400_000)}They met.</body></html>`)).toBeNull();
});
