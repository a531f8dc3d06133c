import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sources } from '../../../src/create-sources.ts';
import { ok, refuse } from '../../../src/index.ts';
import type { FakeHome } from '../../support/fake-slack/home-acts.ts';
import type { Workspace } from '../../support/fake-slack/workspace.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import { realService } from './real-service.ts';
import { TRANSPORTS } from './slack-server.ts';

const ADMIN = { user: 'U0ADMIN' };
const READER = { user: 'U0READER' };

const FEED = {
  address: 'https://courier.example/feed',
  title: 'Ellery Courier',
  link: null,
  shared: false,
  failure: 'no answer',
  closed: false,
  excerptOnly: false,
  lastSuccessAt: null,
  nextPollAt: null,
  aDay: null,
};

/** What is found at the addresses that people give. */
const ADDRESSES: Readonly<Record<string, Awaited<ReturnType<Sources['addSource']>>>> = {
  'courier.example': ok({
    kind: 'followed',
    address: FEED.address,
    title: FEED.title,
    known: false,
    articles: 3,
    excerptOnly: false,
  }),
  'several.example': ok({
    kind: 'choice',
    feeds: ['a', 'b'].map((name) => ({ url: `https://several.example/${name}`, title: null })),
  }),
};

describe.each(TRANSPORTS)('the Home of the app over %s', (transport) => {
  let stage: OauthStage;
  let other: Workspace;
  let asked: string[];
  beforeAll(async () => {
    asked = [];
    const addSource: Sources['addSource'] = async (url) => {
      asked.push(url);
      return ADDRESSES[url] ?? refuse('no-feed', 'That page names no feed.');
    };
    stage = await setOauthStage(transport, {
      answering: (store) => realService(store, { feedsOf: async () => [FEED], addSource }),
    });
    other = stage.slack.addWorkspace('T0OTHER', 'Other');
    await stage.install(stage.slack.workspace);
    await stage.install(other);
  });
  afterAll(async () => {
    expect([...stage.slack.workspace.refused, ...other.refused]).toEqual([]);
    expect([...stage.slack.workspace.mentions, ...other.mentions]).toEqual([]);
    await stage.close();
  });

  /** Presses a button of the Home that opens a form, and sends that in. */
  async function submitFrom(button: string, filled: Record<string, string>): Promise<FakeHome> {
    const form = await stage.slack.form(() => stage.slack.pressForForm(button));
    return stage.slack.nextHome(() => stage.slack.submit(form, filled));
  }

  test('shows the first steps, the time zone, the sources and who may manage', async () => {
    const { text, buttons } = await stage.slack.openHome();
    expect(text).toMatch(/^No digests yet\n/);
    expect(text).toContain('First steps');
    expect(text).toContain('/briefing floods');
    expect(text).toContain('Your time zone: Europe/Lisbon · this bot’s: UTC.');
    expect(text).toContain('1 of 1 feed fails');
    expect(text).toContain('Ellery Courier · fails: no answer');
    expect(text).toContain('Every member may make digests and manage their own');
    expect(buttons).toEqual(['digest-add']);
    expect(text).not.toContain('Add source');
    const admins = await stage.slack.openHome(ADMIN);
    expect(admins.text).toContain('Follow your own feeds: “Add source” below.');
    expect(admins.buttons).toEqual(['digest-add', 'sources-add', 'managers']);
  });

  test('adds a source by a form, for those who may, and says at its field why not', async () => {
    const form = await stage.slack.form(() => stage.slack.pressForForm('sources-add', ADMIN));
    expect(form.title).toBe('Add a source');
    const submit = (url: string, who = ADMIN) => stage.slack.submit(form, { url }, who);
    expect(await submit('none.example')).toEqual({ url: 'That page names no feed.' });
    const home = await stage.slack.nextHome(() => submit(' courier.example '), ADMIN);
    expect(home.text).toMatch(/^Ellery Courier is followed now: 3 articles read, in the next briefing\./);
    expect(home.text).toContain('Undo: /briefing sources remove https://courier.example/feed');
    expect(await submit('several.example')).toEqual({
      url: 'That page names 2 feeds. Give the address of one: https://several.example/a · https://several.example/b',
    });
    expect(asked).toEqual(['none.example', 'courier.example', 'several.example']);
    const bare = await stage.slack.form(() => stage.slack.sendCommand('sources add', { ...ADMIN, answers: 0 }));
    expect(bare.title).toBe('Add a source');
    expect((await stage.slack.pressInHome('sources-add')).text).toContain('is for admins and owners here');
    const forged = await stage.slack.nextHome(() => submit('courier.example', READER), READER);
    expect(forged.text).toContain('is for admins and owners here');
    expect(asked).toHaveLength(3);
  });

  test('makes a digest by a form that asks where, and shows it with what came of it', async () => {
    const form = await stage.slack.form(() => stage.slack.pressForForm('digest-add'));
    expect(form.blocks.find((block) => block['block_id'] === 'channel')).toMatchObject({ optional: false });
    const filled = { topic: 'harbour', when: 'weekdays 8:30', channel: 'C0HARBOUR' };
    const home = await stage.slack.nextHome(() => stage.slack.submit(form, filled));
    expect(home.text).toMatch(/^Digest 1 · harbour · weekdays 08:30 Europe\/Lisbon · #C0HARBOUR\. Next: /);
    expect(home.text).toMatch(/Digests \(1\)\nDigest 1 · harbour · .* · next /);
    expect(home.text).toContain('No edition yet');
    expect(home.text).not.toContain('First steps');
    const { buttons, blocks } = await stage.slack.openHome();
    const menu = ['digest-preview:1', 'digest-now:1', 'digest-history:1', 'digest-remove:1'];
    expect(buttons).toEqual(['digest-edit:1', 'digest-pause:1', ...menu, 'digest-add']);
    const row = blocks.find((block) => JSON.stringify(block).includes('digest-edit:1'));
    expect(row).toMatchObject({
      type: 'actions',
      elements: [{ type: 'button' }, { type: 'button' }, { type: 'overflow' }],
    });
    expect(stage.slack.workspace.messages).toEqual([]);
  });

  test('pauses, resumes and edits, and is shown anew each time', async () => {
    const paused = await stage.slack.pressInHome('digest-pause:1');
    expect(paused.text).toMatch(/^Paused: Digest 1 · .*\n.*· paused: by hand/s);
    expect(paused.buttons).toContain('digest-resume:1');
    const resumed = await stage.slack.pressInHome('digest-resume:1');
    expect(resumed.text).toMatch(/^Resumed: Digest 1 · .* · next /s);
    expect(resumed.buttons).toContain('digest-pause:1');
    const edited = await submitFrom('digest-edit:1', { topic: 'cranes' });
    expect(edited.text).toMatch(/^Changed: Digest 1 · cranes · /);
  });

  test('tells the last outcome', async () => {
    const edition = { subscriptionId: 1, dueAt: '2026-03-05T08:30:00.000Z' };
    const at = (seconds: number) => new Date(Date.parse(edition.dueAt) + seconds * 1000);
    await stage.store.ledger.claim(edition, 'w', at(0), at(60));
    await stage.store.ledger.settle(edition, 'w', { state: 'failed', reason: 'the channel is archived' }, at(1));
    expect((await stage.slack.openHome()).text).toMatch(/\nLast: .* · failed: the channel is archived\n/);
  });

  test('tells the history and posts one at once from the menu of a digest', async () => {
    const history = await stage.slack.pressInHome('digest-history:1');
    expect(history.text).toMatch(/^Digest 1 · cranes · .*\n.* · failed: the channel is archived\n/);
    expect((await stage.slack.pressInHome('digest-now:1')).text).toMatch(/^Posted/);
  });

  test('says at its field what is wrong in a form, and changes nothing', async () => {
    const form = await stage.slack.form(() => stage.slack.pressForForm('digest-edit:1'));
    expect(await stage.slack.submit(form, { when: 'evry morning' })).toEqual({
      when: expect.stringContaining("I can't read"),
    });
  });

  test('what is long is told in the messages of the app', async () => {
    const home = await stage.slack.pressInHome('digest-preview:1');
    expect(home.text).toMatch(/^That is in Messages, the next tab here\.\n/);
    const [told] = stage.slack.messages('D0DIRECT');
    expect(told?.blocks.length).toBeGreaterThan(6);
    expect(JSON.stringify(told?.blocks)).toContain('Dockers vote to strike');
  });

  test('the Messages tab shows no Home, and what comes twice is done once', async () => {
    const shown = () => stage.slack.workspace.homes.length;
    const before = shown();
    await stage.slack.openMessages();
    await stage.slack.openHome({ repeat: true });
    await stage.slack.openHome();
    expect(shown()).toBe(before + 2);
  });

  test('ten digests stand on a page; an action leads back to the page that it was pressed on', async () => {
    for (let count = 2; count <= 23; count++) {
      await stage.slack.sendCommand(`digest add "mon ${count % 24}:00" topic ${count}`);
    }
    const first = await stage.slack.openHome();
    expect(first.text).toContain('Digests (1 to 10 of 23)');
    expect(first.buttons).toContain('home:1');
    const last = await stage.slack.pressInHome('home:2');
    expect(last.text).toContain('Digests (21 to 23 of 23)');
    expect(last.buttons).toContain('home:1');
    expect(last.buttons).not.toContain('home:3');
    const [remove] = last.buttons.filter((value) => value.startsWith('digest-remove:'));
    const removed = await stage.slack.pressInHome(String(remove));
    expect(removed.text).toContain('Digests (21 to 22 of 22)');
    const beyond = await stage.slack.pressInHome('home:99');
    expect(beyond.text).toContain('Digests (21 to 22 of 22)');
  });

  test('another workspace’s Home has nothing of it, and its buttons find nothing', async () => {
    const acts = stage.slack.actsIn(other);
    const theirs = await acts.openHome();
    expect(theirs.text).toMatch(/^No digests yet/);
    expect(theirs.text).not.toContain('cranes');
    for (const verb of ['pause', 'resume', 'remove', 'edit', 'now', 'preview']) {
      expect((await acts.pressInHome(`digest-${verb}:1`)).text).toMatch(/^There is no digest 1 here/);
    }
    expect(await stage.store.subscriptions.find('slack', 'T0ELLERY', 1)).toMatchObject({ state: 'active' });
  });

  test('a Home that Slack does not take is in the log', async () => {
    const { calls, inject, until } = stage.slack;
    const before = calls('views.publish').length;
    inject('views.publish', { error: 'internal_error' });
    await stage.slack.pressForForm('home:0');
    await until(() => (calls('views.publish').length > before ? true : null), 'the call');
    await stage.slack.openHome();
    expect(stage.logged.filter(({ message }) => message.includes('Home of the app'))).toHaveLength(1);
  });

  test('the shortcut of the whole workspace opens the same form, and answers in the messages of the app', async () => {
    const form = await stage.slack.form(() => stage.slack.globalShortcut('new_digest', { repeat: true }));
    expect(form.title).toBe('New digest');
    expect(await stage.slack.submit(form, { topic: 'ships', channel: 'C0HARBOUR' })).toBeNull();
    const said = () => stage.slack.messages('D0DIRECT').find(({ text }) => text.includes('ships')) ?? null;
    expect((await stage.slack.until(said, 'an answer')).text).toContain('· ships · daily 08:00 Europe/Lisbon');
    await stage.slack.globalShortcut('new_digest', { user: 'U0GUEST' });
    const refused = () => stage.slack.messages('D0DIRECT').find(({ text }) => text.includes('guests')) ?? null;
    expect((await stage.slack.until(refused, 'a refusal')).text).toContain('not for guests');
  });
});
