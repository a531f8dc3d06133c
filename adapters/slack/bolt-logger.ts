import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type Logger, messageOf } from '../../src/index.ts';

/**
 * Gives bolt and its clients our log. Their debug lines hold whole payloads and socket tickets and are dropped; their
 * errors are ours to judge and become warnings; of a thrown error only the message is kept.
 */
export function createBoltLogger(logger: Logger): BoltLogger {
  const warn = (...parts: unknown[]): void => logger.warn({ from: 'bolt' }, sentence(parts));
  return {
    debug() {},
    info: (...parts) => logger.debug({ from: 'bolt' }, sentence(parts)),
    warn,
    error: warn,
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

function sentence(parts: readonly unknown[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : messageOf(part)))
    .join(' ')
    .slice(0, 500);
}
