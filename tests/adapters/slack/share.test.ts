import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeMessage } from '../../support/fake-slack/workspace.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import { realService } from './real-service.ts';
import { TRANSPORTS } from './slack-server.ts';

describe.each(TRANSPORTS)('an answer over %s', (transport) => {
  let stage: OauthStage;
  beforeEach(async () => {
    stage = await setOauthStage(transport, { answering: realService });
    await stage.install(stage.slack.workspace);
  });
  afterEach(async () => {
    expect(stage.slack.workspace.refused).toEqual([]);
    expect(stage.slack.workspace.mentions).toEqual([]);
    await stage.close();
  });

  const shareOf = (message: FakeMessage | undefined) =>
    /"text":"Share in channel"[^}]*\}[^}]*"value":"([^"]+)"/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';
  /** The answer without its last row of buttons. */
  const told = (message: FakeMessage | undefined) => JSON.stringify(message?.blocks.slice(0, 3));

  test('is the person’s alone, and shared in the channel with one button, once, with who did', async () => {
    const [own] = await stage.slack.sendCommand('harbour');
    expect(own?.onlyFor).toBe('U0READER');
    const [shared] = await stage.slack.press(shareOf(own), own ? { on: own } : {});
    expect(shared).toMatchObject({ onlyFor: null, channel: 'C0HARBOUR' });
    expect(shared?.payload).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(told(shared)).toBe(told(own));
    expect(JSON.stringify(shared?.blocks)).toContain('Shared by Rita Reader.');
    expect(shareOf(shared)).toBe('');
    const [again] = await stage.slack.press(shareOf(own), { user: 'U0OTHER' });
    expect(again).toMatchObject({ onlyFor: 'U0OTHER', text: 'That was shared in this channel already.' });
    expect(stage.slack.messages('C0HARBOUR').filter(({ onlyFor }) => onlyFor === null)).toHaveLength(1);
  });

  test('whoever shares is named without being mentioned, whatever the name', async () => {
    stage.slack.workspace.people.set('U0ODD', { name: '<!channel> *Odd* <@U0READER>' });
    const [own] = await stage.slack.sendCommand('harbour', { user: 'U0ODD' });
    const [shared] = await stage.slack.press(shareOf(own), { user: 'U0ODD' });
    expect(JSON.stringify(shared?.blocks)).toContain('Shared by &lt;!channel&gt;');
  });

  test.each(['public', 'in_channel'])('with the word %s is for all at once', async (word) => {
    const [answer] = await stage.slack.sendCommand(`harbour ${word}`);
    expect(answer).toMatchObject({ onlyFor: null });
    expect(JSON.stringify(answer?.blocks)).toContain('Follow');
    expect(shareOf(answer)).toBe('');
    const [quotes] = await stage.slack.sendCommand(`quotes tovar ${word}`);
    expect(quotes).toMatchObject({ onlyFor: null });
  });

  test('is shared where the bot was not invited too', async () => {
    const there = { channel: 'C0CLOSED' };
    const [own] = await stage.slack.sendCommand('harbour', there);
    const [shared] = await stage.slack.press(shareOf(own), there);
    expect(shared).toMatchObject({ onlyFor: null, channel: 'C0CLOSED', via: expect.stringContaining('/response') });
  });

  test('that shows another story, or quotes, shares what it shows', async () => {
    const [own] = await stage.slack.sendCommand('harbour');
    const next = /"value":"(story:[^"]+)"/.exec(JSON.stringify(own?.blocks))?.[1] ?? '';
    const turned = await stage.slack.turn(own as FakeMessage, next);
    const [second] = await stage.slack.press(shareOf(turned), { on: turned });
    expect(told(second)).toContain('Farmers ask for talks');
    const [quotes] = await stage.slack.sendCommand('quotes tovar');
    expect(quotes?.onlyFor).toBe('U0READER');
    const [said] = await stage.slack.press(shareOf(quotes));
    expect(JSON.stringify(said?.blocks)).toContain('Number 0.');
    expect(said?.onlyFor).toBeNull();
  });

  test.each([
    ['quotes tovar', 'Number 6.'],
    ['quotes harbour', 'Number 6.'],
  ])('of several pages (%s) is shared as the page that is seen, each once', async (words, seen) => {
    const next = (message: FakeMessage) =>
      /"text":"Next"[^}]*\}[^}]*"value":"([^"]+)"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';
    const [first] = (await stage.slack.sendCommand(words)) as [FakeMessage];
    const second = await stage.slack.turn(first, next(first));
    expect(JSON.stringify(second.blocks)).toContain('Page 2 of');
    const [shared] = await stage.slack.press(shareOf(second), { on: second });
    expect(shared).toMatchObject({ onlyFor: null });
    expect(JSON.stringify(shared?.blocks)).toContain('Page 2 of');
    expect(JSON.stringify(shared?.blocks)).toContain(seen);
    expect(JSON.stringify(shared?.blocks)).not.toContain('Number 0.');
    const back = await stage.slack.turn(second, next(second).replace(/:2(?=:|$)/, ':0'));
    const [whole] = await stage.slack.press(shareOf(back), { on: back });
    expect(JSON.stringify(whole?.blocks)).toContain('Number 0.');
    const [again] = await stage.slack.press(shareOf(second), { on: second });
    expect(again?.text).toBe('That was shared in this channel already.');
  });

  test('that Slack did not take can be shared again', async () => {
    const [own] = await stage.slack.sendCommand('harbour');
    stage.slack.inject('response_url', { status: 500 }, 2);
    const [lost] = await stage.slack.press(shareOf(own));
    expect(lost?.onlyFor).toBe('U0READER');
    const [shared] = await stage.slack.press(shareOf(own));
    expect(shared?.onlyFor).toBeNull();
  });

  test('is shared nowhere else, nor once it is no longer kept', async () => {
    const [own] = await stage.slack.sendCommand('harbour');
    const other = stage.slack.addWorkspace('T0OTHER', 'Other');
    await stage.install(other);
    const [theirs] = await stage.slack.actsIn(other).press(shareOf(own), { channel: 'D0DIRECT' });
    expect(theirs?.text).toContain('no longer kept');
    const [forged] = await stage.slack.press('share:0123456789abcdef:0:1');
    expect(forged?.text).toContain('no longer kept');
    expect((await stage.slack.press(shareOf(own).replace(':0:', ':99:')))[0]?.text).toContain('no longer kept');
  });

  test('to a mention is for all, as it always was', async () => {
    const [answer] = await stage.slack.mention('harbour');
    expect(answer?.onlyFor).toBeNull();
    expect(shareOf(answer)).toBe('');
  });
});
