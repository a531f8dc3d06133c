import pino from 'pino';

/** The part of pino's interface that rooms use. Fields first, then the message. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const SECRET_FIELDS = ['token', 'secret', 'password', 'authorization', 'signingSecret', 'botToken', 'appToken'];

/** Creates the process's logger: JSON lines on standard error, with fields that hold secrets blanked. */
export function createLogger(level: string): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]);
  return pino({ level, redact: { paths, censor: '[secret]' } }, pino.destination({ fd: 2, sync: true }));
}

/** A logger that drops everything. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
