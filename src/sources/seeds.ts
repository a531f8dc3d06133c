import { type FileHandle, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { messageOf, ok, type Result, refuse } from '../kernel/errors.ts';
import { decodeBytes } from './decode-bytes.ts';
import { extractHtml } from './extract-html.ts';
import type { RawItem } from './raw-item.ts';
import { INDEX_FILE, readSeedIndex, type SeedFacts } from './seed-index.ts';

const FORMATS: Readonly<Record<string, RawItem['format']>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.html': 'html',
  '.htm': 'html',
};
/** Larger files are no news articles. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads the stories of a folder, ordered by file name: .txt, .md and .html files, with what `index.json` knows of each.
 * Ids are file names without their ending. What cannot be read is left out with one warning each, in words for a person.
 */
export async function readSeeds(dir: string): Promise<{ items: RawItem[]; warnings: string[] }> {
  let names: string[];
  try {
    names = (await readdir(dir)).filter(isStory).sort();
  } catch (thrown) {
    return { items: [], warnings: [`The seeds folder ${dir} cannot be read: ${reasonOf(thrown)}. ${ADVICE}`] };
  }
  const { facts, warnings } = await readSeedIndex(dir);
  const items = new Map<string, RawItem>();
  const skipped = [...warnings];
  for (const name of names) {
    const id = name.slice(0, -extname(name).length);
    const read = items.has(id)
      ? refuse('twice', `has the same name as another story; rename it`)
      : await readStory(dir, name, id);
    if (read.ok) items.set(id, { ...read.value, ...known(facts.get(name)) });
    else skipped.push(`${join(dir, name)} was left out: it ${read.refusal.advice}.`);
  }
  for (const name of facts.keys()) {
    if (!names.includes(name)) skipped.push(`${join(dir, INDEX_FILE)} has an entry for ${name}, which is not there.`);
  }
  if (names.length === 0) skipped.push(`The seeds folder ${dir} holds no stories. ${ADVICE}`);
  return { items: [...items.values()], warnings: skipped };
}

const ADVICE = 'Put .txt, .md or .html files there, or set SEEDS_DIR to a folder that has some.';

function isStory(name: string): boolean {
  return extname(name).toLowerCase() in FORMATS && !/^(?:[._]|readme\.)/i.test(name);
}

async function readStory(dir: string, name: string, id: string): Promise<Result<RawItem>> {
  const format = FORMATS[extname(name).toLowerCase()] ?? 'text';
  const bytes = await readBytes(join(dir, name));
  if (!bytes.ok) return bytes;
  const text = decodeBytes(bytes.value, format === 'html');
  if (!text.ok) return text;
  if (!/[\p{L}\p{N}]/u.test(text.value)) return refuse('empty', 'is empty; it must hold the text of an article');
  return format === 'html' ? readPage(text.value, id) : ok({ id, text: text.value, format });
}

async function readPage(html: string, id: string): Promise<Result<RawItem>> {
  try {
    const page = await extractHtml(html);
    if (!page) return refuse('no-text', 'holds no readable text; save the page with its article');
    const { text, title, outlet, url, publishedAt } = page;
    return ok({ id, text, format: 'html', ...known({ title, outlet, url, publishedAt }) });
  } catch (cause) {
    return refuse('page', 'cannot be read as a page; save the article as .txt', cause);
  }
}

/** Reads no more than the limit, whatever the file says of its size. */
async function readBytes(path: string): Promise<Result<Uint8Array>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const buffer = new Uint8Array(LARGEST_BYTES + 1);
    let length = 0;
    for (let got = 1; got > 0 && length < buffer.length; length += got) {
      got = (await file.read(buffer, length, buffer.length - length)).bytesRead;
    }
    return length > LARGEST_BYTES
      ? refuse('too-large', 'is larger than 4 MB; keep only the article')
      : ok(buffer.slice(0, length));
  } catch (thrown) {
    return refuse('unreadable', `cannot be opened: ${reasonOf(thrown)}`, thrown);
  } finally {
    await file?.close();
  }
}

/** The facts that are given; a missing one must be absent, not undefined. */
function known(
  facts: Readonly<Record<string, string | null | undefined>> | SeedFacts | undefined,
): Partial<Omit<RawItem, 'id' | 'text' | 'format'>> {
  return Object.fromEntries(Object.entries(facts ?? {}).filter(([, value]) => value !== null && value !== undefined));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'this process has no right to read it',
  EPERM: 'this process has no right to read it',
};

function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return REASONS[code] ?? messageOf(thrown);
}
