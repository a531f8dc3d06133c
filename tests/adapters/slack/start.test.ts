import { expect, test } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/index.ts';
import { refuse, silentLogger, systemClock } from '../../../src/index.ts';
import { createFakeService } from './fake-service.ts';
import { setStage, TRANSPORTS } from './slack-server.ts';

test.each(TRANSPORTS)('a wrong bot token over %s is refused in one clear line', async (transport) => {
  const stage = await setStage(transport, { botToken: 'xoxb-wrong', idle: true });
  const started = await stage.adapter.start();
  expect(started).toMatchObject({
    ok: false,
    refusal: {
      code: 'slack-bot-token',
      advice:
        'Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token (xoxb-…) again: docs/slack.md.',
    },
  });
  expect(stage.adapter.problem()).not.toBeNull();
  await stage.close();
});

test('a wrong app token is refused in one clear line', async () => {
  const stage = await setStage('socket', { appToken: 'xapp-wrong', idle: true });
  const started = await stage.adapter.start();
  expect(started).toMatchObject({ ok: false, refusal: { code: 'slack-app-token' } });
  expect(started.ok ? '' : started.refusal.advice).toContain('SLACK_APP_TOKEN (invalid_auth)');
  await stage.close();
});

test('tokens are in no line of the log', async () => {
  const stage = await setStage('socket', { appToken: 'xapp-wrong', idle: true });
  await stage.adapter.start();
  const { botToken, signingSecret } = stage.slack.workspace;
  const log = JSON.stringify(stage.logged);
  for (const secret of [botToken, signingSecret, 'xapp-wrong']) expect(log).not.toContain(secret);
  await stage.close();
});

test.each(TRANSPORTS)('a Slack that does not answer is tried again over %s', async (transport) => {
  const stage = await setStage(transport, {
    idle: true,
    prepare: (slack) => slack.inject('auth.test', { status: 503 }, 1),
  });
  expect(await stage.adapter.start()).toEqual({
    ok: true,
    value: { description: 'Slack does not answer (HTTP 503). Trying again in the background.' },
  });
  expect(stage.adapter.problem()).not.toBeNull();
  await stage.slack.until(() => (stage.slack.calls('auth.test').length === 2 ? true : null), 'a second attempt');
  await expect.poll(() => stage.adapter.problem(), { timeout: 5_000 }).toBeNull();
  await stage.slack.sendCommand('port ellery');
  await stage.close();
});

test('over HTTP, requests before Slack has answered are to be sent again', async () => {
  const stage = await setStage('http', { idle: true });
  await expect(stage.slack.sendCommand('port ellery')).rejects.toThrow('did not acknowledge');
  expect(stage.service.asked).toEqual([]);
  await stage.close();
});

test('without a transport it says what is missing', async () => {
  const adapter = createSlackAdapter({
    botToken: 'xoxb-any',
    service: createFakeService(),
    fetchFile: async () => refuse('no-file', 'Nothing is fetched.'),
    logger: silentLogger,
    clock: systemClock,
  });
  expect(await adapter.start()).toMatchObject({ ok: false, refusal: { code: 'slack-transport' } });
  expect(adapter.routes.size).toBe(0);
  await adapter.stop();
});

test.each(TRANSPORTS)(
  'stop over %s waits for the answer that is being given, and may be called twice',
  async (transport) => {
    const stage = await setStage(transport);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { service } = stage;
    const answer = service.runWords;
    service.runWords = async (words, caller) => {
      await gate;
      return answer(words, caller);
    };
    await stage.slack.sendCommand('port ellery', { answers: 0 });
    const stopped = stage.adapter.stop();
    expect(stage.adapter.problem()).not.toBeNull();
    open();
    await stopped;
    expect(stage.slack.messages('C0HARBOUR').map(({ text }) => text)).toEqual(['You typed: port ellery']);
    await stage.adapter.stop();
    await stage.close();
  },
);
