import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { readArguments } from '../../../adapters/terminal/arguments.ts';
import { answerAsk } from '../../../adapters/terminal/ask.ts';
import { silentLogger } from '../../../src/index.ts';
import { clusterArticles } from '../../../src/stories/cluster.ts';
import { articleOf } from '../../src/stories/article-of.ts';

const TEXT = `Dockers at Port Ellery voted on Wednesday to strike over a new roster.

"Nobody was asked. The roster came by text message on a Sunday night," said Maria Tovar, the secretary of the union.

"They carved ᚠᚢᚦ into the gate and left before anybody saw them," said Pavel Dunn, the harbour master.`;
const articles = [articleOf('port-1', TEXT, { publishedAt: '2031-03-03', outlet: 'Ellery Courier' })];
const stories = { stories: clusterArticles(articles), articles, warnings: [] };

async function quotes(folder: string, ...options: string[]) {
  const job = readArguments(['quotes', 'Ellery', '--png', folder, ...options]);
  if (!job.ok || job.value.kind !== 'ask') throw new Error('not understood');
  return answerAsk(job.value, stories, silentLogger);
}

test('each quote is a file that tells whose it is; one that cannot be drawn is named with the reason', {
  timeout: 30_000,
}, async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'new', 'out');
  const answer = await quotes(folder, '--theme', 'dark', '--square');
  expect(answer).toMatchObject({
    kind: 'pictures',
    files: [join(folder, '1-maria-tovar-nobody-was-asked-the-roster.png')],
    refused: [expect.stringMatching(/^“They carved ᚠᚢᚦ into the”: I have no letters to draw “ᚠ” \(U\+16A0\)/)],
  });
  const [name = ''] = readdirSync(folder);
  const { width, height, data } = PNG.sync.read(readFileSync(join(folder, name)));
  expect([width, height]).toEqual([1_080, 1_080]);
  expect(data[0]).toBeLessThan(40);
});

test.each([
  [['quotes', 'x', '--png', ''], '--png into which folder?'],
  [['quotes', 'x', '--png', 'out', '--theme', 'blue'], '--theme is light or dark, not “blue”.'],
  [['quotes', 'x', '--square'], '--theme and --square go with --png DIR.'],
  [['syria', '--png', 'out'], '--png goes with quotes: quotes WHOM --png DIR.'],
  [['find', 'x', '--png', 'out'], '--png goes with quotes: quotes WHOM --png DIR.'],
])('%j is not understood', (args, advice) => {
  const job = readArguments(args);
  expect(job.ok ? null : job.refusal.advice).toBe(advice);
});
