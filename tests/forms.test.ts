import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BothChats, startBothChats } from './support/both-chats.ts';

let chats: BothChats;
beforeEach(async () => {
  chats = await startBothChats();
});
afterEach(async () => {
  expect(chats.slack.workspace.refused).toEqual([]);
  expect(chats.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  await chats.close();
});

const MANAGES = { manages: true };

async function followButton() {
  const { messages } = await chats.discord.command('briefing', { topic: 'harbour' });
  const [message] = messages;
  const id = message?.buttons.find(({ label }) => label === 'Follow')?.customId;
  if (!message || !id) throw new Error('no Follow');
  return { message, id };
}

async function followOnSlack() {
  const [message] = await chats.slack.sendCommand('harbour public');
  const id = /"value":"(follow:\w+)"/.exec(JSON.stringify(message?.blocks))?.[1];
  if (!id) throw new Error('no Follow');
  return chats.slack.form(() => chats.slack.press(id, { answers: 0 }));
}

/** What the bot said to that person last. */
const saidOnSlack = (count: number) =>
  chats.slack.until(() => {
    const own = chats.slack.workspace.messages.filter(
      ({ onlyFor, channel }) => onlyFor !== null || channel === 'D0DIRECT',
    );
    return own.length >= count ? (own.at(-1) ?? null) : null;
  }, 'an answer');

describe('Follow on Discord', () => {
  test('opens the form with what stands, and saves what is sent as it is', async () => {
    const { message, id } = await followButton();
    await chats.restart();
    const form = await chats.discord.openForm(message, id, MANAGES);
    expect(form.title).toBe('Follow harbour');
    expect(form.components.map(({ label }) => label)).toEqual([...['When', 'Where', 'Time zone', 'Mention', 'Also']]);
    const here = chats.discord.channel('harbour').id;
    expect(form.components[1]).toMatchObject({ description: 'This channel, if left empty' });
    const { text, messages } = await chats.discord.submit(form, {}, MANAGES);
    expect(text).toMatch(new RegExp(`^Digest 1 · harbour · daily 08:00 UTC · <#${here}>\\. Next: `));
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    expect(messages[0]?.buttons.map(({ label }) => label)).toEqual(['Preview', 'Post one now', 'Edit', 'Undo']);
  });

  test('takes everything that can be asked of a digest', async () => {
    const { message, id } = await followButton();
    const form = await chats.discord.openForm(message, id, MANAGES);
    const filled = { when: 'weekdays 8:30', timezone: 'Asia/Tokyo', mention: '123456789012345678', also: 'quiet' };
    const { text } = await chats.discord.submit(form, filled, MANAGES);
    expect(text.replaceAll('\\', '')).toMatch(
      /weekdays 08:30 Asia\/Tokyo .* nothing when nothing is new · with a mention/,
    );
    // The zone is kept in mind, and stands in the next form.
    const next = await chats.discord.openForm(message, id, MANAGES);
    expect(next.components[2]?.component).toMatchObject({ value: 'Asia/Tokyo' });
    const { text: zoned } = await chats.discord.submit(next, { when: 'daily 9 Europe/Lisbon' }, MANAGES);
    expect(zoned.replaceAll('\\', '')).toContain('daily 09:00 Europe/Lisbon');
  });

  test('what is wrong is said with a button that opens the form with what was typed, after a restart too', async () => {
    const { message, id } = await followButton();
    const form = await chats.discord.openForm(message, id, MANAGES);
    const filled = { when: 'evry morning', timezone: 'Europe/Lisbon', also: 'quiet' };
    const wrong = await chats.discord.submit(form, filled, MANAGES);
    expect(wrong.text).toContain("I can't read “evry morning”. Try: daily 08:00");
    expect(wrong.messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    const [again] = wrong.messages;
    const retry = again?.buttons[0];
    expect(retry?.label).toBe('Try again');
    await chats.restart();
    if (!again || !retry) throw new Error('no button');
    const refilled = await chats.discord.openForm(again, retry.customId, MANAGES);
    expect(refilled.components[0]?.component).toMatchObject({ value: 'evry morning' });
    expect(refilled.components[4]?.component).toMatchObject({ options: [{ default: true }, { default: false }] });
    expect((await chats.discord.submit(refilled, { when: 'daily 7' }, MANAGES)).text).toContain('Digest 1 · harbour');
    const locked = chats.discord.channel('locked').id;
    const closed = await chats.discord.submit(refilled, { when: 'daily 7', channel: locked }, MANAGES);
    expect(closed.text).toContain("I can't post in #locked: I lack Send Messages and Embed Links there.");
    const [, ulf] = chats.discord.world.people;
    const stolen = await chats.discord.press(again, retry.customId, { ...MANAGES, ...(ulf && { user: ulf }) });
    expect(stolen.text).toContain('no longer kept');
  });

  test('is refused without the right to manage, when pressed and when sent', async () => {
    const { message, id } = await followButton();
    expect((await chats.discord.press(message, id)).text).toBe('“digest add” needs Manage Server here. Ask an admin.');
    const form = await chats.discord.openForm(message, id, MANAGES);
    expect((await chats.discord.submit(form)).text).toContain('needs Manage Server');
  });

  test('asks for no channel and no role in a direct message', async () => {
    const direct = { channel: chats.discord.channel('maria') };
    const { messages } = await chats.discord.command('briefing', { topic: 'harbour' }, direct);
    const follow = messages[0]?.buttons.find(({ label }) => label === 'Follow');
    if (!messages[0] || !follow) throw new Error('no Follow');
    const form = await chats.discord.openForm(messages[0], follow.customId, direct);
    expect(form.components.map(({ component }) => component.custom_id)).toEqual([
      ...['topic', 'when', 'timezone', 'also', 'alarm'],
    ]);
    const { text } = await chats.discord.submit(form, { topic: 'cranes', alarm: '0' }, direct);
    expect(text).toMatch(new RegExp(`^Digest 1 · cranes · daily 08:00 UTC · <#${direct.channel.id}> · no alarm`));
  });
});

describe('Follow on Slack', () => {
  test('opens the form with what stands, and saves what is sent as it is', async () => {
    const view = await followOnSlack();
    expect(view.title).toBe('Follow harbour');
    expect(view.blocks.map((block) => block['block_id'])).toEqual([
      ...['topic', 'when', 'channel', 'timezone', 'mention', 'also', 'alarm'],
    ]);
    await chats.restart();
    expect(await chats.slack.submit(view)).toBeNull();
    const said = await saidOnSlack(1);
    expect(said).toMatchObject({ channel: 'C0HARBOUR', onlyFor: 'U0READER' });
    expect(said.text).toContain('Digest 1 · harbour · daily 08:00 Europe/Lisbon');
  });

  test('takes everything that can be asked of a digest', async () => {
    const view = await followOnSlack();
    const filled = { topic: 'cranes', when: 'hourly', timezone: '', mention: 'S0CREW', also: 'quiet', alarm: '10' };
    expect(await chats.slack.submit(view, filled)).toBeNull();
    expect((await saidOnSlack(1)).text).toMatch(
      /Digest 1 · cranes · hourly.* · nothing when nothing is new · with a mention · alarm after 10/,
    );
  });

  test('shows what is wrong at its field, and saves nothing', async () => {
    const view = await followOnSlack();
    const errors = async (filled: Record<string, string>) => chats.slack.submit(view, filled);
    expect(await errors({ when: 'evry morning' })).toEqual({ when: expect.stringContaining("I can't read") });
    expect(await errors({ timezone: 'Mars/Base' })).toEqual({ timezone: expect.stringContaining('Mars/Base') });
    expect(await errors({ topic: '?!' })).toEqual({ topic: expect.stringContaining('Name a topic') });
    expect(await errors({ channel: 'C0SECRET' })).toEqual({ channel: expect.stringContaining('/invite @Briefing') });
    expect(await errors({ mention: 'the crew' })).toEqual({ mention: expect.stringContaining('pick a user group') });
    const [list] = await chats.slack.sendCommand('digest list');
    expect(list?.text).toContain('No digests here yet');
  });

  test('a form that is sent twice by Slack saves once', async () => {
    const view = await followOnSlack();
    await chats.slack.submit(view, {}, { repeat: true });
    await saidOnSlack(1);
    const [list] = await chats.slack.sendCommand('digest list');
    expect(JSON.stringify(list?.blocks)).toContain('Digests (1)');
  });

  test('an answer stands where the form was opened, also where the bot was not invited; half an hour later it is told directly', async () => {
    const [message] = await chats.slack.sendCommand('harbour in_channel', { channel: 'C0CLOSED' });
    const id = /"value":"(follow:\w+)"/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';
    const view = await chats.slack.form(() => chats.slack.press(id, { answers: 0, channel: 'C0CLOSED' }));
    expect(await chats.slack.submit(view, { channel: 'C0HARBOUR' })).toBeNull();
    expect(await saidOnSlack(1)).toMatchObject({ channel: 'C0CLOSED', text: expect.stringContaining('Digest 1') });
    chats.slack.expireResponseUrls();
    expect(await chats.slack.submit(view, { channel: 'C0HARBOUR' })).toBeNull();
    expect(await saidOnSlack(2)).toMatchObject({ channel: 'D0DIRECT', text: expect.stringContaining('Digest 2') });
  });

  test('a form that Slack does not open is told', async () => {
    const [message] = await chats.slack.sendCommand('harbour');
    const id = /"value":"(follow:\w+)"/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';
    chats.slack.inject('views.open', { error: 'expired_trigger_id' });
    const [answer] = await chats.slack.press(id);
    expect(answer?.text).toMatch(/^Slack did not open the form \(ref [2-9A-Z]{4}\)\. Press again in a moment\.$/);
  });
});

describe('adding a source', () => {
  test('opens a form from the list of sources on Discord, and keeps what leads nowhere', async () => {
    const { messages } = await chats.discord.command('sources list', {}, MANAGES);
    const [list] = messages;
    const [button] = list?.buttons ?? [];
    if (!list || !button) throw new Error('no button');
    expect(button.label).toBe('Add source');
    const form = await chats.discord.openForm(list, button.customId, MANAGES);
    expect(form.title).toBe('Add a source');
    const wrong = await chats.discord.submit(form, { url: 'none.example' }, MANAGES);
    expect(wrong.text).toContain('That page names no feed.');
    const [again] = wrong.messages;
    const refilled = again && (await chats.discord.openForm(again, again.buttons[0]?.customId ?? '', MANAGES));
    expect(refilled?.components[0]?.component).toMatchObject({ value: 'none.example' });
    expect((await chats.discord.press(list, button.customId)).text).toContain('needs Manage Server');
    const plain = await chats.discord.command('sources list');
    expect(plain.messages[0]?.buttons).toEqual([]);
  });
});

describe('editing', () => {
  test('/digest edit alone opens the form with what stands; nothing changed stays as it was', async () => {
    await chats.discord.command('digest add', { topic: 'harbour', when: 'mon 8', timezone: 'UTC' }, MANAGES);
    const form = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
    expect(form.title).toBe('Digest 1 · harbour');
    expect(form.components[0]?.component).toMatchObject({ value: 'mon 08:00' });
    expect((await chats.discord.submit(form, {}, MANAGES)).text).toBe('Digest 1 stays as it was.');
    const { text } = await chats.discord.submit(form, { when: 'tue 9', mention: '123456789012345678' }, MANAGES);
    expect(text).toMatch(/^Changed: Digest 1 · harbour · tue 09:00 UTC · <#\d+> · with a mention/);
    const mentioned = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
    const [after] = (await chats.discord.submit(mentioned, { mention: '' }, MANAGES)).text.split(' It was: ');
    expect(after).toMatch(/^Changed: (?!.*with a mention)/);
    expect((await chats.discord.command('digest edit', { id: 9 }, MANAGES)).text).toContain(
      'There is no digest 9 here.',
    );
    expect((await chats.discord.command('digest edit', { id: 1, quiet: true }, MANAGES)).text).toContain('Changed');
  });

  test('the same on Slack, and a new one by the command alone', async () => {
    const fresh = await chats.slack.form(() => chats.slack.sendCommand('digest add', { answers: 0 }));
    expect(fresh.title).toBe('New digest');
    expect(await chats.slack.submit(fresh, { topic: 'harbour' })).toBeNull();
    await saidOnSlack(1);
    const view = await chats.slack.form(() => chats.slack.sendCommand('digest edit 1', { answers: 0 }));
    expect(await chats.slack.submit(view, { alarm: '5', topic: 'cranes' })).toBeNull();
    expect((await saidOnSlack(2)).text).toMatch(/^Changed: Digest 1 · cranes .* alarm after 5/);
  });

  const CHANGED = 'Digest 1 was changed since you opened the form. Nothing was saved. Open it again.';

  test('what another person changed meanwhile is not changed back on Discord: the form opens again with it', async () => {
    await chats.discord.command('digest add', { topic: 'harbour', when: 'mon 8', timezone: 'UTC' }, MANAGES);
    const form = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
    await chats.discord.command('digest edit', { id: 1, when: 'fri 9' }, MANAGES);
    const late = await chats.discord.submit(form, { also: 'quiet' }, MANAGES);
    expect(late.text).toBe(CHANGED);
    const [answer] = late.messages;
    const [button] = answer?.buttons ?? [];
    if (!answer || !button) throw new Error('no button');
    const again = await chats.discord.openForm(answer, button.customId, MANAGES);
    expect(again.components[0]?.component).toMatchObject({ value: 'fri 09:00' });
    expect((await chats.discord.submit(again, { also: 'quiet' }, MANAGES)).text).toMatch(/^Changed: .*fri 09:00/);
  });

  test('nor on Slack, nor by a draft from before', async () => {
    await chats.slack.sendCommand('digest add "mon 8 UTC" harbour');
    const view = await chats.slack.form(() => chats.slack.sendCommand('digest edit 1', { answers: 0 }));
    expect(await chats.slack.submit(view, { channel: 'C0CLOSED', topic: 'cranes' })).toBeNull();
    const join = /"value":"(channel-join:[^"]+)"/.exec(JSON.stringify((await saidOnSlack(2)).blocks))?.[1] ?? '';
    await chats.slack.sendCommand('digest edit 1 when:"fri 9"');
    expect(await chats.slack.submit(view, { topic: 'cranes' })).toBeNull();
    expect((await saidOnSlack(4)).text).toBe(CHANGED);
    const [joined] = await chats.slack.press(join);
    expect(joined?.text).toBe(CHANGED);
    const [list] = await chats.slack.sendCommand('digest list');
    expect(JSON.stringify(list?.blocks)).toMatch(/harbour · fri 09:00/);
  });

  test('another server’s digest does not exist, by any form or button', async () => {
    const { messages } = await chats.discord.command('digest add', { topic: 'harbour', when: 'mon 8' }, MANAGES);
    const [saved] = messages;
    if (!saved) throw new Error('no answer');
    const form = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
    const stranger = { ...MANAGES, channel: chats.discord.channel('general') };
    for (const { customId } of saved.buttons) {
      expect((await chats.discord.press(saved, customId, stranger)).text).toContain('There is no digest 1 here.');
    }
    expect((await chats.discord.submit(form, { when: 'tue 9' }, stranger)).text).toContain(
      'There is no digest 1 here.',
    );
    for (const id of ['digest-edit:1', 'digest-preview:1', 'digest-now:1', 'digest-remove:1']) {
      const [answer] = await chats.slack.press(id);
      expect(answer?.text).toContain('There is no digest 1 here.');
    }
    expect((await chats.discord.command('digest list', {}, MANAGES)).text).toContain('mon 08:00');
  });
});
