import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { briefingSchema } from '../../src/briefing/briefing.ts';
import { runCommandLine } from '../support/run-bot.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'briefing-cli-'));
const STORY = `Dockers at Port Ellery vote to strike

PORT ELLERY (NWA) - Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday over a new roster, the union said.

"Nobody was asked. The roster came by text message on a Sunday night," said Maria Tovar, the secretary of the union.

The port handles two fifths of the region's grain, and three ships have already been sent elsewhere.
`;

function seedsWith(files: Record<string, string | Buffer>): string {
  const seeds = folder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(seeds, name), content);
  return seeds;
}

function linesFile(rows: readonly (object | string)[]): string {
  const file = join(folder(), 'in.jsonl');
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return file;
}

const parseLines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the command line', () => {
  test('prints a briefing of a story that was dropped into the folder', async () => {
    const run = await runCommandLine(['tovar', '--seeds', seedsWith({ 'port.txt': STORY })]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('Dockers at Port Ellery vote to strike');
    expect(run.out).toContain('Maria Tovar');
    expect(run.out).not.toContain('(NWA)');
  });

  test('an unknown topic: exit 1, the nearest topics on standard error, nothing invented', async () => {
    const run = await runCommandLine(['atlantis', '--seeds', seedsWith({ 'port.txt': STORY })]);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/No article mentions “atlantis”\. Nearest: .*\(1\)/);
  });

  test.each([
    [['--nonsense'], /--nonsense.*\n.*npm run -s briefing/s],
    [['--batch', '/no/such/file'], /\/no\/such\/file/],
  ])('%j is not understood: exit 2, with what would be right', async (args, said) => {
    const run = await runCommandLine(args);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(said);
  });

  test('a binary file in the folder is one warning, and the others still work', async () => {
    const seeds = seedsWith({
      'port.txt': STORY,
      'photo.txt': Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x10, 0x80, 0xfe]),
    });
    const run = await runCommandLine(['port', '--seeds', seeds]);
    expect(run.code).toBe(0);
    expect(run.err.trim().split('\n')).toEqual([expect.stringContaining('photo.txt')]);
  });

  test('an empty folder: exit 1 and one clear line', async () => {
    const run = await runCommandLine(['port', '--seeds', folder()]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('There are no articles yet.');
  });

  test('--json is the published schema, the same bytes each time, and --check finds nothing wrong with it', async () => {
    const seeds = seedsWith({ 'port.txt': STORY });
    const [one, two] = [
      await runCommandLine(['port', '--json', '--seeds', seeds]),
      await runCommandLine(['port', '--json', '--seeds', seeds]),
    ].map((run) => briefingSchema.parse(JSON.parse(run.out)));
    expect(one?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect({ ...one, generatedAt: '' }).toEqual({ ...two, generatedAt: '' });
    const file = join(folder(), 'briefing.json');
    writeFileSync(file, JSON.stringify(one));
    expect(await runCommandLine(['--check', file, '--seeds', seeds])).toMatchObject({ code: 0, out: '' });
    const forged = readFileSync(file, 'utf8').replace('voted', 'refused');
    writeFileSync(file, forged);
    expect(await runCommandLine(['--check', file, '--seeds', seeds])).toMatchObject({ code: 1 });
  });

  test('--batch answers each line in order, a bad one with its error', async () => {
    const file = linesFile([
      { id: 'a', maxWords: 20, articles: [{ id: 'one', text: STORY, title: 'Dockers vote' }] },
      'not json',
      { id: 'b', articles: [] },
      { id: 'c', articles: [{ id: 'x', text: '' }] },
    ]);
    const run = await runCommandLine(['--batch', file]);
    const rows = parseLines(run.out);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      id: 'a',
      headline: 'Dockers vote',
      bullets: [{}],
      quotes: [{ speaker: 'Maria Tovar' }],
    });
    expect(
      rows[0].bullets
        .map((bullet: { text: string }) => bullet.text)
        .join(' ')
        .split(/\s+/).length,
    ).toBeLessThanOrEqual(20);
    expect(rows[1]).toEqual({ error: expect.stringContaining('JSON') });
    expect(rows[2]).toEqual({ id: 'b', error: expect.stringContaining('articles') });
    expect(rows[3]).toMatchObject({ id: 'c', bullets: [] });
  });

  test('--cluster gives each article its story, in order', async () => {
    const again = STORY.replace('Dockers at', 'Workers at').replace('by 71 percent ', '');
    const file = linesFile([
      { id: 'one', text: STORY },
      {
        id: 'two',
        text: 'A comet will pass the Earth on Sunday, astronomers at the Halden observatory said. It is green.',
      },
      { id: 'three', text: again },
      { text: 'no id' },
    ]);
    const rows = parseLines((await runCommandLine(['--cluster', file])).out);
    expect(rows.slice(0, 3).map((row) => row.id)).toEqual(['one', 'two', 'three']);
    expect(rows[0].story).toBe(rows[2].story);
    expect(rows[1].story).not.toBe(rows[0].story);
    expect(rows[3].error).toContain('id');
  });
});
