import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the bot once before the tests that run what `npm start` runs, whichever projects have some. */
export default function setup(): void {
  if (process.env['BRIEFING_BUILT_BY'] === String(process.pid)) return;
  process.env['BRIEFING_BUILT_BY'] = String(process.pid);
  const options = { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' } as const;
  // Types are looked at by `npm run typecheck`, and again by `npm run build`.
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck'], options);
  execFileSync('node_modules/.bin/tsx', ['tools/build-page.ts'], options);
}
