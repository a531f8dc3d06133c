import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** One file of a family, and the characters that it is said to have. */
export interface FontFile {
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly regular: string;
  /** Null where the family has none: its letters are then made heavier when drawn. */
  readonly bold: string | null;
  /** By how much its letters are enlarged to look as large as those of other scripts beside them. */
  readonly enlarged: number;
  /** What of it is used, where that is not all. */
  readonly only: RegExp | null;
}

interface Family {
  /** Which characters stand in which of its files. */
  readonly list: string;
  readonly bold: boolean;
  /** Of those that have Chinese characters, the one whose readers expect its forms. */
  readonly language?: string;
  readonly enlarged?: number;
  readonly only?: RegExp | null;
}

const require = createRequire(import.meta.url);
/** In the order in which a letter is looked for; of those with a language, the text's own goes first. */
const FAMILIES: readonly Family[] = [
  { list: require.resolve('@fontsource/noto-serif/unicode.json'), bold: true },
  { list: require.resolve('@fontsource/noto-naskh-arabic/unicode.json'), bold: true, enlarged: 1.14 },
  { list: require.resolve('@fontsource/noto-serif-hebrew/unicode.json'), bold: true },
  { list: require.resolve('@fontsource/noto-serif-devanagari/unicode.json'), bold: true },
  { list: require.resolve('@fontsource/noto-serif-bengali/unicode.json'), bold: true },
  { list: require.resolve('@fontsource/noto-serif-thai/unicode.json'), bold: true },
  { list: require.resolve('@fontsource/sawarabi-mincho/unicode.json'), bold: false, language: 'ja' },
  // Its full stops and commas are Western ones.
  {
    list: require.resolve('@fontsource/zcool-xiaowei/unicode.json'),
    bold: false,
    language: 'zh',
    only: /^\p{Script=Han}$/u,
  },
  { list: require.resolve('@fontsource/gowun-batang/unicode.json'), bold: true, language: 'ko' },
];
const files = new Map<Family, readonly FontFile[]>();

/** The files of all families, those of a language first where several could have its letters. */
export function* fontFiles(language: string): Generator<FontFile> {
  const primary = language.split('-', 1)[0];
  for (const family of FAMILIES) if (family.language === undefined) yield* filesOf(family);
  for (const family of FAMILIES) if (family.language === primary) yield* filesOf(family);
  for (const family of FAMILIES)
    if (family.language !== undefined && family.language !== primary) yield* filesOf(family);
}

function filesOf(family: Family): readonly FontFile[] {
  const found = files.get(family) ?? readFamily(family);
  files.set(family, found);
  return found;
}

function readFamily({ list, bold, enlarged = 1, only = null }: Family): FontFile[] {
  const folder = dirname(list);
  const parts = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  return Object.entries(parts).map(([part, ranges]) => {
    const name = `${basename(folder)}-${part.replace(/[[\]]/g, '')}`;
    const file = (weight: number) => join(folder, 'files', `${name}-${weight}-normal.woff`);
    const read = ranges.split(',').map(readRange);
    return { ranges: read, regular: file(400), bold: bold ? file(700) : null, enlarged, only };
  });
}

/** "U+0600-06FF" or "U+200C". */
function readRange(range: string): readonly [number, number] {
  const [first = '', last = first] = range.trim().slice(2).split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
