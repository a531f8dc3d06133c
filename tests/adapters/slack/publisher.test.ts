import { afterEach, beforeEach, expect, test } from 'vitest';
import { note, type Part } from '../../../src/index.ts';
import { type Stage, setStage } from './slack-server.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage('socket');
});
afterEach(() => stage.close());

function part(over: Partial<Part> = {}, channelId = 'C0HARBOUR', tenantId = 'T0ELLERY'): Part {
  const [payload = ''] = stage.adapter.publisher.render(note('Dockers vote'));
  return {
    address: { platform: 'slack', tenantId, channelId },
    payload,
    key: 'k',
    firstMessageId: null,
    inDoubt: null,
    ...over,
  };
}

test('posts a part once, with what was rendered', async () => {
  const { publisher } = stage.adapter;
  expect(publisher).toMatchObject({ platform: 'slack', idempotent: false });
  const outcome = await publisher.post(part());
  const [message] = stage.slack.messages('C0HARBOUR');
  expect(outcome).toEqual({ kind: 'posted', messageId: message?.ts });
  expect(message).toMatchObject({ text: 'Dockers vote', threadTs: null });
  expect(stage.slack.calls('chat.postMessage')[0]).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
});

test('puts later parts into the thread of the first', async () => {
  await stage.adapter.publisher.post(part({ firstMessageId: '1700000000.000009' }));
  expect(stage.slack.messages('C0HARBOUR')[0]?.threadTs).toBe('1700000000.000009');
});

test.each([
  ['C0CLOSED', 'not_in_channel'],
  ['C0OLD', 'is_archived'],
  ['C0SECRET', 'channel_not_found'],
])('%s is gone: %s', async (channelId, reason) => {
  expect(await stage.adapter.publisher.post(part({}, channelId))).toMatchObject({ kind: 'gone', reason });
});

test('never posts into another workspace', async () => {
  const outcome = await stage.adapter.publisher.post(part({}, 'C0HARBOUR', 'T0OTHER'));
  expect(outcome).toMatchObject({ kind: 'gone', reason: 'not_installed' });
  expect(stage.slack.calls('chat.postMessage')).toEqual([]);
});

test('says how long Slack asks to wait, does not wait, and holds nothing else up', async () => {
  stage.slack.inject('chat.postMessage', { status: 429, retryAfter: 3_600 });
  expect(await stage.adapter.publisher.post(part())).toEqual({ kind: 'rate-limited', retryAfterMs: 3_600_000 });
  expect(await stage.adapter.publisher.post(part({}, 'D0DIRECT'))).toMatchObject({ kind: 'posted' });
});

test('a workspace or channel that must wait holds up no other', async () => {
  const other = await setStage('socket');
  try {
    stage.slack.inject('chat.postMessage', { status: 429, retryAfter: 3_600 });
    const [elsewhere, ...here] = await Promise.all([
      other.adapter.publisher.post(part()),
      stage.adapter.publisher.post(part()),
      stage.adapter.publisher.post(part({}, 'D0DIRECT')),
    ]);
    expect(elsewhere.kind).toBe('posted');
    expect(here.map(({ kind }) => kind).sort()).toEqual(['posted', 'rate-limited']);
  } finally {
    await other.close();
  }
});

test('tells a fault before the post from one that may have come after', async () => {
  stage.slack.inject('chat.postMessage', { status: 500 });
  expect(await stage.adapter.publisher.post(part())).toEqual({ kind: 'failed', reason: 'HTTP 500' });
  stage.slack.inject('chat.postMessage', 'cut-after');
  expect((await stage.adapter.publisher.post(part())).kind).toBe('unknown');
  stage.slack.inject('chat.postMessage', 'cut-before');
  expect((await stage.adapter.publisher.post(part())).kind).toBe('unknown');
  expect(stage.slack.calls('chat.postMessage')).toHaveLength(3);
  expect(stage.slack.messages('C0HARBOUR')).toHaveLength(1);
});

test('a Slack that is gone altogether is a failure, not an exception', async () => {
  await stage.slack.close();
  // The first may still go out on a connection that is just being closed: then nobody can know.
  await stage.adapter.publisher.post(part());
  expect((await stage.adapter.publisher.post(part())).kind).toBe('failed');
});

test('tells a person in their conversation with the app', async () => {
  const { publisher } = stage.adapter;
  const outcome = await publisher.tell?.({ tenantId: 'T0ELLERY', userId: 'U0ANA' }, note('Digest 7 is paused.'));
  expect(outcome).toMatchObject({ kind: 'posted' });
  expect(stage.slack.calls('chat.postMessage')[0]).toMatchObject({ channel: 'U0ANA' });
  expect(stage.slack.messages('D0DIRECT')[0]?.text).toBe('Digest 7 is paused.');
});
