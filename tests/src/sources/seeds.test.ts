import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeeds } from '../../../src/sources/seeds.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seeds-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(dir, name), content);

describe('readSeeds', () => {
  it('reads text, Markdown and pages in the order of their names, with what the index knows', async () => {
    await write('b.md', '# Dockers vote\n\nThey met.');
    await write('a.txt', 'They met.\r\n');
    await write(
      'c.html',
      '<html><head><title>Vote</title></head><body><p>They met.</p><script>bad()</script></body></html>',
    );
    await write('README.md', 'About this folder.');
    await write('index.json', JSON.stringify({ 'a.txt': { outlet: 'Courier', publishedAt: '2026-03-04T21:54' } }));
    expect(await readSeeds(dir)).toEqual({
      warnings: [],
      items: [
        { id: 'a', text: 'They met.\r\n', format: 'text', outlet: 'Courier', publishedAt: '2026-03-04T21:54' },
        { id: 'b', text: '# Dockers vote\n\nThey met.', format: 'markdown' },
        { id: 'c', text: 'They met.', format: 'html', title: 'Vote' },
      ],
    });
  });

  it('names each file that it cannot read, and reads the others', async () => {
    await write('binary.txt', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0));
    await write('latin.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    await write('empty.md', '\n');
    await write('blank.html', '<html><body><script>x</script></body></html>');
    await write('large.txt', new Uint8Array(4 * 1024 * 1024 + 1).fill(97));
    await write('same.md', 'They met.');
    await write('same.txt', 'They met again.');
    await mkdir(join(dir, 'folder.txt'));
    const { items, warnings } = await readSeeds(dir);
    expect(items.map((item) => item.id)).toEqual(['same']);
    expect(warnings.map((warning) => warning.slice(dir.length + 1))).toEqual([
      'binary.txt was left out: it is not text but a binary file.',
      'blank.html was left out: it holds no readable text; save the page with its article.',
      'empty.md was left out: it is empty; it must hold the text of an article.',
      'folder.txt was left out: it cannot be opened: it is a folder, not a file.',
      'large.txt was left out: it is larger than 4 MB; keep only the article.',
      'latin.txt was left out: it is not valid UTF-8; save it as UTF-8.',
      'same.txt was left out: it has the same name as another story; rename it.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('names a file that it has no right to read', async () => {
    await write('locked.txt', 'They met.');
    await chmod(join(dir, 'locked.txt'), 0);
    expect((await readSeeds(dir)).warnings[0]).toContain(
      'locked.txt was left out: it cannot be opened: this process has no right',
    );
  });

  it('reads byte order marks, and the encoding that a page names', async () => {
    await write('utf8.txt', Uint8Array.of(0xef, 0xbb, 0xbf, 0x63, 0xc3, 0xa9));
    await write('utf16.txt', Uint8Array.of(0xff, 0xfe, 0x63, 0, 0xe9, 0));
    await write('page.html', Buffer.from('<meta charset="windows-1252"><p>caf\u00e9</p>', 'latin1'));
    const { items } = await readSeeds(dir);
    expect(items.map((item) => [item.id, item.text])).toEqual([
      ['page', 'café'],
      ['utf16', 'cé'],
      ['utf8', 'cé'],
    ]);
  });

  it('says what is wrong with the folder', async () => {
    expect(await readSeeds(join(dir, 'none'))).toEqual({
      items: [],
      warnings: [
        expect.stringContaining('cannot be read: there is no such file or folder. Put .txt, .md or .html files there'),
      ],
    });
    expect((await readSeeds(dir)).warnings).toEqual([expect.stringContaining('holds no stories')]);
  });

  it('reads the stories without a broken index, and without a wrong entry', async () => {
    await write('a.txt', 'They met.');
    await write('index.json', '{ broken');
    const broken = await readSeeds(dir);
    expect(broken.items).toHaveLength(1);
    expect(broken.warnings).toEqual([expect.stringContaining('index.json was left out')]);
    await write('index.json', '[]');
    expect((await readSeeds(dir)).warnings).toEqual([expect.stringContaining('file names as its keys')]);
    await write('index.json', JSON.stringify({ 'a.txt': { publishedAt: 'Monday' }, 'z.txt': { title: 'Gone' } }));
    const wrong = await readSeeds(dir);
    expect(wrong.items).toEqual([{ id: 'a', text: 'They met.', format: 'text' }]);
    expect(wrong.warnings).toEqual([
      expect.stringMatching(/the entry of a\.txt was left out: publishedAt/),
      expect.stringContaining('has an entry for z.txt, which is not there'),
    ]);
  });
});
