import { readFileSync } from 'node:fs';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { parseKeyring } from './installations/keyring.ts';
import { messageOf, type Refusal, type Result, refuse } from './kernel/errors.ts';
import { slackProblems } from './slack-problems.ts';
import { parseAllowedHosts } from './sources/guard/allowed-hosts.ts';

/** What an operator may set, each as text; the keys are the environment variables. `.env.example` explains them. */
const SCHEMA = {
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must be one word without spaces').optional(),
  DISCORD_API_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  DISCORD_MENTIONS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox[be]-\S+$/, 'must start with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must start with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().regex(/^\S+$/, 'must be one word without spaces').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .regex(/\/api\/$/, 'must end in /api/')
    .optional(),
  SLACK_CLIENT_ID: z.string().regex(/^\S+$/, 'must be one word without spaces').optional(),
  SLACK_CLIENT_SECRET: z.string().regex(/^\S+$/, 'must be one word without spaces').optional(),
  SLACK_STATE_SECRET: z.string().min(16, 'must have at least 16 characters: any that nobody can guess').optional(),
  ENCRYPTION_KEY: z
    .string()
    .transform((words, context) => {
      const keyring = parseKeyring(words);
      if (keyring.ok) return keyring.value;
      context.addIssue(keyring.refusal.advice);
      return z.NEVER;
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'must be file:PATH or postgres://…')
    .default('file:./data/briefing.db'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int()
    .min(0)
    .max(65_535, 'must be a number from 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  PREVIEW: z.enum(['on', 'off'], 'must be on or off').optional(),
  DEFAULT_TIMEZONE: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA zone such as Europe/Lisbon')
    .default('UTC'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  SEEDS_DIR: z.string().default('./seeds'),
  FEEDS_FILE: z.string().optional(),
  FEED_INTERVAL_SECONDS: z.coerce
    .number('must be a number of seconds from 60 to 86400')
    .int('must be a whole number of seconds')
    .min(60, 'must be at least 60 seconds')
    .max(86_400, 'must be at most a day (86400 seconds)')
    .default(900),
  FEED_CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]{3,200}$/, 'must be an address or a mail address, without spaces')
    .optional(),
  ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((words, context) => {
      const hosts = parseAllowedHosts(words);
      if (hosts.ok) return hosts.value;
      context.addIssue(hosts.refusal.advice);
      return z.NEVER;
    }),
  RETENTION_DAYS: z.coerce
    .number('must be a number of days from 1 to 3650')
    .int('must be a whole number of days')
    .min(1, 'must be at least 1 day')
    .max(3_650, 'must be at most 3650 days')
    .default(90),
};

const schema = z.object(SCHEMA);

/** Names of all variables, in the order of the documentation. */
export const CONFIG_KEYS = Object.keys(SCHEMA);

/** Variables that may also be given as NAME_FILE, a path whose content is the value; they are never logged. */
export const SECRET_KEYS: readonly string[] = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'ENCRYPTION_KEY',
  'DATABASE_URL',
];

export type Config = z.infer<typeof schema>;
type Environment = Readonly<Record<string, string | undefined>>;

/** Parses the environment once. Refuses with every problem at once, a line each, naming the variable. */
export function parseConfig(
  environment: Environment,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Result<Config> {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const key of CONFIG_KEYS) {
    const value = readValue(key, environment, readFile, problems);
    if (value !== undefined) given[key] = value;
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  problems.push(...slackProblems(given));
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data };
  return refuse('config', problems.join('\n'));
}

function readValue(
  key: string,
  environment: Environment,
  readFile: (path: string) => string,
  problems: string[],
): string | undefined {
  const direct = environment[key]?.trim() || undefined;
  const file = SECRET_KEYS.includes(key) ? environment[`${key}_FILE`]?.trim() || undefined : undefined;
  if (file === undefined) return direct;
  if (direct !== undefined) {
    problems.push(`${key} and ${key}_FILE are both set: keep one`);
    return undefined;
  }
  try {
    const value = readFile(file).trim();
    if (value) return value;
    problems.push(`${key}_FILE names an empty file: ${file}`);
  } catch (thrown) {
    problems.push(
      `${key}_FILE names a file that can't be read: ${file} (${(thrown as NodeJS.ErrnoException).code ?? messageOf(thrown)})`,
    );
  }
  return undefined;
}

/** The lines of a refused configuration. */
export function configProblems(refusal: Refusal): readonly string[] {
  return refusal.advice.split('\n');
}
