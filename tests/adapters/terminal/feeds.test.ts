import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArguments } from '../../../adapters/terminal/arguments.ts';
import { answerFeedLine } from '../../../adapters/terminal/feeds.ts';
import { answerLines } from '../../../adapters/terminal/lines.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const FEED = `<rss><channel><title>Courier</title><link>https://courier.example/</link><item><title>A &lt;b&gt;vote&lt;/b&gt;</title>
  <link>/1</link><guid>g1</guid><pubDate>Wed, 04 Mar 2026 14:05:00 GMT</pubDate><description>They met.</description></item></channel></rss>`;

it('--feeds answers each line in order, and goes on after a bad one', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'feeds-')), 'in.jsonl');
  const rows = [
    { id: 'good', headers: { 'Content-type': 'text/xml' }, base64: base64(FEED) },
    'not JSON',
    { id: 'page', headers: {}, base64: base64('<html><body>Hello</body></html>') },
    { id: 'half', base64: '%%%' },
    { id: 'bare', base64: base64('<feed xmlns="http://www.w3.org/2005/Atom"/>') },
  ];
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  const written: string[] = [];
  await answerLines(
    file,
    async (text) => {
      written.push(text);
    },
    answerFeedLine,
  );
  expect(written.map((line) => JSON.parse(line))).toEqual([
    {
      id: 'good',
      feed: { title: 'Courier', link: 'https://courier.example/' },
      entries: [
        {
          title: 'A <b>vote</b>',
          link: 'https://courier.example/1',
          id: 'g1',
          published: '2026-03-04T14:05:00Z',
          summary: 'They met.',
        },
      ],
    },
    { error: expect.stringContaining('not a line of JSON') },
    { id: 'page', error: 'html: That is a web page, not a feed.' },
    { id: 'half', error: expect.stringContaining('base64') },
    { id: 'bare', feed: { title: null, link: null }, entries: [] },
  ]);
});

it('--feeds takes one file', () => {
  expect(readArguments(['--feeds', 'in.jsonl'])).toEqual({ ok: true, value: { kind: 'feeds', file: 'in.jsonl' } });
  expect(readArguments(['--feeds', 'in.jsonl', 'syria']).ok).toBe(false);
  expect(readArguments(['--feeds', 'a', '--batch', 'b']).ok).toBe(false);
});
