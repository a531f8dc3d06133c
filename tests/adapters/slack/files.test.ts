import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startOtherServer } from './other-server.ts';
import { type Stage, setStage, TRANSPORTS } from './slack-server.ts';

describe.each(TRANSPORTS)('files on Slack over %s', (transport) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(transport);
  });
  afterEach(async () => {
    expect(stage.slack.workspace.refused).toEqual([]);
    await stage.close();
  });

  test('a file goes to the person as a direct message, wherever the command was typed', async () => {
    const [answer] = await stage.slack.sendCommand('give', { channel: 'C0CLOSED' });
    expect(answer).toMatchObject({ onlyFor: 'U0READER', text: 'Sent to you as a direct message from me: list.opml.' });
    expect(stage.slack.workspace.files).toEqual([
      { channel: 'D0DIRECT', name: 'list.opml', title: 'list.opml', text: '<opml>é</opml>' },
    ]);
    expect(stage.slack.messages('D0DIRECT').map(({ text }) => text)).toEqual(['A list.']);
  });

  test('a mention gets it the same way, and the channel sees nothing', async () => {
    const [answer] = await stage.slack.mention('give');
    expect(answer).toMatchObject({ via: 'chat.postEphemeral', onlyFor: 'U0READER' });
    expect(stage.slack.workspace.files.map(({ channel }) => channel)).toEqual(['D0DIRECT']);
  });

  test('a form asks for a file, which is read with the bot’s token', async () => {
    await stage.slack.sendCommand('take', { answers: 0 });
    const [answer] = await stage.slack.submitFile({ name: 'mine.opml', content: 'harbour' }, { repeat: true });
    expect(answer).toMatchObject({ channel: 'C0HARBOUR', onlyFor: 'U0READER', text: 'mine.opml, 7: harbour' });
    expect(answer?.via).toMatch(/^\/response\//);
    expect(stage.slack.workspace.messages).toHaveLength(1);
  });

  test('a form that was open for too long is answered by a direct message', async () => {
    await stage.slack.sendCommand('take', { answers: 0 });
    await stage.slack.until(() => stage.slack.workspace.views[0] ?? null, 'the form');
    stage.slack.expireResponseUrls();
    const [answer] = await stage.slack.submitFile({ name: 'mine.opml', content: 'harbour' });
    expect(answer).toMatchObject({ channel: 'D0DIRECT', text: 'mine.opml, 7: harbour' });
  });
});

describe('files on Slack that do not work', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage('socket');
  });
  afterEach(async () => {
    expect(stage.slack.workspace.refused).toEqual([]);
    await stage.close();
  });

  test.each([
    ['files:write', 'give', "I can't send you a file: the app lacks the scope files:write. An admin adds it at"],
    ['files:read', 'take', "I can't ask for a file: the app lacks the scope files:read. An admin adds it at"],
    ['chat:write', 'give', "I can't send you a file: the app lacks the scope chat:write."],
  ])('without %s the answer to "%s" says so, and nothing else is posted', async (scope, words, said) => {
    stage.slack.workspace.scopes.delete(scope);
    const [answer] = await stage.slack.sendCommand(words);
    expect(answer?.text).toContain(said);
    expect(answer?.onlyFor).toBe('U0READER');
    expect(stage.slack.workspace.messages).toHaveLength(1);
    expect(stage.slack.workspace.files).toEqual([]);
  });

  test('without files:read Slack gives a page to sign in on, which is not taken for the file', async () => {
    await stage.slack.sendCommand('take', { answers: 0 });
    await stage.slack.until(() => stage.slack.workspace.views[0] ?? null, 'the form');
    stage.slack.workspace.scopes.delete('files:read');
    const [answer] = await stage.slack.submitFile({ name: 'mine.opml', content: 'harbour' });
    expect(answer?.text).toContain("I can't read that file: the app lacks the scope files:read.");
  });

  test('a file that is too large is not read to its end', async () => {
    await stage.slack.sendCommand('take', { answers: 0 });
    const [answer] = await stage.slack.submitFile({ name: 'mine.opml', content: 'x'.repeat(1_001) });
    expect(answer?.text).toBe('The answer is larger than the limit and was not read.');
  });

  test('the token goes to no host but Slack’s, whatever an address says', async () => {
    const other = await startOtherServer();
    try {
      for (const url of [`${other.url}/files-pri/x`, 'http://files.slack.com/x', 'https://slack.com.evil.example/x']) {
        await stage.slack.sendCommand('take', { answers: 0 });
        const [answer] = await stage.slack.submitFile({ name: 'mine.opml', content: 'harbour', url });
        expect(answer?.text).toContain('where I may not fetch it');
      }
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test.each([
    ['upload is refused', 'files.getUploadURLExternal', 'file_uploads_disabled', /file_uploads_disabled/],
    ['direct messages are switched off', 'chat.postMessage', 'messages_tab_disabled', /switch on its Messages tab/],
    ['sharing fails', 'files.completeUploadExternal', 'internal_error', /internal_error/],
  ])('where the %s the person is told', async (_, method, error, said) => {
    stage.slack.inject(method, { error });
    const [answer] = await stage.slack.sendCommand('give');
    expect(answer?.text.replaceAll('\u2060', '')).toMatch(said);
    expect(stage.slack.workspace.files).toEqual([]);
    expect(stage.slack.messages('D0DIRECT')).toEqual([]);
  });

  test('a mention is told to type the command', async () => {
    const [answer] = await stage.slack.mention('take');
    expect(answer).toMatchObject({ onlyFor: 'U0READER', text: 'Give a file.' });
    expect(stage.slack.workspace.views).toEqual([]);
  });

  test.each([
    [{ error: 'expired_trigger_id' }, 'Slack waited too long for me. Type it again.'],
    [{ error: 'view_too_large' }, 'Slack opened no form (view_too_large). Type it again.'],
    [{ status: 503 }, 'Slack opened no form (HTTP 503). Type it again.'],
  ])('where no form opens (%j) the person is told to type it again', async (fault, said) => {
    stage.slack.inject('views.open', fault);
    const [answer] = await stage.slack.sendCommand('take');
    expect(answer?.text.replaceAll('\u2060', '')).toBe(said);
  });
});
