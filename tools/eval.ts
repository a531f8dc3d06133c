/**
 * Scores this command line on a folder of labelled sets: `npm run eval -- FOLDER [set …] [--limit N]`. The folder
 * holds `eval/run.mjs`, which runs a command line (`--app`) over the sets beside it and prints the figures. Nothing of
 * the sets is in this repository.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const runner = folder ? join(folder, 'eval', 'run.mjs') : '';
if (!folder || !existsSync(runner)) {
  console.error('npm run eval -- FOLDER [set …]: a folder with eval/run.mjs and the labelled sets that it scores.');
  process.exit(2);
}
const app = `node --import tsx ${join(import.meta.dirname, '../adapters/terminal/index.ts')}`;
const { status } = spawnSync(process.execPath, [runner, ...rest, '--app', app], { stdio: 'inherit' });
process.exit(status ?? 1);
