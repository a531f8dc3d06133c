import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { note, type Part } from '../../../src/index.ts';
import type { Workspace } from '../../support/fake-slack/workspace.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import { TRANSPORTS } from './slack-server.ts';

const FIFTY = 50;

function partFor({ adapter }: OauthStage, tenantId: string): Part {
  const [payload = ''] = adapter.publisher.render(note('Dockers vote'));
  const address = { platform: 'slack', tenantId, channelId: 'C0HARBOUR' };
  return { address, payload, key: 'k', firstMessageId: null, inDoubt: null };
}

const texts = ({ messages }: Workspace) => messages.map(({ text }) => text);

let stage: OauthStage;
let other: Workspace;
async function setUp(transport: (typeof TRANSPORTS)[number]): Promise<void> {
  stage = await setOauthStage(transport);
  other = stage.slack.addWorkspace('T0OTHER', 'Other');
  await stage.install(stage.slack.workspace);
  await stage.install(other);
}

describe.each(TRANSPORTS)('many workspaces over %s', (transport) => {
  beforeEach(() => setUp(transport));
  afterEach(() => stage.close());

  test('each is answered with its own token, and asks in its own name', async () => {
    const { slack, service } = stage;
    await slack.sendCommand('here');
    await slack.actsIn(other).sendCommand('there');
    await slack.actsIn(other).mention('there too');
    await slack.actsIn(other).press('sources:1');
    await slack.actsIn(other).shortcut('find_story', { text: 'port ellery' });
    expect(service.asked.map(({ caller, words }) => [caller.tenantId, words])).toEqual([
      ['T0ELLERY', 'here'],
      ['T0OTHER', 'there'],
      ['T0OTHER', 'there too'],
      ['T0OTHER', 'sources:1'],
      ['T0OTHER', expect.any(String)],
    ]);
    expect(texts(slack.workspace)).toEqual(['You typed: here']);
    expect(texts(other).slice(0, 3)).toEqual(['You typed: there', 'You typed: there too', 'You typed: sources:1']);
    expect(other.messages).toHaveLength(4);
  });

  test('what comes from where the bot is not installed is acknowledged, logged once, and nothing is done', async () => {
    const acts = stage.slack.actsIn(stage.slack.addWorkspace('T0NONE', 'None'));
    const before = stage.logged.length;
    await acts.sendCommand('port ellery', { answers: 0 });
    await acts.press('sources:1', { answers: 0 });
    await acts.mention('port ellery', { answers: 0 });
    await stage.slack.sendCommand('the next');
    expect(stage.service.asked.map(({ words }) => words)).toEqual(['the next']);
    const lines = stage.logged.slice(before);
    expect(lines).toMatchObject([{ level: 'warn', fields: { teamId: 'T0NONE' } }]);
    expect(JSON.stringify(lines)).not.toContain('port ellery');
  });
});

describe('in many workspaces', () => {
  beforeEach(() => setUp('http'));
  afterEach(() => stage.close());

  test('what one asks the bot to check is checked there, and people are asked for there', async () => {
    other.channels.delete('C0HARBOUR');
    const [answer] = await stage.slack.actsIn(other).sendCommand('check C0HARBOUR', { channel: 'D0DIRECT' });
    expect(answer?.text).toBe("I can't see that channel: type /invite @Briefing there, then try again.");
    expect((await stage.slack.sendCommand('check C0HARBOUR'))[0]?.text).toBe('ok');
    expect(stage.slack.calls('users.info')).toHaveLength(2);
  });

  test('a digest goes out with the token of its workspace, and nowhere else', async () => {
    const { publisher } = stage.adapter;
    expect(await publisher.post(partFor(stage, 'T0OTHER'))).toMatchObject({ kind: 'posted' });
    expect([texts(stage.slack.workspace), texts(other)]).toEqual([[], ['Dockers vote']]);
    expect(await publisher.post(partFor(stage, 'T0NONE'))).toMatchObject({ kind: 'gone', reason: 'not_installed' });
    expect(await publisher.tell?.({ tenantId: 'T0NONE', userId: 'U0ANA' }, note('x'))).toMatchObject({ kind: 'gone' });
  });

  test('what Slack asks one to wait holds up no other', async () => {
    const { publisher } = stage.adapter;
    stage.slack.inject('chat.postMessage', { status: 429, retryAfter: 3_600 });
    const waiting = await publisher.post(partFor(stage, 'T0ELLERY'));
    const posts = await Promise.all([
      publisher.post(partFor(stage, 'T0OTHER')),
      publisher.post(partFor(stage, 'T0ELLERY')),
    ]);
    expect(waiting.kind).toBe('rate-limited');
    expect(posts.map(({ kind }) => kind)).toEqual(['posted', 'posted']);
  });

  test('a token that Slack took back without a word is a workspace that is gone', async () => {
    stage.slack.revoke(other);
    const outcome = await stage.adapter.publisher.post(partFor(stage, 'T0OTHER'));
    expect(outcome).toMatchObject({ kind: 'gone', reason: 'token_revoked' });
    expect(await stage.adapter.publisher.post(partFor(stage, 'T0ELLERY'))).toMatchObject({ kind: 'posted' });
  });
});

describe('an organisation', () => {
  test('serves its workspaces by one installation: commands, digests, removal', async () => {
    const stage = await setOauthStage('http');
    const { slack, adapter, installations } = stage;
    const member = slack.addWorkspace('T0MEMBER', 'Member');
    const organisation = { id: 'E0ORG', name: 'The Org', workspaces: [member] };
    const page = await stage.install(organisation);
    expect(page.html).toContain('Briefing is in The Org');
    expect(page.html).not.toContain('team=E0ORG');
    const place = { organisation: 'E0ORG' };
    expect(await adapter.publisher.post(partFor(stage, 'T0MEMBER'))).toMatchObject({ kind: 'gone' });
    await slack.actsIn(member).sendCommand('port ellery', place);
    await slack.actsIn(member).mention('port ellery', place);
    await slack.actsIn(member).press('sources:1', place);
    expect(stage.service.asked.map(({ caller }) => caller.tenantId)).toEqual(['T0MEMBER', 'T0MEMBER', 'T0MEMBER']);
    expect(await adapter.publisher.post(partFor(stage, 'T0MEMBER'))).toMatchObject({ kind: 'posted' });
    stage.clock.advance(60_000);
    await slack.tellRemoval(member, { type: 'app_uninstalled' });
    await slack.until(
      () => (slack.calls('auth.test').length === 1 ? true : null),
      'the question whether the token works',
    );
    await slack.tellRemoval(organisation, { type: 'team_access_revoked', team_ids: ['T0MEMBER'] });
    await expect.poll(() => installations.find('T0MEMBER', null), { timeout: 5_000 }).toBeNull();
    expect(await installations.find('E0ORG', null)).not.toBeNull();
    await slack.actsIn(member).sendCommand('port ellery', place);
    await slack.uninstall(organisation);
    await expect.poll(() => installations.find('T0MEMBER', 'E0ORG'), { timeout: 5_000 }).toBeNull();
    await stage.close();
  });
});

describe('the start', () => {
  test('says that there is no workspace yet, where to install it, and is ready', async () => {
    const stage = await setOauthStage('http', { idle: true });
    const description =
      'no workspace yet, open /slack/install at the public address of this server, HTTP at /slack/events';
    expect(await stage.adapter.start()).toEqual({ ok: true, value: { description } });
    expect(stage.adapter.problem()).toBeNull();
    await stage.close();
  });

  test('counts workspaces, and connects over Socket Mode too', async () => {
    const stage = await setOauthStage('socket');
    await stage.install(stage.slack.workspace);
    const next = await stage.anotherProcess();
    const description = '1 workspace, more by /slack/install, Socket Mode';
    expect(await next.adapter.start()).toEqual({ ok: true, value: { description } });
    expect(next.adapter.problem()).toBeNull();
    await next.close();
    await stage.close();
  });

  test('is refused where another key encrypted the tokens: it says so, and nothing is lost', async () => {
    const stage = await setOauthStage('http');
    await stage.install(stage.slack.workspace);
    const kept = await stage.store.installations.all('slack');
    const wrong = await stage.anotherProcess(randomBytes(32).toString('base64'));
    expect(await wrong.adapter.start()).toMatchObject({
      ok: false,
      refusal: {
        code: 'encryption-key',
        advice: expect.stringMatching(
          /^ENCRYPTION_KEY opens the tokens of 0 of 1 workspaces: T0ELLERY was encrypted with another key \(id [0-9a-f]{8}\)\. Put that key behind the present one, with a comma between \(docs\/slack\.md\)\. Nothing was deleted\.$/,
        ),
      },
    });
    expect(wrong.adapter.problem()).toContain('ENCRYPTION_KEY');
    expect(await stage.store.installations.all('slack')).toEqual(kept);
    await wrong.close();
    await stage.close();
  });
});

test('fifty workspaces in one process are each answered, by their own token', { timeout: 30_000 }, async () => {
  const stage = await setOauthStage('http');
  const { slack, service } = stage;
  const workspaces = Array.from({ length: FIFTY }, (_, index) =>
    slack.addWorkspace(`T0NUMBER${index}`, `Workspace ${index}`),
  );
  for (const workspace of workspaces) expect((await stage.install(workspace)).status).toBe(200);
  await Promise.all(
    workspaces.flatMap((workspace) => {
      const acts = slack.actsIn(workspace);
      const { teamId } = workspace;
      return [acts.sendCommand(`in ${teamId}`, { answers: 0 }), acts.mention(`to ${teamId}`, { answers: 0 })];
    }),
  );
  const answered = () => (workspaces.every(({ messages }) => messages.length === 2) ? true : null);
  await slack.until(answered, 'two answers in each workspace');
  for (const { messages, teamId } of workspaces) {
    expect(messages.map(({ text }) => text).sort()).toEqual([`You typed: in ${teamId}`, `You typed: to ${teamId}`]);
  }
  expect(service.asked).toHaveLength(2 * FIFTY);
  expect(service.asked.filter(({ caller, words }) => !words.endsWith(` ${caller.tenantId}`))).toEqual([]);
  await stage.close();
});
