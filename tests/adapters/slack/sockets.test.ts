import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Stage, setStage } from './slack-server.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage('socket');
  await connected(2);
});
afterEach(() => stage.close());

function connected(opened: number): Promise<true> {
  const { slack } = stage;
  return slack.until(() => (slack.connections() === 2 && slack.opened() >= opened ? true : null), 'two connections');
}

test('keeps two connections', () => {
  expect(stage.slack.connections()).toBe(2);
  expect(stage.adapter.problem()).toBeNull();
});

test('answers every command while Slack renews the connections', async () => {
  const words: string[] = [];
  for (let round = 0; round < 3; round++) {
    stage.slack.refreshSockets();
    for (let command = 0; command < 20; command++) {
      words.push(`topic ${round} ${command}`);
      await stage.slack.sendCommand(`topic ${round} ${command}`);
    }
    await connected(4 + 2 * round);
  }
  expect(stage.slack.messages('C0HARBOUR').map(({ text }) => text)).toEqual(
    words.map((typed) => `You typed: ${typed}`),
  );
});

test('opens the next connection before the last is closed', async () => {
  const { slack } = stage;
  let least = slack.connections();
  slack.refreshSockets();
  await slack.until(() => {
    least = Math.min(least, slack.connections());
    return slack.opened() === 4 && slack.connections() === 2 ? true : null;
  }, 'both to be renewed');
  expect(least).toBe(2);
});

test('comes back after connections that Slack closed or the network cut', async () => {
  stage.slack.refreshSockets(true);
  await connected(4);
  stage.slack.dropSockets();
  await connected(6);
  const [answer] = await stage.slack.sendCommand('port ellery');
  expect(answer?.text).toBe('You typed: port ellery');
});

test('comes back when Slack could not open one for a while', async () => {
  stage.slack.inject('apps.connections.open', { status: 503 }, 2);
  stage.slack.inject('apps.connections.open', { error: 'internal_error' }, 1);
  stage.slack.dropSockets();
  await connected(4);
  const [answer] = await stage.slack.sendCommand('port ellery');
  expect(answer?.text).toBe('You typed: port ellery');
});

test('opens none after stop', async () => {
  await stage.adapter.stop();
  const opened = stage.slack.opened();
  await stage.slack.until(() => (stage.slack.connections() === 0 ? true : null), 'all to be closed');
  expect(stage.slack.opened()).toBe(opened);
});
