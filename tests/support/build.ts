import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the bot once before the end-to-end tests, which run what `npm start` runs. */
export default function setup(): void {
  const compiler = join(import.meta.dirname, '../../node_modules/.bin/tsc');
  execFileSync(compiler, ['-p', 'tsconfig.build.json'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
}
