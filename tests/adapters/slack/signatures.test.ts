import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RequestBody, signedHeaders } from '../../support/fake-slack/sign.ts';
import { type Stage, setStage } from './slack-server.ts';

const SECRET = 'fake-signing-secret';
const BODY: RequestBody = {
  type: 'application/x-www-form-urlencoded',
  text: new URLSearchParams({
    command: '/briefing',
    text: 'port ellery',
    team_id: 'T0ELLERY',
    channel_id: 'C0HARBOUR',
    user_id: 'U0READER',
  }).toString(),
};

let stage: Stage;
beforeEach(async () => {
  stage = await setStage('http');
});
afterEach(() => stage.close());

function now(): number {
  return Math.floor(Date.now() / 1000);
}

test('a signed request is taken', async () => {
  expect(await stage.slack.postSigned(BODY, signedHeaders(SECRET, BODY, now()))).toBe(200);
  await expect.poll(() => stage.service.asked, { timeout: 5_000 }).toHaveLength(1);
});

test.each<[string, () => Record<string, string>]>([
  ['another secret', () => signedHeaders('another', BODY, now())],
  ['another body', () => signedHeaders(SECRET, { ...BODY, text: `${BODY.text}0` }, now())],
  ['no signature', () => ({ ...signedHeaders(SECRET, BODY, now()), 'x-slack-signature': '' })],
  ['no signature headers', () => ({ 'content-type': BODY.type })],
  ['a time that is no number', () => ({ ...signedHeaders(SECRET, BODY, now()), 'x-slack-request-timestamp': 'soon' })],
  ['a time over 5 minutes ago', () => signedHeaders(SECRET, BODY, now() - 310)],
  ['a time over 5 minutes ahead', () => signedHeaders(SECRET, BODY, now() + 310)],
])('%s is refused, logged once without the body, and nothing is done', async (_what, headers) => {
  expect(await stage.slack.postSigned(BODY, headers())).toBe(401);
  expect(stage.service.asked).toEqual([]);
  const warnings = stage.logged.filter(({ level }) => level === 'warn');
  expect(warnings).toHaveLength(1);
  expect(JSON.stringify(warnings)).not.toContain('ellery');
});

test.each([-290, 290])('a clock that is %i seconds off is borne with', async (skew) => {
  expect(await stage.slack.postSigned(BODY, signedHeaders(SECRET, BODY, now() + skew))).toBe(200);
});

test('a replayed request is acknowledged, logged once and not done again', async () => {
  const headers = signedHeaders(SECRET, BODY, now());
  await stage.slack.postSigned(BODY, headers);
  await stage.slack.postSigned(BODY, headers);
  expect(stage.service.asked).toHaveLength(1);
  expect(stage.logged.filter(({ message }) => message.includes('a second time'))).toHaveLength(1);
});

test('an event that Slack sends again, signed anew, is not done again', async () => {
  const event = { type: 'app_mention', user: 'U0READER', channel: 'C0HARBOUR', ts: '1.000001', text: 'port ellery' };
  const text = JSON.stringify({ type: 'event_callback', team_id: 'T0ELLERY', event_id: 'Ev0SAME', event });
  const body: RequestBody = { type: 'application/json', text };
  await stage.slack.postSigned(body, signedHeaders(SECRET, body, now() - 60));
  await stage.slack.postSigned(body, signedHeaders(SECRET, body, now()));
  expect(stage.service.asked).toHaveLength(1);
});

test('what another bot writes is left alone', async () => {
  const event = { type: 'app_mention', user: 'U0BOT', bot_id: 'B0BOT', channel: 'C0HARBOUR', ts: '1.1', text: 'salt' };
  const text = JSON.stringify({ type: 'event_callback', team_id: 'T0ELLERY', event_id: 'Ev0BOT', event });
  const body: RequestBody = { type: 'application/json', text };
  expect(await stage.slack.postSigned(body, signedHeaders(SECRET, body, now()))).toBe(200);
  expect(stage.service.asked).toEqual([]);
});

test('Slack’s check of the address is answered', async () => {
  const text = JSON.stringify({ type: 'url_verification', challenge: 'ellery' });
  const body: RequestBody = { type: 'application/json', text };
  expect(await stage.slack.postSigned(body, signedHeaders(SECRET, body, now()))).toBe(200);
});

test('a body that is no JSON is refused', async () => {
  const body: RequestBody = { type: 'application/json', text: 'ellery' };
  expect(await stage.slack.postSigned(body, signedHeaders(SECRET, body, now()))).toBe(400);
});

test('a body of over a megabyte is refused', async () => {
  const body: RequestBody = { type: 'application/json', text: `"${'x'.repeat(1_100_000)}"` };
  expect(await stage.slack.postSigned(body, signedHeaders(SECRET, body, now()))).toBe(413);
});
