import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';

const HERE = { platform: 'discord', tenantId: 'g1', channelId: 'c1' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-open-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The refusal of an address: its code, and its advice, which must name the variable. */
async function refusalOf(url: string): Promise<{ code: string; advice: string }> {
  const store = await openStore(url);
  if (store.ok) {
    await store.value.close();
    return { code: 'opened', advice: '' };
  }
  expect(store.refusal.advice).toContain('DATABASE_URL');
  return store.refusal;
}

describe('a SQLite file', () => {
  test('is made, with its folder', async () => {
    expect((await refusalOf(`file:${folder}/a/b/c.db`)).code).toBe('opened');
  });

  test('that is something else is refused, and stays as it is', async () => {
    await writeFile(join(folder, 'text.db'), 'this is no database, '.repeat(1_000));
    const { code, advice } = await refusalOf(`file:${folder}/text.db`);
    expect([code, advice.includes('text.db')]).toEqual(['database-corrupt', true]);
  });

  test('that is damaged in the middle is refused', async () => {
    const url = `file:${folder}/damaged.db`;
    const store = await openStore(url);
    if (!store.ok) throw new Error(store.refusal.advice);
    for (let index = 0; index < 20; index++) {
      await store.value.shownBriefings.keep(`id-${index}`, 'x'.repeat(10_000), HERE, new Date(0));
    }
    await store.value.close();
    const file = await open(join(folder, 'damaged.db'), 'r+');
    await file.write(Buffer.alloc(60_000, 0xa5), 0, 60_000, 8_192);
    await file.close();
    expect((await refusalOf(url)).code).toBe('database-corrupt');
  });

  test('that is a folder is refused', async () => {
    await mkdir(join(folder, 'folder.db'));
    const { code, advice } = await refusalOf(`file:${folder}/folder.db`);
    expect([code, advice.includes('folder.db/briefing.db')]).toEqual(['database-unwritable', true]);
  });

  test('whose folder cannot be made is refused', async () => {
    await writeFile(join(folder, 'a-file'), '');
    expect((await refusalOf(`file:${folder}/a-file/briefing.db`)).code).toBe('database-unwritable');
  });

  test.skipIf(process.platform !== 'linux')('in a place that only looks like a folder is refused', async () => {
    expect((await refusalOf('file:/proc/no/briefing.db')).code).toBe('database-unwritable');
  });

  test.skipIf(process.getuid?.() === 0)('in a read-only folder is refused', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
    expect((await refusalOf(`file:${locked}/briefing.db`)).code).toBe('database-unwritable');
  });
});

describe('a server', () => {
  test('that is not there is refused, without the password', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const { code, advice } = await refusalOf(`postgres://bot:s3cret@127.0.0.1:${port}/news`);
    expect(code).toBe('database-unreachable');
    expect(advice).toContain(`127.0.0.1:${port}/news`);
    expect(advice).not.toContain('s3cret');
  });
});

test.each(['', 'briefing.db', 'mysql://host/db', 'file:'])('%j is no address of a database', async (url) => {
  expect((await refusalOf(url)).code).toBe('database-url');
});
