import { afterEach, beforeEach, expect, test } from 'vitest';
import { note, type Part } from '../../../src/index.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import type { Stage } from './slack-server.ts';

const HOUR_MS = 3_600_000;

let stage: OauthStage;
beforeEach(async () => {
  stage = await setOauthStage('http');
  stage.slack.rotate(12 * 3_600);
  await stage.install(stage.slack.workspace);
});
afterEach(() => stage.close());

const renewals = () => stage.slack.calls('oauth.v2.access').filter((call) => call['grant_type'] === 'refresh_token');
const token = async () => (await stage.installations.find('T0ELLERY', null))?.tokens.access;

function post({ adapter }: Pick<Stage, 'adapter'>) {
  const [payload = ''] = adapter.publisher.render(note('Dockers vote'));
  const address = { platform: 'slack', tenantId: 'T0ELLERY', channelId: 'C0HARBOUR' };
  const part: Part = { address, payload, key: 'k', firstMessageId: null, inDoubt: null };
  return adapter.publisher.post(part);
}

test('tokens are renewed two hours before they expire, once, and kept', async () => {
  const first = await token();
  stage.clock.advance(10 * HOUR_MS - 1_000);
  await stage.slack.sendCommand('port ellery');
  expect(renewals()).toEqual([]);
  stage.clock.advance(2_000);
  await stage.slack.mention('port ellery');
  await post(stage);
  expect(renewals()).toHaveLength(1);
  expect(await token()).not.toBe(first);
  stage.clock.advance(10 * HOUR_MS + 1_000);
  expect(await post(stage)).toMatchObject({ kind: 'posted' });
  expect(renewals()).toHaveLength(2);
});

test.each(['token_expired', 'token_revoked'])(
  'a post on its way while tokens are renewed is posted: %s',
  async (error) => {
    stage.slack.hold('chat.postMessage');
    const posting = post(stage);
    const posts = () => stage.slack.calls('chat.postMessage').length;
    await stage.slack.until(() => (posts() === 1 ? true : null), 'the post');
    stage.clock.advance(11 * HOUR_MS);
    await stage.slack.sendCommand('port ellery');
    expect(renewals()).toHaveLength(1);
    stage.slack.inject('chat.postMessage', { error });
    stage.slack.release();
    expect(await posting).toMatchObject({ kind: 'posted' });
    expect(posts()).toBe(2);
  },
);

test('a post that the present token is refused for is not tried again', async () => {
  stage.slack.inject('chat.postMessage', { error: 'token_revoked' }, 2);
  expect(await post(stage)).toMatchObject({ kind: 'gone', reason: 'token_revoked' });
  expect(stage.slack.calls('chat.postMessage')).toHaveLength(1);
});

test('two processes that need new tokens at once ask once, and both go on', async () => {
  const other = await stage.anotherProcess();
  stage.clock.advance(30 * HOUR_MS);
  const outcomes = await Promise.all([post(stage), post(other), post(stage), post(other)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['posted', 'posted', 'posted', 'posted']);
  expect(renewals()).toHaveLength(1);
  await other.close();
});

test('a failure leaves the old token, says so without it, and is tried again after half a minute', async () => {
  stage.clock.advance(11 * HOUR_MS);
  stage.slack.inject('oauth.v2.access', { status: 503 });
  expect(await post(stage)).toMatchObject({ kind: 'posted' });
  expect(await post(stage)).toMatchObject({ kind: 'posted' });
  expect(renewals()).toHaveLength(1);
  const [line, ...more] = stage.logged.filter(({ level }) => level === 'error');
  expect(line).toMatchObject({ fields: { tenantId: 'T0ELLERY', reason: 'HTTP 503' } });
  expect(more).toEqual([]);
  expect(JSON.stringify(stage.logged)).not.toContain('xoxe');
  stage.clock.advance(31_000);
  await post(stage);
  expect(renewals()).toHaveLength(2);
  stage.clock.advance(2 * HOUR_MS);
  expect(await post(stage)).toMatchObject({ kind: 'posted' });
});

test('a command is acknowledged before its workspace has new tokens', async () => {
  stage.clock.advance(13 * HOUR_MS);
  stage.slack.hold('oauth.v2.access');
  await stage.slack.sendCommand('port ellery', { answers: 0 });
  expect(stage.service.asked).toEqual([]);
  stage.slack.release();
  await expect.poll(() => stage.service.asked.length, { timeout: 5_000 }).toBe(1);
});

test('new tokens that come when the app was installed anew are let go of, and that is in the log', async () => {
  stage.clock.advance(11 * HOUR_MS);
  stage.slack.hold('oauth.v2.access');
  const posting = post(stage);
  await stage.slack.until(() => (renewals().length === 1 ? true : null), 'the renewal');
  const installed = await stage.installations.find('T0ELLERY', null);
  if (installed === null) throw new Error('not installed');
  await stage.installations.save({ ...installed, tokens: { ...installed.tokens, access: 'xoxb-anew' } });
  stage.slack.release();
  await posting;
  expect(await token()).toBe('xoxb-anew');
  expect(stage.logged.filter(({ level }) => level === 'warn')).toMatchObject([
    { fields: { tenantId: 'T0ELLERY' }, message: expect.stringContaining('installed anew or removed meanwhile') },
  ]);
  expect(JSON.stringify(stage.logged)).not.toContain('xoxe');
});

test('a stop waits for new tokens, which else were lost', async () => {
  const first = await token();
  stage.clock.advance(13 * HOUR_MS);
  stage.slack.hold('oauth.v2.access');
  const posting = post(stage);
  await stage.slack.until(() => (renewals().length === 1 ? true : null), 'the renewal');
  let over = false;
  const stopped = stage.adapter.stop().then(() => {
    over = true;
  });
  await new Promise(setImmediate);
  expect(over).toBe(false);
  stage.slack.release();
  await stopped;
  expect(await token()).not.toBe(first);
  await posting;
});
