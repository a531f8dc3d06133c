import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BothChats, startBothChats } from './support/both-chats.ts';

let chats: BothChats;
beforeEach(async () => {
  chats = await startBothChats();
});
afterEach(async () => {
  expect(chats.slack.workspace.refused).toEqual([]);
  await chats.close();
});

/** Holds the making of briefings until `go`; `begun` when one waits, and `say` tells what it does. */
function hold() {
  let go: () => void = () => undefined;
  let began: (say: (what: string) => void) => void = () => undefined;
  const begun = new Promise<(what: string) => void>((resolve) => {
    began = resolve;
  });
  chats.whileBriefing = (working) =>
    new Promise((resolve) => {
      go = resolve;
      began(working ?? (() => undefined));
    });
  return { begun, go: () => go() };
}

test('Discord: a slow answer says what it is doing in its own place, a quick one does not', async () => {
  const quick = await chats.discord.command('briefing', { topic: 'harbour' });
  expect(quick.text).toContain('Dockers vote to strike');
  const patches = () => chats.discord.requests.filter(({ method }) => method === 'PATCH');
  expect(patches()).toHaveLength(1);
  const held = hold();
  const answer = chats.discord.command('briefing', { topic: 'harbour' });
  const say = await held.begun;
  say('Reading 40 articles…');
  chats.pass();
  const shown = () => chats.discord.messages(chats.discord.channel('harbour'))[1]?.texts.join();
  await chats.discord.until('the line', () => (shown() === 'Reading 40 articles…' ? true : null));
  say('Writing it up…');
  await chats.discord.until('the next line', () => (patches().length === 3 ? true : null));
  held.go();
  expect((await answer).text).toContain('Dockers vote to strike');
  expect(patches()).toHaveLength(4);
  const [message, ...others] = chats.discord.messages(chats.discord.channel('harbour')).slice(1);
  expect(message?.texts[0]).toContain('### Dockers vote to strike');
  expect(others).toEqual([]);
});

test('Discord: a slow refusal takes the line away and is told in private', async () => {
  const held = hold();
  const answer = chats.discord.command('briefing', { topic: 'harbour' });
  await held.begun;
  chats.pass();
  const shown = () => chats.discord.messages(chats.discord.channel('harbour'))[0]?.texts.join();
  await chats.discord.until('the line', () => (shown() === 'Working on it…' ? true : null));
  chats.whileBriefing = async () => undefined;
  chats.shown = { ...chats.shown, briefing: { ...chats.shown.briefing, stories: [] } };
  held.go();
  expect((await answer).messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
  const fault = await chats.discord.until('the refusal', () => {
    const last = chats.discord.requests.findLast(({ method }) => method === 'POST');
    return JSON.stringify(last?.body).includes('That failed on my side') ? last : null;
  });
  expect(fault.body).toMatchObject({ flags: 32_772 | 64 });
  expect(chats.discord.messages(chats.discord.channel('harbour'))).toEqual([]);
});

test('Discord: a slow mention is answered in the reply that said what it was doing', async () => {
  const held = hold();
  chats.discord.say(chats.discord.channel('harbour'), `<@${chats.discord.world.bot.id}> harbour`);
  (await held.begun)('Reading 40 articles…');
  chats.pass();
  const replies = () => chats.discord.messages(chats.discord.channel('harbour')).filter(({ repliesTo }) => repliesTo);
  await chats.discord.until('the line', () => (replies()[0]?.texts[0] === 'Reading 40 articles…' ? true : null));
  held.go();
  await chats.discord.until('the answer', () => (replies()[0]?.texts[0]?.includes('Dockers vote') ? true : null));
  expect(replies()).toHaveLength(1);
});

test('Slack: a slow command says what it is doing to the person, once, and is answered in the channel', async () => {
  const held = hold();
  const answer = chats.slack.sendCommand('harbour public');
  (await held.begun)('Reading 40 articles…');
  chats.pass();
  const line = await chats.slack.until(() => chats.slack.messages('C0HARBOUR')[0] ?? null, 'the line');
  expect([line.text, line.onlyFor]).toEqual(['Reading 40 articles…', 'U0READER']);
  held.go();
  const [told] = await answer;
  expect(told).toMatchObject({ onlyFor: null, text: expect.stringContaining('Dockers vote to strike') });
});

test('Slack: a slow mention is answered in the message that said what it was doing', async () => {
  const held = hold();
  const answer = chats.slack.mention('harbour');
  (await held.begun)('Reading 40 articles…');
  chats.pass();
  const line = await chats.slack.until(() => chats.slack.messages('C0HARBOUR')[0] ?? null, 'the line');
  expect(line.text).toBe('Reading 40 articles…');
  held.go();
  const [told] = await answer;
  expect(told?.ts).toBe(line.ts);
  expect(told?.threadTs).not.toBeNull();
  expect(chats.slack.messages('C0HARBOUR')).toHaveLength(1);
});

test('Slack: a slow form is acknowledged in time, and told as a message', async () => {
  const view = await chats.slack.form(() => chats.slack.sendCommand('digest add', { answers: 0 }));
  chats.slack.hold('conversations.info');
  const sent = chats.slack.submit(view, { topic: 'harbour' });
  await chats.slack.until(() => chats.slack.calls('conversations.info')[0] ?? null, 'the check of the channel');
  chats.pass();
  expect(await sent).toBeNull();
  chats.slack.release();
  const told = await chats.slack.until(() => chats.slack.messages('C0HARBOUR')[0] ?? null, 'the answer');
  expect(told).toMatchObject({ onlyFor: 'U0READER', text: expect.stringContaining('Digest 1 · harbour') });
});
