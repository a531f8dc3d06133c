import { RateLimitError, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPostLine } from '../../../adapters/discord/post-line.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/fake-discord.ts';

// The judge of the delivery tests must itself keep to what Discord documents.
let discord: FakeDiscord;
let time: number;
beforeEach(async () => {
  time = 0;
  discord = await startFakeDiscord({ guilds: 60, limited: true, now: () => time });
});
afterEach(() => discord.close());

/** What became of a post into the channel of the nth server, on a line that remembers no earlier limits. */
async function post(server: number, nonce: string, enforce = true): Promise<'posted' | 'global' | 'channel'> {
  const id = discord.world.guilds[server]?.channels[0]?.id ?? '';
  const body = { content: 'x', nonce, enforce_nonce: enforce };
  try {
    await createPostLine(discord.token, discord.apiUrl).post(Routes.channelMessages(id), { body });
    return 'posted';
  } catch (thrown) {
    if (!(thrown instanceof RateLimitError)) throw thrown;
    return thrown.global ? 'global' : 'channel';
  }
}

const count = () => discord.messages(discord.channel('harbour')).length;

test('the same enforced nonce within three minutes is the same message, later another', async () => {
  await post(0, 'a');
  time += 180_000;
  await post(0, 'a');
  expect(count()).toBe(1);
  await post(0, 'b');
  time += 1;
  await post(0, 'a');
  expect(count()).toBe(3);
});

test('a nonce that is not enforced prevents nothing', async () => {
  await post(0, 'a', false);
  await post(0, 'a', false);
  expect(count()).toBe(2);
});

test('a channel takes five posts in five seconds', async () => {
  for (const nonce of ['1', '2', '3', '4', '5']) expect(await post(0, nonce)).toBe('posted');
  expect(await post(0, '6')).toBe('channel');
  expect(await post(1, '7')).toBe('posted');
  time += 5_000;
  expect(await post(0, '6')).toBe('posted');
  expect(discord.refusals()).toBe(1);
});

test('over all it takes fifty requests in any second', async () => {
  for (let server = 0; server < 50; server++) {
    time = server * 10;
    expect(await post(server, `${server}`)).toBe('posted');
  }
  time = 999;
  expect(await post(50, '50')).toBe('global');
  time = 1_000;
  expect(await post(50, '50')).toBe('posted');
  expect(await post(51, '51')).toBe('global');
});

test('a thread start knows no nonce: asked twice there are two threads, in a forum alone', async () => {
  const forum = discord.addChannel({ name: 'stories', type: 15 });
  const line = createPostLine(discord.token, discord.apiUrl);
  const body = { name: 'x', message: { content: 'x', nonce: 'a', enforce_nonce: true } };
  await line.post(Routes.threads(forum.id), { body });
  await line.post(Routes.threads(forum.id), { body });
  expect(discord.world.guilds[0]?.threads.filter(({ parentId }) => parentId === forum.id)).toHaveLength(2);
  await expect(line.post(Routes.threads(discord.channel('harbour').id), { body })).rejects.toMatchObject({
    code: 50_024,
  });
  await expect(line.post(Routes.channelMessages(forum.id), { body })).rejects.toMatchObject({ code: 40_058 });
});

test('an announcement channel publishes ten messages an hour, each once', async () => {
  const { id } = discord.addChannel({ name: 'news', type: 5 });
  const publish = async (nonce: string) => {
    time += 5_000;
    const line = createPostLine(discord.token, discord.apiUrl);
    const { id: message } = z
      .object({ id: z.string() })
      .parse(await line.post(Routes.channelMessages(id), { body: { content: 'x', nonce, enforce_nonce: true } }));
    await line.post(Routes.channelMessageCrosspost(id, message));
  };
  await publish('a');
  await expect(publish('a')).rejects.toMatchObject({ code: 40_033 });
  for (let count = 3; count <= 10; count++) await publish(String(count));
  await expect(publish('over')).rejects.toMatchObject({ retryAfter: expect.closeTo(3_550_000, -5) });
  time += 3_600_000;
  await publish('next');
});
