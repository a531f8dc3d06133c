import { parseArgs } from 'node:util';
import { messageOf, ok, type Result, refuse } from '../../src/index.ts';
import type { PictureJob } from './pictures.ts';

export const USAGE = `Usage:
  npm run -s briefing -- TOPIC                 the briefing on a topic, as text
  npm run -s briefing -- TOPIC --json          the same as JSON
  npm run -s briefing -- quotes WHOM           who said what, word for word
  npm run -s briefing -- quotes WHOM --png DIR  the same as pictures, a file a quote; --theme dark, --square
  npm run -s briefing -- find HEADLINE         the story behind a headline or a link; also --json
  npm run -s briefing -- sources export        the feeds that the bot here follows, as a list (OPML)
  npm run -s briefing -- --batch FILE          one request a line, {"id","maxWords"?,"articles":[{"id","text",…}]}
  npm run -s briefing -- --cluster FILE        one article a line; answers {"id","story"}
  npm run -s briefing -- --feeds FILE          one feed as it came a line, {"id","headers","base64"}; what it holds
  npm run -s briefing -- --check FILE          checks every citation of a briefing (JSON) against the stories
  npm run -s briefing -- --why ARTICLE [--json]  why an article, by its id or address, is in its story
Options: --seeds DIR (default ./seeds), --length short|standard|long, --help
`;

/** What the command line asks for. */
export type Job =
  | { readonly kind: 'help' | 'export' }
  | { readonly kind: 'batch' | 'cluster' | 'feeds'; readonly file: string }
  | { readonly kind: 'check'; readonly file: string; readonly seeds: string }
  | { readonly kind: 'why'; readonly article: string; readonly json: boolean; readonly seeds: string }
  | {
      readonly kind: 'ask';
      readonly words: string;
      readonly path: 'briefing' | 'quotes' | 'find';
      readonly json: boolean;
      readonly length: 'short' | 'standard' | 'long';
      readonly seeds: string;
      /** Quotes as pictures; null for text. */
      readonly pictures: PictureJob | null;
    };

const OPTIONS = {
  batch: { type: 'string' },
  cluster: { type: 'string' },
  check: { type: 'string' },
  feeds: { type: 'string' },
  why: { type: 'string' },
  seeds: { type: 'string', default: process.env['SEEDS_DIR'] || './seeds' },
  length: { type: 'string', default: 'standard' },
  json: { type: 'boolean', default: false },
  png: { type: 'string' },
  theme: { type: 'string' },
  square: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const WANTED = {
  briefing: 'A briefing on what?',
  quotes: 'Whose quotes?',
  find: 'Find the story behind which headline or link?',
} as const;

const THEMES = ['light', 'dark'] as const;
const LENGTHS = ['short', 'standard', 'long'] as const;
const MODES = ['batch', 'cluster', 'feeds', 'check', 'why'] as const;

/** Reads the arguments after the program's name; refuses unknown ones, half ones, and ones that do not go together. */
export function readArguments(args: readonly string[]): Result<Job> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (thrown) {
    return refuse('usage', messageOf(thrown).split('. ', 1)[0] as string);
  }
  const { values, positionals } = parsed;
  if (values.help || (positionals.length === 1 && positionals[0] === 'help')) return ok({ kind: 'help' });
  if (positionals.join(' ') === 'sources export' && positionals.length === 2) return ok({ kind: 'export' });
  const modes = MODES.filter((mode) => values[mode] !== undefined);
  const [mode] = modes;
  if (mode === undefined) return readAsk(values, positionals);
  if (modes.length > 1) return refuse('usage', `--${modes.join(' and --')} don't go together.`);
  if (mode === 'why') return readWhy(values, positionals);
  if (positionals.length > 0 || values.json) return refuse('usage', `--${mode} takes one file and nothing else.`);
  const file = values[mode] as string;
  return ok(mode === 'check' ? { kind: mode, file, seeds: values.seeds } : { kind: mode, file });
}

function readWhy(
  { why = '', json, seeds }: { readonly why?: string | undefined; readonly json: boolean; readonly seeds: string },
  positionals: readonly string[],
): Result<Job> {
  if (positionals.length > 0) return refuse('usage', '--why takes one article, by its id or address.');
  if (why.trim() === '') return refuse('usage', 'Why which article? Give its id or its address.');
  return ok({ kind: 'why', article: why.trim(), json, seeds });
}

/** The options of a question, as they were typed. */
interface AskValues {
  readonly json: boolean;
  readonly length: string;
  readonly seeds: string;
  readonly png?: string | undefined;
  readonly theme?: string | undefined;
  readonly square: boolean;
}

function readAsk(values: AskValues, positionals: readonly string[]): Result<Job> {
  const { json, seeds } = values;
  const length = LENGTHS.find((known) => known === values.length);
  if (!length) return refuse('usage', `--length is short, standard or long, not “${values.length}”.`);
  const path = positionals[0] === 'quotes' || positionals[0] === 'find' ? positionals[0] : 'briefing';
  const words = (path === 'briefing' ? positionals : positionals.slice(1)).join(' ');
  if (words.trim() === '') return refuse('usage', WANTED[path]);
  if (path === 'quotes' && json)
    return refuse('usage', '--json goes with a topic: the JSON of a briefing holds all its quotes.');
  const pictures = readPictures(values);
  if (!pictures.ok) return pictures;
  if (path !== 'quotes' && pictures.value) return refuse('usage', '--png goes with quotes: quotes WHOM --png DIR.');
  return ok({ kind: 'ask', path, words, json, length, seeds, pictures: pictures.value });
}

function readPictures({ png: folder, theme: named, square }: AskValues): Result<PictureJob | null> {
  if (folder === undefined) {
    return named !== undefined || square ? refuse('usage', '--theme and --square go with --png DIR.') : ok(null);
  }
  if (folder.trim() === '') return refuse('usage', '--png into which folder?');
  const theme = THEMES.find((known) => known === (named ?? 'light'));
  if (!theme) return refuse('usage', `--theme is light or dark, not “${named}”.`);
  return ok({ folder, theme, shape: square ? 'square' : 'wide' });
}
