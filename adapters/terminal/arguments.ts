import { parseArgs } from 'node:util';
import { messageOf, ok, type Result, refuse } from '../../src/index.ts';

export const USAGE = `Usage:
  npm run -s briefing -- TOPIC                 the briefing on a topic, as text
  npm run -s briefing -- TOPIC --json          the same as JSON
  npm run -s briefing -- quotes WHOM           who said what, word for word
  npm run -s briefing -- --batch FILE          one request a line, {"id","maxWords"?,"articles":[{"id","text",…}]}
  npm run -s briefing -- --cluster FILE        one article a line; answers {"id","story"}
  npm run -s briefing -- --check FILE          checks every citation of a briefing (JSON) against the stories
Options: --seeds DIR (default ./seeds), --length short|standard|long, --help
`;

/** What the command line asks for. */
export type Job =
  | { readonly kind: 'help' }
  | { readonly kind: 'batch' | 'cluster'; readonly file: string }
  | { readonly kind: 'check'; readonly file: string; readonly seeds: string }
  | {
      readonly kind: 'ask';
      readonly words: string;
      readonly path: 'briefing' | 'quotes';
      readonly json: boolean;
      readonly length: 'short' | 'standard' | 'long';
      readonly seeds: string;
    };

const OPTIONS = {
  batch: { type: 'string' },
  cluster: { type: 'string' },
  check: { type: 'string' },
  seeds: { type: 'string', default: process.env['SEEDS_DIR'] || './seeds' },
  length: { type: 'string', default: 'standard' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const LENGTHS = ['short', 'standard', 'long'] as const;

/** Reads the arguments after the program's name; refuses unknown ones and half ones. */
export function readArguments(args: readonly string[]): Result<Job> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (thrown) {
    return refuse('usage', messageOf(thrown));
  }
  const { values, positionals } = parsed;
  if (values.help) return ok({ kind: 'help' });
  if (values.batch !== undefined) return ok({ kind: 'batch', file: values.batch });
  if (values.cluster !== undefined) return ok({ kind: 'cluster', file: values.cluster });
  if (values.check !== undefined) return ok({ kind: 'check', file: values.check, seeds: values.seeds });
  const length = LENGTHS.find((known) => known === values.length);
  if (!length) {
    return refuse('usage', `--length is short, standard or long, not “${values.length}”.`);
  }
  const quotes = positionals[0] === 'quotes' && positionals.length > 1;
  const words = (quotes ? positionals.slice(1) : positionals).join(' ');
  const { json, seeds } = values;
  return ok({ kind: 'ask', path: quotes ? 'quotes' : 'briefing', words, json, length, seeds });
}
