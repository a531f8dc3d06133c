import type { Logger } from '../../../src/index.ts';
import { type Changes, createChanges } from '../../support/fake-discord/changes.ts';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: object;
}

/** A logger that keeps its lines, and with which a test can wait for one. */
export interface KeptLogger extends Logger {
  readonly lines: readonly Line[];
  readonly until: Changes['until'];
}

export function createKeptLogger(): KeptLogger {
  const lines: Line[] = [];
  const changes = createChanges();
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
    changes.notify();
  };
  return { lines, until: changes.until, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
