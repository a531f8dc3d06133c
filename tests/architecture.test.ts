import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom; what is not listed is refused. `*` is every room of src. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  sources: ['kernel'],
  articles: ['kernel', 'sources'],
  stories: ['kernel', 'articles'],
  briefing: ['kernel', 'articles', 'stories'],
  presentation: ['kernel', 'briefing', 'articles', 'pictures'],
  subscriptions: ['kernel'],
  pictures: ['kernel'],
  commands: ['kernel', 'sources', 'subscriptions', 'presentation', 'pictures'],
  delivery: ['kernel', 'presentation', 'subscriptions'],
  schedule: ['kernel'],
  installations: ['kernel'],
  store: ['kernel', 'articles', 'stories', 'subscriptions', 'delivery', 'sources', 'installations'],
  root: ['*', 'root'],
};

/** Packages that only some places may import. */
const RESERVED: readonly (readonly [pattern: RegExp, places: readonly string[]])[] = [
  [/^discord/, ['adapters/discord']],
  [/^@slack\//, ['adapters/slack']],
  [/^node-cron$/, ['src/schedule']],
  [/^(kysely|libsql|pg)$/, ['src/store']],
  [/^prom-client$/, ['adapters/http']],
  [/^pino$/, ['src/kernel']],
  [/^(harfbuzzjs|bidi-js|linebreak|@resvg\/)/, ['src/pictures']],
  [/^esbuild$/, ['adapters/preview']],
];

const FOLDER = join(import.meta.dirname, '..');
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

function sourceFiles(folder: string): string[] {
  return readdirSync(join(FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)))
    .sort();
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(FOLDER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

function resolve(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier));
}

function roomOf(file: string): string {
  const parts = file.split('/');
  return parts.length === 2 ? 'root' : (parts[1] as string);
}

const core = sourceFiles('src');
const adapters = sourceFiles('adapters');

describe('who may import whom', () => {
  test('the files are found', () => {
    expect(core.length).toBeGreaterThan(40);
    expect(adapters.length).toBeGreaterThan(10);
    expect(core.flatMap(importsOf).filter((name) => name.startsWith('.')).length).toBeGreaterThan(100);
  });

  test('every room of the core imports only the rooms that the table allows', () => {
    const wrong: string[] = [];
    for (const file of core) {
      const room = roomOf(file);
      const allowed = MAY_IMPORT[room];
      if (!allowed) wrong.push(`${file}: “${room}” is not a room of the table`);
      for (const name of importsOf(file).filter((specifier) => specifier.startsWith('.'))) {
        const target = resolve(file, name);
        const other = target.startsWith('src/') ? roomOf(target) : target;
        const fine =
          other === room || allowed?.includes(other) || (allowed?.includes('*') && target.startsWith('src/'));
        if (!fine) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('adapters import the core by its door, and never each other', () => {
    const wrong: string[] = [];
    for (const file of adapters) {
      const main = file === 'adapters/main.ts';
      const home = file.split('/').slice(0, 2).join('/');
      for (const name of importsOf(file).filter((specifier) => specifier.startsWith('.'))) {
        const target = resolve(file, name);
        const fine =
          target === 'src/index.ts' ||
          (main ? /^adapters\/\w+\/index\.ts$/.test(target) : target.startsWith(`${home}/`));
        if (!fine) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('platform, database and metrics packages stay where they belong', () => {
    const wrong: string[] = [];
    for (const file of [...core, ...adapters]) {
      for (const name of importsOf(file)) {
        const rule = RESERVED.find(([pattern]) => pattern.test(name));
        if (rule && !rule[1].some((place) => file.startsWith(`${place}/`))) wrong.push(`${file} imports ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the code of the local page imports only its own files, and types of what the server tells it', () => {
    const page = adapters.filter((file) => file.startsWith('adapters/preview/page/'));
    expect(page.length).toBeGreaterThan(10);
    const wrong = page.flatMap((file) =>
      importsOf(file)
        .map((name) => (name.startsWith('.') ? resolve(file, name) : name))
        .filter((target) => !target.startsWith('adapters/preview/page/') && target !== 'adapters/preview/wire.ts')
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(importsOf('adapters/preview/wire.ts')).toEqual([]);
  });

  test('relative imports name a .ts or .json file, so that Node can run the sources as they are', () => {
    const wrong = [...core, ...adapters].flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.') && !/\.(ts|json)$/.test(name))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('size', () => {
  const lines = new Map(
    [...core, ...adapters].map((file) => [file, readFileSync(join(FOLDER, file), 'utf8').split('\n').length]),
  );

  test('no file has over 300 lines', () => {
    expect([...lines].filter(([, count]) => count > 301)).toEqual([]);
  });

  test('nine files in ten have under 200 lines', () => {
    const long = [...lines].filter(([, count]) => count > 200);
    expect(long.length).toBeLessThanOrEqual(lines.size / 10);
  });
});
