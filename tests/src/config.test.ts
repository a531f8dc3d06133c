import { describe, expect, test } from 'vitest';
import { CONFIG_KEYS, configProblems, parseConfig, SECRET_KEYS } from '../../src/config.ts';

function problems(environment: Record<string, string>, readFile?: (path: string) => string): readonly string[] {
  const parsed = parseConfig(environment, readFile);
  return parsed.ok ? [] : configProblems(parsed.refusal);
}

const OAUTH = {
  SLACK_CLIENT_ID: '12.34',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 'a state secret that is long',
  SLACK_SIGNING_SECRET: 'signing',
  ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
};

describe('the environment', () => {
  test('nothing set is a working configuration', () => {
    const parsed = parseConfig({});
    expect(parsed.ok && parsed.value).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: 'file:./data/briefing.db',
      DEFAULT_TIMEZONE: 'UTC',
      SEEDS_DIR: './seeds',
      DISCORD_MENTIONS: 'off',
    });
  });

  test('an empty value is the same as none, so that .env.example works as it is', () => {
    expect(problems(Object.fromEntries(CONFIG_KEYS.map((key) => [key, ' '])))).toEqual([]);
  });

  test.each([
    ['DISCORD_TOKEN', 'two words'],
    ['DISCORD_API_URL', 'discord'],
    ['DISCORD_API_URL', 'ftp://x.example'],
    ['DISCORD_MENTIONS', 'yes'],
    ['SLACK_BOT_TOKEN', 'xapp-1'],
    ['SLACK_API_URL', 'https://slack.example/'],
    ['DATABASE_URL', 'mysql://x'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DEFAULT_TIMEZONE', 'Mars/Base'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by name', (key, value) => {
    expect(problems({ SLACK_APP_TOKEN: key === 'SLACK_BOT_TOKEN' ? 'xapp-1' : '', [key]: value }).join()).toContain(
      `${key} must`,
    );
  });

  test('all problems come at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x', DEFAULT_TIMEZONE: 'x' })).toHaveLength(3);
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN'],
    [{ SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET and SLACK_STATE_SECRET beside it'],
    [{ SLACK_STATE_SECRET: 's'.repeat(16) }, 'SLACK_STATE_SECRET needs SLACK_CLIENT_ID and SLACK_CLIENT_SECRET'],
    [{ ...OAUTH, ENCRYPTION_KEY: '' }, 'SLACK_CLIENT_ID needs ENCRYPTION_KEY beside it'],
    [{ ...OAUTH, SLACK_SIGNING_SECRET: '' }, 'SLACK_CLIENT_ID needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN'],
    [{ ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many'],
    [{ ...OAUTH, ENCRYPTION_KEY: 'short' }, 'ENCRYPTION_KEY must be 32 bytes in base64'],
  ])('half a Slack set-up is refused: %j', (environment, expected) => {
    expect(problems(environment).join()).toContain(expected);
  });

  test.each([{}, { SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' }])(
    'many workspaces, over HTTP or Socket Mode: %j',
    (more) => {
      expect(problems({ ...OAUTH, ...more })).toEqual([]);
    },
  );

  test('a secret comes from a file, without its last line break', () => {
    const parsed = parseConfig({ DISCORD_TOKEN_FILE: '/run/secrets/d' }, () => 'abc.def\n');
    expect(parsed.ok && parsed.value.DISCORD_TOKEN).toBe('abc.def');
  });

  test.each([
    [{ DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: '/f' }, 'both set'],
    [{ DISCORD_TOKEN_FILE: '/f' }, 'empty file'],
  ])('%j: %s', (environment, expected) => {
    expect(problems(environment, () => '\n').join()).toContain(expected);
  });

  test('a secret’s file that is not there is named, and no value of a secret is ever in a problem', () => {
    expect(problems({ DISCORD_TOKEN_FILE: '/no/such/file' }).join()).toContain(
      "DISCORD_TOKEN_FILE names a file that can't be read: /no/such/file",
    );
    const loud = Object.fromEntries(SECRET_KEYS.map((key) => [key, 'hush hush']));
    expect(problems(loud).join()).not.toContain('hush');
  });
});
