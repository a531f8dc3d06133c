import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BothChats, startBothChats, threeStories } from './support/both-chats.ts';
import { aShownBriefing } from './support/builders.ts';

type DiscordMessage = Awaited<ReturnType<BothChats['discord']['command']>>['messages'][number];
type SlackMessage = Awaited<ReturnType<BothChats['slack']['sendCommand']>>[number];

let chats: BothChats;
beforeEach(async () => {
  chats = await startBothChats();
});
afterEach(async () => {
  expect(chats.slack.workspace.refused).toEqual([]);
  expect(chats.slack.workspace.mentions).toEqual([]);
  expect(chats.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  await chats.close();
});

/** The buttons of a message, by their labels. */
const labelled = (message: DiscordMessage | undefined) =>
  Object.fromEntries((message?.buttons ?? []).map(({ label, customId }) => [label, customId]));
const slackButtons = (message: SlackMessage | undefined): Record<string, string> =>
  Object.fromEntries(
    (message?.blocks ?? []).flatMap((block) => {
      const elements = block['type'] === 'actions' && Array.isArray(block['elements']) ? block['elements'] : [];
      const all = block['accessory'] ? [block['accessory']] : elements;
      return all.map(({ text, value }) => [String(text.text), String(value)]);
    }),
  );
const slackText = (message: SlackMessage | undefined) => JSON.stringify(message?.blocks);

async function onDiscord() {
  const { messages } = await chats.discord.command('briefing', { topic: 'harbour' });
  const [message] = messages;
  if (!message) throw new Error('no answer');
  return { message, buttons: labelled(message) };
}

async function onSlack() {
  const [message] = await chats.slack.sendCommand('harbour public');
  if (!message) throw new Error('no answer');
  return { message, buttons: slackButtons(message) };
}

/** So many messages of Discord's hold a story of forty long bullets. */
const PARTS = 7;

function another() {
  const [, user] = chats.discord.world.people;
  if (!user) throw new Error('there is one person');
  return { user };
}

describe('the buttons of a briefing', () => {
  test('are the same on both, in one order', async () => {
    await onDiscord();
    await onSlack();
    chats.shown = { ...threeStories(), id: 'anotherbriefing' };
    const wanted = ['Picture', 'Sources', 'All quotes 14', 'Timeline', 'What changed', 'Follow', 'Next story 2/3'];
    expect(Object.keys((await onDiscord()).buttons)).toEqual(wanted);
    expect(Object.keys((await onSlack()).buttons)).toEqual(wanted);
  });

  test.each([
    ['Sources', 'evidence of courier-1'],
    ['All quotes 14', 'Page 1 of 3'],
    ['Timeline', '4 Mar 2026 · Dock workers voted.'],
    ['What changed', 'nothing new since'],
  ])('%s shows it to the person who pressed, also after a restart', async (label, wanted) => {
    await onDiscord();
    await onSlack();
    chats.shown = { ...threeStories(), id: 'anotherbriefing' };
    const [first, second] = [await onDiscord(), await onSlack()];
    await chats.restart();
    const answer = await chats.discord.press(first.message, first.buttons[label] ?? '', another());
    expect(answer.text).toContain(wanted);
    expect(answer.messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    const [onSlackToo] = await chats.slack.press(second.buttons[label] ?? '', { user: 'U0OTHER' });
    expect(onSlackToo?.onlyFor).toBe('U0OTHER');
    expect(slackText(onSlackToo)).toContain(wanted);
  });

  test('the next story takes the place of the first for who asked, and is shown to others alone', async () => {
    const { message, buttons } = await onDiscord();
    const other = await chats.discord.press(message, buttons['Next story 2/3'] ?? '', another());
    expect(other.messages.map(({ ephemeral, id }) => [ephemeral, id === message.id])).toEqual([[true, false]]);
    expect(other.text).toContain('Farmers ask for talks');
    await chats.restart();
    const turned = await chats.discord.turn(message, buttons['Next story 2/3'] ?? '');
    expect([turned.ephemeral, turned.texts[0]?.split('\n')[0]]).toEqual([false, '### Farmers ask for talks']);
    expect(turned.texts[0]).toContain('story 2 of 3');
    expect(chats.discord.messages(chats.discord.channel('harbour'))).toHaveLength(1);
    const back = await chats.discord.turn(turned, labelled(turned)['Previous story'] ?? '');
    expect(back.texts[0]).toContain('story 1 of 3');
    const [own] = other.messages;
    const further = await chats.discord.turn(own as DiscordMessage, labelled(own)['Next story 3/3'] ?? '', another());
    expect([further.ephemeral, further.texts[0]?.split('\n')[0]]).toEqual([true, '### Ships go elsewhere']);
  });

  test('the same on Slack', async () => {
    const { message, buttons } = await onSlack();
    const next = buttons['Next story 2/3'] ?? '';
    const [other] = await chats.slack.press(next, { user: 'U0OTHER' });
    expect(other).toMatchObject({ onlyFor: 'U0OTHER' });
    expect(other?.ts).not.toBe(message.ts);
    expect(slackText(other)).toContain('Farmers ask for talks');
    await chats.restart();
    const turned = await chats.slack.turn(message, next);
    expect(slackText(turned)).toContain('story 2 of 3');
    expect(turned.onlyFor).toBeNull();
    expect(chats.slack.messages('C0HARBOUR').filter(({ onlyFor }) => onlyFor === null)).toHaveLength(1);
    const third = slackButtons(other)['Next story 3/3'] ?? '';
    const further = await chats.slack.turn(other as SlackMessage, third, { user: 'U0OTHER' });
    expect(further.onlyFor).toBe('U0OTHER');
    expect(slackText(further)).toContain('Ships go elsewhere');
  });

  test('pages of quotes are turned in place in the private answer', async () => {
    const first = await onDiscord();
    const { messages } = await chats.discord.press(first.message, first.buttons['All quotes 14'] ?? '');
    const page = messages[0] as DiscordMessage;
    const second = await chats.discord.turn(page, labelled(page)['Next'] ?? '');
    expect(second.texts.join('\n')).toMatch(/Page 2 of 3.*Number 6\..*Number 11\./s);
    expect(Object.keys(labelled(second))).toEqual(['Picture', 'Previous', 'Next']);
    const third = await chats.discord.turn(second, labelled(second)['Next'] ?? '');
    expect(third.texts.join('\n')).toContain('Number 13.');
    const { buttons } = await onSlack();
    const [onSlackToo] = await chats.slack.press(buttons['All quotes 14'] ?? '');
    const turned = await chats.slack.turn(onSlackToo as SlackMessage, slackButtons(onSlackToo)['Next'] ?? '');
    expect(turned.onlyFor).toBe('U0READER');
    expect(slackText(turned)).toMatch(/Page 2 of 3.*Number 6\..*Number 11\./);
  });

  test('a page that is one of several parts is not replaced, and a page of several parts replaces nothing', async () => {
    const long = threeStories();
    const [story, ...others] = long.briefing.stories;
    if (!story) throw new Error('no story');
    const bullets = Array.from({ length: 40 }, (_, index) => ({
      ...story.bullets[0],
      text: `Crane ${index}. ${'x'.repeat(600)}`,
    }));
    const stories = [{ ...story, bullets } as typeof story, ...others];
    chats.shown = { ...long, briefing: { ...long.briefing, stories } };
    const { messages } = await chats.discord.command('briefing', { topic: 'harbour' }, {}, PARTS);
    const last = messages.at(-1) as DiscordMessage;
    const next = await chats.discord.press(last, labelled(last)['Next story 2/3'] ?? '');
    expect(next.messages[0]?.id).not.toBe(last.id);
    const page = next.messages[0] as DiscordMessage;
    const back = await chats.discord.press(page, labelled(page)['Previous story'] ?? '', {}, PARTS);
    expect(back.messages.every(({ ephemeral, id }) => ephemeral && id !== page.id)).toBe(true);
    const parts = await chats.slack.sendCommand('harbour public', { answers: 3 });
    const whole = await chats.slack.press(slackButtons(parts.at(-1))['Next story 2/3'] ?? '');
    expect(whole).toHaveLength(1);
  });

  test('one that has expired says so', async () => {
    expect((await chats.slack.press('sources:0123456789abcdef:0:0'))[0]?.text).toContain('no longer kept');
    expect((await chats.slack.press('said:0123456789abcdef:all:0'))[0]?.text).toContain('no longer kept');
    expect((await chats.slack.press('follow:0123456789abcdef'))[0]?.text).toContain('no longer kept');
    expect((await chats.slack.press('form-again:0123456789abcdef'))[0]?.text).toContain('no longer kept');
    expect((await chats.slack.press('whatever'))[0]?.text).toContain('no longer kept');
  });
});

describe('another server’s briefing', () => {
  test('does not exist, by any button that is forged', async () => {
    const { message, buttons } = await onDiscord();
    const stranger = { channel: chats.discord.channel('general'), manages: true };
    const ids = Object.values(buttons);
    expect(ids).toHaveLength(6);
    for (const id of ids) {
      const { text, messages } = await chats.discord.press(message, id, stranger);
      expect([id, text]).toEqual([id, 'This briefing is no longer kept. Ask again for a fresh one.']);
      expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    }
    chats.slack.workspace.people.set('U0OTHER', { name: 'Otto Other', teamId: 'T0OTHER' });
    for (const id of Object.values((await onSlack()).buttons)) {
      const [answer] = await chats.slack.press(id, { team: 'T0OTHER', channel: 'C0ELSEWHERE', user: 'U0OTHER' });
      expect([id, answer?.text]).toEqual([id, 'This briefing is no longer kept. Ask again for a fresh one.']);
    }
    expect((await chats.discord.press(message, buttons['Sources'] ?? '')).text).toContain('evidence of courier-1');
  });

  test('is not offered as what someone saw before', async () => {
    await onDiscord();
    chats.shown = { ...aShownBriefing(), id: 'anotherbriefing' };
    const elsewhere = { channel: chats.discord.channel('general') };
    const { messages } = await chats.discord.command('briefing', { topic: 'harbour' }, elsewhere);
    expect(Object.keys(labelled(messages[0]))).toEqual(['Picture', 'Sources', 'All quotes 1', 'Timeline', 'Follow']);
  });
});
