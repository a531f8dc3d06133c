import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BothChats, startBothChats } from './support/both-chats.ts';

let chats: BothChats;
beforeEach(async () => {
  chats = await startBothChats();
});
afterEach(() => chats.close());

const MANAGES = { manages: true };
const ADD = { topic: 'harbour', when: 'daily 8:00' };

async function say(path: string, values = {}): Promise<string> {
  const { text } = await chats.discord.command(path, values, MANAGES);
  return text.replaceAll('\\', '');
}

test('a digest goes to a forum, and to an announcement channel where it is published; both can be changed', async () => {
  const forum = chats.discord.addChannel({ name: 'stories', type: 15 }).id;
  const news = chats.discord.addChannel({ name: 'news', type: 5 }).id;
  const harbour = chats.discord.channel('harbour').id;
  expect(await say('digest add', { ...ADD, channel: forum })).toContain(
    `<#${forum}> · a thread for each edition. Next`,
  );
  expect(await say('digest add', { ...ADD, channel: news, publish: true })).toContain(
    `<#${news}> · published to followers. Next`,
  );
  expect(await say('digest list')).toContain(`<#${news}> · published to followers · next`);

  expect(await say('digest edit', { id: 2, channel: harbour })).toMatch(
    new RegExp(`<#${harbour}>\\. Next: .* It was: .* · published to followers\\.$`),
  );
  expect(await say('digest edit', { id: 1, channel: news, publish: true })).toContain(
    `<#${news}> · published to followers. Next`,
  );
  expect(await say('digest edit', { id: 1, topic: 'grain' })).toContain(
    `grain · daily 08:00 UTC · <#${news}> · published to followers.`,
  );
  expect(await say('digest edit', { id: 1, publish: false })).toContain(`<#${news}>. Next`);
});

test('where nobody can follow, publishing is refused with advice, and nothing is saved or changed', async () => {
  const advice = 'Only an announcement channel can publish.';
  const forum = chats.discord.addChannel({ name: 'stories', type: 15 }).id;
  for (const channel of [forum, chats.discord.channel('harbour').id]) {
    expect(await say('digest add', { ...ADD, channel, publish: true })).toContain(advice);
  }
  expect(await say('digest list')).toContain('No digests here yet.');
  await say('digest add', ADD);
  expect(await say('digest edit', { id: 1, publish: true, topic: 'grain' })).toContain(advice);
  expect(await say('digest list')).toContain('Digest 1 · harbour');
  const [onSlack] = await chats.slack.sendCommand('digest add "daily 8:00" syria publish:true');
  expect(JSON.stringify(onSlack)).toContain('Publishing is for announcement channels of Discord. Leave publish out.');
});

test('the form publishes too, and shows what stands', async () => {
  const news = chats.discord.addChannel({ name: 'news', type: 5 }).id;
  const follow = (await chats.discord.command('briefing', { topic: 'harbour' })).messages[0];
  const id = follow?.buttons.find(({ label }) => label === 'Follow')?.customId ?? '';
  if (!follow) throw new Error('no briefing');
  const form = await chats.discord.openForm(follow, id, MANAGES);
  expect(form.components.at(-1)).toMatchObject({
    label: 'Also',
    component: {
      options: [
        { label: 'Post nothing when nothing is new', value: 'quiet', default: false },
        { label: 'Publish it, in an announcement channel', value: 'publish', default: false },
      ],
    },
  });
  const filled = { channel: news, also: 'quiet,publish' };
  const { text } = await chats.discord.submit(form, filled, MANAGES);
  expect(text).toContain('published to followers · nothing when nothing is new');

  const edit = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
  expect(edit.components.at(-1)).toMatchObject({ component: { options: [{ default: true }, { default: true }] } });
  const quiet = await chats.discord.submit(edit, { also: 'quiet' }, MANAGES);
  expect(quiet.text).toContain(`<#${news}> · nothing when nothing is new`);
  const again = await chats.discord.openFormBy('digest edit', { id: 1 }, MANAGES);
  const moved = await chats.discord.submit(
    again,
    { channel: chats.discord.channel('harbour').id, also: 'publish' },
    MANAGES,
  );
  expect(moved.text).toContain('Only an announcement channel can publish.');
  expect(moved.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Try again']);
});
