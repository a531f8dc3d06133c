import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { describeStart, type StartFacts } from '../../src/describe-start.ts';

function linesOf(facts: Partial<StartFacts>): string[] {
  const config = parseConfig({});
  if (!config.ok) throw new Error(config.refusal.advice);
  return describeStart({
    config: config.value,
    stories: 2,
    articles: 5,
    feeds: 0,
    subscriptions: [],
    started: [],
    address: 'http://127.0.0.1:3000',
    page: true,
    now: new Date('2026-03-05T08:00:00Z'),
    ...facts,
  });
}

test('who has set up nothing is told where the page is, and the way to each platform', () => {
  const lines = linesOf({});
  expect(lines.filter((line) => line.startsWith('         '))).toEqual([
    expect.stringMatching(/discord\.com\/developers\/applications.*DISCORD_TOKEN=/),
    expect.stringMatching(/api\.slack\.com\/apps.*SLACK_BOT_TOKEN=.*SLACK_APP_TOKEN=/),
  ]);
  expect(lines.find((line) => line.startsWith('page'))).toMatch(
    /^page {5}http:\/\/127\.0\.0\.1:3000\/ open it and ask/,
  );
});

test('with a platform the page is an address, and none where it is off', () => {
  const started = [{ name: 'discord', result: { ok: true, value: { description: 'connected' } } }] as const;
  expect(linesOf({ started })).toContain('page     http://127.0.0.1:3000/');
  expect(linesOf({ started }).some((line) => line.startsWith('    '))).toBe(false);
  expect(linesOf({ page: false }).some((line) => line.startsWith('page'))).toBe(false);
});

test.each(['http://0.0.0.0:80', 'http://[::]:80'])('the page of %s has an address that is answered', (address) => {
  expect(linesOf({ address }).join('\n')).toContain('page     http://127.0.0.1:80/');
});

test('an address of one network alone does not lead to the page', () => {
  expect(linesOf({ address: 'http://192.168.1.5:3000' }).join('\n')).toContain(
    'page     HOST keeps it from this machine',
  );
});
