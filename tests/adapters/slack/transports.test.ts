import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { note } from '../../../src/index.ts';
import { type Stage, setStage, TRANSPORTS } from './slack-server.ts';

describe.each(TRANSPORTS)('Slack over %s', (transport) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(transport);
  });
  afterEach(async () => {
    expect(stage.slack.workspace.refused).toEqual([]);
    expect(stage.slack.workspace.mentions).toEqual([]);
    await stage.close();
  });

  test('says who it is, and is ready', async () => {
    const started = await stage.adapter.start();
    const way = transport === 'socket' ? 'Socket Mode' : 'HTTP at /slack/events';
    expect(started).toEqual({ ok: true, value: { description: `connected as @briefing in Ellery, ${way}` } });
    expect(stage.adapter.problem()).toBeNull();
  });

  test('answers a command in the channel', async () => {
    const [answer] = await stage.slack.sendCommand('port ellery');
    expect(answer).toMatchObject({ channel: 'C0HARBOUR', onlyFor: null, text: 'You typed: port ellery' });
    expect(answer?.payload).toMatchObject({ unfurl_links: false, unfurl_media: false, response_type: 'in_channel' });
    expect(stage.service.asked[0]?.caller).toMatchObject({
      platform: 'slack',
      tenantId: 'T0ELLERY',
      channelId: 'C0HARBOUR',
      userId: 'U0READER',
      mayManage: false,
      answersAlone: true,
      zone: 'Europe/Lisbon',
    });
  });

  test('asks for a person’s time zone once, and does without where the scope is missing', async () => {
    await stage.slack.sendCommand('port ellery');
    await stage.slack.sendCommand('port ellery');
    expect(stage.slack.calls('users.info')).toHaveLength(1);
    await stage.slack.sendCommand('port ellery', { user: 'U0OTHER' });
    expect(stage.slack.calls('users.info')).toHaveLength(2);
    stage.slack.workspace.scopes.delete('users:read');
    await stage.slack.sendCommand('port ellery', { user: 'U0THIRD' });
    await stage.slack.sendCommand('port ellery', { user: 'U0FOURTH' });
    expect(stage.slack.calls('users.info')).toHaveLength(3);
    expect(stage.service.asked.at(-1)?.caller.zone).toBeUndefined();
  });

  test('answers the person alone where the reply is for the person', async () => {
    const [answer] = await stage.slack.sendCommand('secretly port ellery');
    expect(answer?.onlyFor).toBe('U0READER');
  });

  test('reads words as they were typed', async () => {
    await stage.slack.sendCommand('sources add &lt;x&gt; <http://harbour.example|harbour.example> A&amp;B');
    expect(stage.service.asked[0]?.words).toBe('sources add <x> harbour.example A&B');
  });

  test('cannot be made to mention anyone', async () => {
    await stage.slack.sendCommand('&lt;!channel&gt; <@U0OTHER|ana> @here *b*');
    expect(stage.slack.workspace.mentions).toEqual([]);
  });

  test('answers a button to the person alone, beside the message', async () => {
    const [answer] = await stage.slack.press('sources:1');
    expect(stage.service.asked[0]?.words).toBe('sources:1');
    expect(answer).toMatchObject({ onlyFor: 'U0READER', threadTs: null });
    expect(answer?.payload).toMatchObject({ replace_original: false });
  });

  test('answers a button in a thread in that thread', async () => {
    const [answer] = await stage.slack.press('sources:1', { threadTs: '1699999999.000001' });
    expect(answer?.threadTs).toBe('1699999999.000001');
  });

  test('answers a mention in its thread, without the mention in the words', async () => {
    const [answer] = await stage.slack.mention('port ellery');
    expect(stage.service.asked[0]?.words).toBe('port ellery');
    expect(answer?.via).toBe('chat.postMessage');
    expect(answer?.threadTs).not.toBeNull();
    const [later] = await stage.slack.mention('port ellery', { threadTs: '1699999999.000001' });
    expect(later?.threadTs).toBe('1699999999.000001');
  });

  test('answers a mention to the person alone where the person looks', async () => {
    const [answer] = await stage.slack.mention('secretly port ellery');
    expect(answer).toMatchObject({ via: 'chat.postEphemeral', onlyFor: 'U0READER', threadTs: null });
  });

  test('asks in the name of the workspace that Slack names, whatever the button was made for', async () => {
    await stage.slack.sendCommand('port ellery', { team: 'T0OTHER' });
    await stage.slack.press('sources:1', { team: 'T0OTHER' });
    await stage.slack.mention('port ellery', { team: 'T0OTHER' });
    expect(stage.service.asked.map(({ caller }) => caller.tenantId)).toEqual(['T0OTHER', 'T0OTHER', 'T0OTHER']);
  });

  test('answers a shortcut beside its message, also where the bot was not invited', async () => {
    const [answer] = await stage.slack.shortcut('find_story', { text: 'port ellery' });
    expect(answer).toMatchObject({ channel: 'C0HARBOUR', threadTs: null, text: 'You typed: Find the story' });
    expect(answer?.payload).toMatchObject({ replace_original: false });
    const [elsewhere] = await stage.slack.shortcut(
      'find_story',
      { text: 'x' },
      { channel: 'C0SECRET', team: 'T0OTHER' },
    );
    expect(elsewhere).toMatchObject({ channel: 'C0SECRET', via: expect.stringContaining('/response') });
    expect(stage.service.asked.at(-1)?.caller).toMatchObject({ tenantId: 'T0OTHER', channelId: 'C0SECRET' });
  });

  test('answers a shortcut in the thread of its message, but that on what opened a thread in the channel', async () => {
    const thread_ts = '1699999999.000001';
    const [inside] = await stage.slack.shortcut('find_story', { text: 'x', thread_ts });
    expect(inside?.threadTs).toBe(thread_ts);
    const [above] = await stage.slack.shortcut('find_story', { text: 'x', thread_ts, ts: thread_ts });
    expect(above?.threadTs).toBeNull();
  });

  test.each(['command', 'button', 'mention', 'shortcut'] as const)('does a %s that comes twice once', async (kind) => {
    const once = { repeat: true };
    if (kind === 'command') await stage.slack.sendCommand('port ellery', once);
    if (kind === 'button') await stage.slack.press('port ellery', once);
    if (kind === 'mention') await stage.slack.mention('port ellery', once);
    if (kind === 'shortcut') await stage.slack.shortcut('find_story', { text: 'port ellery' }, once);
    await stage.slack.sendCommand('the next');
    const first = kind === 'shortcut' ? 'Find the story' : 'port ellery';
    expect(stage.service.asked.map(({ words }) => words)).toEqual([first, 'the next']);
  });

  test('says where the log has a failure of its own', async () => {
    const [answer] = await stage.slack.sendCommand('boom');
    const ref = /^That failed on my side \(ref ([2-9A-Z]{4})\)\. Nothing was saved\. It is in the log\.$/.exec(
      answer?.text ?? '',
    )?.[1];
    expect(answer?.onlyFor).toBe('U0READER');
    expect(ref).toBeDefined();
    expect(stage.logged.find(({ level }) => level === 'error')?.fields).toMatchObject({ reference: ref });
  });

  test('tries an answer again that Slack did not take', async () => {
    stage.slack.inject('response_url', { status: 500 });
    const [answer] = await stage.slack.sendCommand('port ellery');
    expect(answer?.text).toBe('You typed: port ellery');
  });

  test('tells that an answer was refused, with a reference that the log has too', async () => {
    stage.slack.inject('response_url', { status: 400 });
    const [answer] = await stage.slack.sendCommand('port ellery');
    const reference = /^My answer didn’t get here \(ref ([2-9A-Z]{4})\)\. .* may be done:/.exec(
      answer?.text ?? '',
    )?.[1];
    expect(answer?.onlyFor).toBe('U0READER');
    expect(reference).toBeDefined();
    expect(stage.logged.find(({ level }) => level === 'error')?.fields).toMatchObject({ reference });
  });

  test.each(['port ellery', 'fragile'])(
    'tells “%s” in Messages where Slack takes no response any more',
    async (words) => {
      stage.slack.inject('response_url', { status: 404 }, 2);
      await stage.slack.sendCommand(words, { answers: 0 });
      const lost = await stage.slack.until(() => stage.slack.messages('D0DIRECT')[0] ?? null, 'a direct message');
      const reference = /\(ref ([2-9A-Z]{4})\)\. .* may be done:/.exec(lost.text)?.[1];
      const errors = stage.logged.filter(({ level }) => level === 'error');
      const told = ['slack: an answer was not taken', 'slack: what was not told could not be taken back'];
      expect(errors.map(({ message }) => message)).toEqual(words === 'fragile' ? told : told.slice(0, 1));
      for (const { fields } of errors) expect(fields).toMatchObject({ reference });
    },
  );

  test('waits as long as Slack asks to', async () => {
    stage.slack.inject('chat.postMessage', { status: 429, retryAfter: 0 });
    const [answer] = await stage.slack.mention('port ellery');
    expect(answer?.text).toBe('You typed: port ellery');
  });

  test('sends what does not fit into five responses by itself', async () => {
    stage.service.documents.set('long', longDocument(7));
    await stage.slack.sendCommand('long', { answers: 4 });
    const all = await stage.slack.until(() => {
      const found = stage.slack.messages('C0HARBOUR');
      return found.length === 7 ? found : null;
    }, 'seven parts');
    expect(all.map(({ via }) => via === 'chat.postMessage')).toEqual([false, false, false, false, true, true, true]);
  });

  test('says so where it may not post the rest', async () => {
    stage.service.documents.set('long', longDocument(7));
    const answers = await stage.slack.sendCommand('long', { channel: 'C0CLOSED', answers: 5 });
    expect(answers[4]?.text).toBe(
      'Parts 5 to 7 do not fit here. Type /invite @Briefing in this channel, then ask again.',
    );
  });

  test.each([
    ['C0HARBOUR', 'ok'],
    ['D0DIRECT', 'ok'],
    ['C0CLOSED', 'I am not in #closed yet. Let me join it, or type /invite @Briefing there.'],
    ['C0OLD', '#old is archived. Unarchive it, or pick another channel.'],
    ['C0SECRET', "I can't see that channel: type /invite @Briefing there, then try again."],
    ['D0OTHERS', "I can't see that channel: type /invite @Briefing there, then try again."],
  ])('knows whether it can post in %s', async (channel, said) => {
    const [answer] = await stage.slack.sendCommand(`check ${channel}`);
    expect(answer?.text).toBe(said);
  });
});

function longDocument(parts: number) {
  const blocks = Array.from({ length: parts }, (_, index) => note(`${index} ${'harbour '.repeat(1_400)}`).blocks);
  return { blocks: blocks.flat(), summary: 'A long answer' };
}
