import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCore, silentLogger, systemClock } from '../../../src/index.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { threeStories } from '../../support/both-chats.ts';
import type { Workspace } from '../../support/fake-slack/workspace.ts';
import { noSources } from '../../support/no-sources.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';

let stage: OauthStage;
let other: Workspace;
beforeEach(async () => {
  stage = await setOauthStage('http', { answering: (store) => serviceOn(store) });
  other = stage.slack.addWorkspace('T0OTHER', 'Other');
  await stage.install(stage.slack.workspace);
  await stage.install(other);
});
afterEach(() => stage.close());

/** The real commands on the real store; every topic is answered with the same briefing. */
function serviceOn(store: Store) {
  const parts = { sources: noSources(2), defaultZone: 'UTC', clock: systemClock, logger: silentLogger };
  const briefer = {
    brief: async () => ({ found: true, shown: threeStories() }) as const,
    suggest: async () => [],
    written: (topic: string) => topic,
  };
  const deliverNow = async () => ({ state: 'posted' as const, reason: null });
  return createCore({ ...store, ...parts, briefer, deliverNow }).service;
}

const inOther = { channel: 'D0DIRECT' };
const told = (messages: readonly { text: string; blocks: readonly object[] }[]) =>
  JSON.stringify(messages.map(({ text, blocks }) => [text, blocks]));

test.each(['pause', 'resume', 'history', 'preview', 'now', 'remove'])(
  'digest %s of another workspace’s number answers as if there were none, and changes nothing',
  async (verb) => {
    const { slack, store } = stage;
    await slack.sendCommand('digest add "daily 8:00 UTC" harbour');
    const before = await store.subscriptions.list('slack', 'T0ELLERY');
    expect(before).toMatchObject([{ id: 1, topic: 'harbour' }]);
    const acts = slack.actsIn(other);
    const [theirs, none] = [
      await acts.sendCommand(`digest ${verb} 1`, inOther),
      await acts.sendCommand(`digest ${verb} 2`, inOther),
    ];
    expect(told(theirs)).toBe(told(none).replaceAll('2', '1'));
    expect(told(theirs)).not.toContain('harbour');
    expect(await store.subscriptions.list('slack', 'T0ELLERY')).toEqual(before);
  },
);

test.each(['digest-preview:1', 'digest-now:1', 'digest-remove:1'])(
  'the button %s, pressed in another workspace, answers as if there were no such digest, and changes nothing',
  async (id) => {
    const { slack, store } = stage;
    await slack.sendCommand('digest add "daily 8:00 UTC" harbour');
    const acts = slack.actsIn(other);
    const theirs = told(await acts.press(id, inOther));
    expect(theirs).toBe(told(await acts.press(id.replace('1', '2'), inOther)).replaceAll('2', '1'));
    expect(theirs).not.toContain('harbour');
    expect(await store.subscriptions.list('slack', 'T0ELLERY')).toMatchObject([{ id: 1, state: 'active' }]);
  },
);

test.each([
  'sources:feedc0ffee:0:0',
  'quotes:feedc0ffee:0:0',
  'timeline:feedc0ffee:0:0',
  'story:feedc0ffee:1:1',
  'said:feedc0ffee:all:0',
  'changed:feedc0ffee:feedc0ffee',
])('the button %s of a briefing opens nothing in another workspace, until it is shown there too', async (id) => {
  const { slack } = stage;
  await slack.sendCommand('harbour');
  const [here] = await slack.press(id);
  const acts = slack.actsIn(other);
  const there = told(await acts.press(id, inOther));
  expect(there).toBe(told(await acts.press(id.replaceAll('feedc0ffee', 'nosuch'), inOther)));
  expect(there).not.toBe(told(here ? [here] : []));
  await acts.sendCommand('harbour', inOther);
  expect(told(await acts.press(id, inOther))).toBe(told(here ? [here] : []));
});

test('lists show what is the workspace’s own', async () => {
  const { slack } = stage;
  await slack.sendCommand('digest add "daily 8:00 UTC" harbour');
  const acts = slack.actsIn(other);
  expect(told(await acts.sendCommand('digest list', inOther))).not.toContain('harbour');
  expect(told(await slack.sendCommand('digest list'))).toContain('harbour');
});
