import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BothChats, startBothChats, threeStories } from './support/both-chats.ts';

let chats: BothChats;
beforeAll(async () => {
  chats = await startBothChats();
});
beforeEach(() => {
  chats.told = true;
  chats.asked.length = 0;
});
afterEach(() => {
  expect(chats.slack.workspace.refused).toEqual([]);
  expect(chats.slack.workspace.mentions).toEqual([]);
  expect(chats.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
});
afterAll(() => chats.close());

const NAME = 'Find the story';
type Said = Parameters<BothChats['discord']['say']>;

/** What the core is asked when someone picks the command on a message of Discord's. */
async function readOnDiscord(content: string, shows: Said[3] = {}) {
  const [author] = chats.discord.world.people;
  const message = chats.discord.say(chats.discord.channel('harbour'), content, author, shows);
  await chats.discord.onMessage(message, NAME);
  return chats.asked.at(-1);
}

async function readOnSlack(message: Parameters<BothChats['slack']['shortcut']>[1]) {
  await chats.slack.shortcut('find_story', message);
  return chats.asked.at(-1);
}

describe('on Discord', () => {
  test('the answer is seen by who asked alone; its buttons work, also after a restart', async () => {
    chats.shown = threeStories();
    const [, ulf] = chats.discord.world.people;
    const message = chats.discord.say(chats.discord.channel('harbour'), 'Dockers vote');
    const asker = ulf ? { user: ulf } : {};
    const { messages, text } = await chats.discord.onMessage(message, NAME, asker);
    const [answer] = messages;
    if (!answer) throw new Error('no answer');
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    expect(text).toContain('Dockers vote to strike');
    expect(answer.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Sources', 'All quotes 14', 'Timeline', 'Follow']),
    );
    await chats.restart();
    expect(chats.discord.commandWrites()).toBe(1);
    for (const [label, wanted] of [
      ['Sources', 'evidence of courier-1'],
      ['All quotes 14', 'Page 1 of 3'],
      ['Timeline', 'Dock workers voted.'],
    ]) {
      const id = answer.buttons.find((button) => button.label === label)?.customId ?? '';
      expect((await chats.discord.press(answer, id, asker)).text).toContain(wanted);
    }
    const follow = answer.buttons.find(({ label }) => label === 'Follow')?.customId ?? '';
    const form = await chats.discord.openForm(answer, follow, { ...asker, manages: true });
    expect(form.title).toBe('Follow harbour');
  });

  test('works in direct messages, and as an app of a person where the bot is not', async () => {
    const direct = chats.discord.channel('maria');
    const own = chats.discord.say(direct, 'Dockers vote');
    expect((await chats.discord.onMessage(own, NAME, { channel: direct })).text).toContain('Dockers vote to strike');
    const general = chats.discord.channel('general');
    const other = chats.discord.say(general, 'Dockers vote');
    const { messages } = await chats.discord.onMessage(other, NAME, { channel: general, userInstalled: true });
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
  });

  test('nothing found, and nothing to find, are said in private', async () => {
    chats.told = false;
    const here = chats.discord.channel('harbour');
    const nothing = await chats.discord.onMessage(chats.discord.say(here, 'lol same'), NAME);
    expect(nothing.text).toContain('fits that message');
    const empty = await chats.discord.onMessage(chats.discord.say(here, ''), NAME);
    expect(empty.text).toContain('no words and no link');
    expect([...nothing.messages, ...empty.messages].map(({ ephemeral }) => ephemeral)).toEqual([true, true]);
  });

  test('links are read with what stands around them, behind words and in angle brackets', async () => {
    const content =
      '<@123456789012345678> **look** <:dock:123456789012345678> <t:1700000000:R>: [the strike](https://courier.example/a_(b)?x=1) or <https://radio.example/c>, (https://farm.example/d). *https://port.example/e*';
    const read = await readOnDiscord(content);
    expect(read?.links).toEqual([
      'https://courier.example/a_(b)?x=1',
      ...['https://radio.example/c', 'https://farm.example/d', 'https://port.example/e'],
    ]);
    expect(read?.text).toMatch(/look.*the strike.*or/);
    expect(read?.text).not.toMatch(/https|\d/);
  });

  test('embeds tell their address and headline, and a forwarded message what is in it', async () => {
    const embed = {
      type: 'article',
      url: 'https://courier.example/1',
      title: 'Dockers vote',
      description: 'By 71 percent',
    };
    const read = await readOnDiscord('https://sho.rt/1', {
      embeds: [embed, { type: 'image', url: 'https://img.example/2' }],
    });
    expect(read).toEqual({
      text: '',
      links: ['https://sho.rt/1', 'https://courier.example/1', 'https://img.example/2'],
      titles: ['Dockers vote', 'By 71 percent'],
    });
    const forwarded = await readOnDiscord('', { forwards: { content: 'Read this', embeds: [embed] } });
    expect(forwarded).toEqual({
      text: 'Read this',
      links: ['https://courier.example/1'],
      titles: ['Dockers vote', 'By 71 percent'],
    });
  });

  test('a briefing of its own is read as people see it', async () => {
    const { messages } = await chats.discord.command('briefing', { topic: 'harbour' });
    const [briefing] = messages;
    if (!briefing) throw new Error('no answer');
    await chats.discord.onMessage(briefing, NAME);
    expect(chats.asked.at(-1)?.text).toContain('Dockers vote to strike');
    expect(chats.asked.at(-1)?.links).toContain('https://courier.example/1');
  });
});

describe('on Slack', () => {
  test('the answer is seen by who asked alone; its buttons work, also after a restart', async () => {
    chats.shown = threeStories();
    const [answer] = await chats.slack.shortcut('find_story', { text: 'Dockers vote' }, { user: 'U0OTHER' });
    expect(answer).toMatchObject({ onlyFor: 'U0OTHER', channel: 'C0HARBOUR' });
    const blocks = JSON.stringify(answer?.blocks);
    expect(blocks).toContain('Dockers vote to strike');
    const sources = /"value":"(sources:\w+:0:0)"/.exec(blocks)?.[1] ?? '';
    await chats.restart();
    const [shown] = await chats.slack.press(sources, { user: 'U0OTHER' });
    expect(JSON.stringify(shown?.blocks)).toContain('evidence of courier-1');
  });

  test('works in direct messages, and where the bot was not invited', async () => {
    for (const channel of ['D0DIRECT', 'C0CLOSED', 'C0SECRET']) {
      const [answer] = await chats.slack.shortcut('find_story', { text: 'Dockers vote' }, { channel });
      expect(answer).toMatchObject({ onlyFor: 'U0READER', channel, text: expect.stringContaining('Dockers vote') });
    }
  });

  test('nothing found, and nothing to find, are said in private', async () => {
    chats.told = false;
    const [nothing] = await chats.slack.shortcut('find_story', { text: 'lol same' });
    expect(nothing).toMatchObject({ onlyFor: 'U0READER', text: expect.stringContaining('fits that message') });
    const [empty] = await chats.slack.shortcut('find_story', {});
    expect(empty).toMatchObject({ onlyFor: 'U0READER', text: expect.stringContaining('no words and no link') });
  });

  test('links are read as Slack writes them', async () => {
    const text =
      '<@U0OTHER|ana> *look* :anchor: <https://courier.example/a?x=1&amp;y=2|the strike> or <https://radio.example/c> &lt;here&gt; <!channel>';
    const read = await readOnSlack({ text });
    expect(read).toEqual({
      text: expect.stringMatching(/^\*look\*\s+the strike\s+or\s+<here>$/),
      links: ['https://courier.example/a?x=1&y=2', 'https://radio.example/c'],
      titles: [],
    });
  });

  test('previews tell their address and headline', async () => {
    const unfurl = {
      id: 1,
      from_url: 'https://sho.rt/1',
      original_url: 'https://sho.rt/1',
      service_name: 'Ellery Courier',
      fallback: 'Ellery Courier: Dockers vote',
      title: 'Dockers vote &amp; go',
      title_link: 'https://courier.example/1',
      text: 'By 71 percent',
      thumb_url: 'https://img.example/1.jpg',
    };
    expect(await readOnSlack({ text: '<https://sho.rt/1>', attachments: [unfurl] })).toEqual({
      text: '',
      links: ['https://sho.rt/1', 'https://courier.example/1'],
      titles: ['Dockers vote & go', 'By 71 percent'],
    });
  });

  test('a shared message tells what is in it, and blocks what stands in them', async () => {
    const link = { type: 'link', url: 'https://courier.example/1', text: 'Dockers vote' };
    const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] };
    const shared = {
      is_msg_unfurl: true,
      from_url: 'https://ellery.slack.example/archives/C0HARBOUR/p1700000000000001',
      channel_id: 'C0HARBOUR',
      ts: '1700000000.000001',
      text: '<https://courier.example/1|Dockers vote>',
      message_blocks: [{ team: 'T0ELLERY', channel: 'C0HARBOUR', message: { blocks: [rich] } }],
    };
    const read = await readOnSlack({ text: '', attachments: [shared] });
    expect(read?.links).toEqual(['https://courier.example/1']);
    expect(read?.titles).toEqual([expect.stringContaining('Dockers vote')]);
    const header = { type: 'header', text: { type: 'plain_text', text: 'Farmers ask for talks' } };
    const button = { type: 'button', text: { type: 'plain_text', text: 'Read' }, url: 'https://farm.example/2' };
    const section = {
      type: 'section',
      text: { type: 'mrkdwn', text: 'More: <https://port.example/3|here>' },
      accessory: button,
    };
    expect(await readOnSlack({ text: '', blocks: [header, rich, section] })).toEqual({
      text: 'Farmers ask for talks\nDockers vote\nMore: here',
      links: ['https://port.example/3', 'https://courier.example/1', 'https://farm.example/2'],
      titles: [],
    });
  });
});
