import { createRequire } from 'node:module';

/** The version of this program, as its package says. */
export function ownVersion(): string {
  const { version } = createRequire(import.meta.url)('briefing-bot/package.json') as { version: string };
  return version;
}
