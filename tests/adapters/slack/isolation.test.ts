import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workspace } from '../../support/fake-slack/workspace.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import { realService } from './real-service.ts';

let stage: OauthStage;
let other: Workspace;
beforeAll(async () => {
  stage = await setOauthStage('http', { answering: realService });
  other = stage.slack.addWorkspace('T0OTHER', 'Other');
  await stage.install(stage.slack.workspace);
  await stage.install(other);
  await stage.slack.sendCommand('digest add "daily 8:00 UTC" harbour');
  await stage.slack.sendCommand('harbour');
});
afterAll(() => stage.close());

const inOther = { channel: 'D0DIRECT' };
const told = (messages: readonly { text: string; blocks: readonly object[] }[]) =>
  JSON.stringify(messages.map(({ text, blocks }) => [text, blocks]));

async function expectNothingChanged(): Promise<void> {
  const kept = { id: 1, topic: 'harbour', state: 'active', when: 'daily 08:00' };
  expect(await stage.store.subscriptions.list('slack', 'T0ELLERY')).toMatchObject([kept]);
}

test.each(['pause', 'resume', 'history', 'preview', 'now', 'remove'])(
  'digest %s of another workspace’s number answers as if there were none, and changes nothing',
  async (verb) => {
    const acts = stage.slack.actsIn(other);
    const theirs = told(await acts.sendCommand(`digest ${verb} 1`, inOther));
    expect(theirs).toBe(told(await acts.sendCommand(`digest ${verb} 2`, inOther)).replaceAll('2', '1'));
    expect(theirs).not.toContain('harbour');
    await expectNothingChanged();
  },
);

test.each(['digest-preview:1', 'digest-now:1', 'digest-remove:1'])(
  'the button %s, pressed in another workspace, answers as if there were no such digest, and changes nothing',
  async (id) => {
    const acts = stage.slack.actsIn(other);
    const theirs = told(await acts.press(id, inOther));
    expect(theirs).toBe(told(await acts.press(id.replace('1', '2'), inOther)).replaceAll('2', '1'));
    expect(theirs).not.toContain('harbour');
    await expectNothingChanged();
  },
);

test('lists show what is the workspace’s own', async () => {
  const acts = stage.slack.actsIn(other);
  expect(told(await acts.sendCommand('digest list', inOther))).not.toContain('harbour');
  expect(told(await stage.slack.sendCommand('digest list'))).toContain('harbour');
});

test('the buttons of a briefing open nothing in another workspace, until it is shown there too', async () => {
  const ids = ['sources:ID:0:0', 'quotes:ID:0:0', 'timeline:ID:0:0', 'story:ID:1:1', 'said:ID:all:0', 'changed:ID:ID'];
  const acts = stage.slack.actsIn(other);
  const inBoth = async (id: string) => [told(await stage.slack.press(id)), told(await acts.press(id, inOther))];
  const [expired] = await inBoth('sources:nosuch:0:0');
  for (const id of ids.map((one) => one.replaceAll('ID', 'feedc0ffee'))) {
    const [here, there] = await inBoth(id);
    expect(there).toBe(expired);
    expect(here).not.toBe(expired);
  }
  await acts.sendCommand('harbour', inOther);
  const [here, there] = await inBoth('sources:feedc0ffee:0:0');
  expect(there).toBe(here);
});
