import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all tests, and the processes that they start, one folder for temporary files, which goes when they are done. */
export default function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined && process.env['TMPDIR'] === process.env['TESTS_TMPDIR']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'briefing-tests-'));
  // PostgreSQL runs as a user of its own where the tests run as root.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  process.env['TESTS_TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
