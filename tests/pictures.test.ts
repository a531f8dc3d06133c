import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuse } from '../src/index.ts';
import type { ShownBriefing } from '../src/presentation/shown-briefing.ts';
import { type BothChats, startBothChats, threeStories } from './support/both-chats.ts';
import { aQuote } from './support/builders.ts';
import { drawHere } from './support/draw-here.ts';

const DESCRIPTION = 'Maria Tovar, union secretary (Ellery Courier, Farm Weekly, 4 March 2026): “Nobody was asked.”';
const FIRST = 'picture:feedc0ffee:0:0';

let chats: BothChats;
beforeEach(async () => {
  chats = await startBothChats();
  chats.shown = quoted({ text: 'Nobody was asked.' });
});
afterEach(async () => {
  expect(chats.slack.workspace.refused).toEqual([]);
  expect(chats.slack.workspace.mentions).toEqual([]);
  expect(chats.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  await chats.close();
});

/** Three stories; the first has the given quote and another one. */
function quoted(quote: Parameters<typeof aQuote>[0]): ShownBriefing {
  const shown = threeStories(2);
  const [story, ...others] = shown.briefing.stories;
  if (!story) throw new Error('no story');
  const first = { ...story, quotes: [aQuote(quote), ...story.quotes.slice(1)] };
  return { ...shown, briefing: { ...shown.briefing, stories: [first, ...others] } };
}

async function onDiscord() {
  const [message] = (await chats.discord.command('briefing', { topic: 'harbour' })).messages;
  if (!message) throw new Error('no answer');
  return message;
}

describe('the picture of a quote', () => {
  test('has a button on each card', async () => {
    const pictures = (await onDiscord()).buttons.filter(({ label }) => label === 'Picture');
    expect(pictures.map(({ customId }) => customId)).toEqual([FIRST, 'picture:feedc0ffee:0:1']);
    const [onSlack] = await chats.slack.sendCommand('harbour public');
    const values = (onSlack?.blocks ?? []).flatMap(({ accessory }) => (accessory as { value?: string })?.value ?? []);
    expect(values).toEqual([FIRST, 'picture:feedc0ffee:0:1']);
  });

  test('is shown on Discord to who pressed, with buttons to its other looks', async () => {
    const { messages } = await chats.discord.press(await onDiscord(), FIRST);
    const [shown] = messages;
    expect(messages).toHaveLength(1);
    expect(shown).toMatchObject({ ephemeral: true, texts: ['-# Maria Tovar’s words as a picture.'] });
    expect(shown?.files).toMatchObject([
      {
        name: 'quote-maria-tovar.png',
        type: 'image/png',
        description: DESCRIPTION,
        text: /^.PNG\r\n/s.exec('') ?? expect.stringContaining('PNG\r\n'),
      },
    ]);
    expect(shown?.buttons.map(({ label }) => label)).toEqual(['Dark', 'Square']);
    const dark = await chats.discord.press(shown as NonNullable<typeof shown>, `${FIRST}:dark-wide`);
    expect(dark.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Light', 'Square']);
    expect(dark.messages[0]?.files[0]?.text).not.toBe(shown?.files[0]?.text);
  });

  test('goes on Slack to who pressed as a direct message, where its other looks can be asked for', async () => {
    await chats.slack.sendCommand('harbour public');
    const [said] = await chats.slack.press(FIRST);
    expect(said).toMatchObject({
      onlyFor: 'U0READER',
      text: 'Sent to you as a direct message from me: quote-maria-tovar.png.',
    });
    const [file] = chats.slack.workspace.files;
    expect(file).toMatchObject({ channel: 'D0DIRECT', name: 'quote-maria-tovar.png', alt: DESCRIPTION });
    expect(file?.text).toContain('PNG\r\n');
    const [beside] = chats.slack.messages('D0DIRECT');
    expect(JSON.stringify(beside?.blocks)).toContain(`"value":"${FIRST}:light-square"`);
    await chats.slack.press(`${FIRST}:light-square`, { channel: 'D0DIRECT' });
    expect(chats.slack.workspace.files).toHaveLength(2);
  });

  test.each([
    [
      'is too long',
      'x '.repeat(600),
      'A picture holds 1,000 characters; this quote has 1,199. Copy its words instead.',
    ],
    [
      'is in letters that are not here',
      'ᚠᚢᚦ',
      'I have no letters to draw “ᚠ” (U+16A0), “ᚢ” (U+16A2), “ᚦ” (U+16A6) with',
    ],
  ])('is refused with the reason where the quote %s', async (_, words, advice) => {
    chats.shown = quoted({ text: words.trim() });
    expect((await chats.discord.press(await onDiscord(), FIRST)).text).toContain(advice);
    await chats.slack.sendCommand('harbour public');
    expect((await chats.slack.press(FIRST))[0]?.text).toContain(advice);
    expect(chats.slack.workspace.files).toEqual([]);
  });

  test('that could not be drawn just now says what to do, and can be asked for again', async () => {
    chats.draw = async () => refuse('picture-failed', 'Press again in a minute.');
    const message = await onDiscord();
    expect((await chats.discord.press(message, FIRST)).text).toBe('Press again in a minute.');
    chats.draw = drawHere;
    expect((await chats.discord.press(message, FIRST)).messages[0]?.files).toHaveLength(1);
    expect((await chats.slack.press('picture:feedc0ffee:0:9'))[0]?.text).toContain('no longer kept');
  });
});
