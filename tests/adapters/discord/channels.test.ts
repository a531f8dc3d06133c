import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewChannel } from '../../support/fake-discord/new-channel.ts';
import { type Bench, createBench } from './bench.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks } = PermissionFlagsBits;
const FORUM = { name: 'stories', type: 15 };

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
  await bench.connect();
});
afterEach(() => bench.close());

/** What the check says of a channel, asked from another one. */
async function check(given: NewChannel): Promise<string | undefined> {
  const { id } = bench.discord.addChannel(given);
  await bench.discord.command('help');
  const checked = await bench.service.callers.at(-1)?.checkChannel?.(id);
  return checked?.ok ? checked.value : checked?.refusal.advice;
}

test.each<[NewChannel, string]>([
  [{ name: 'text', type: 0 }, 'messages'],
  [{ name: 'news', type: 5 }, 'announcements'],
  [FORUM, 'forum'],
  [{ name: 'pictures', type: 16 }, 'forum'],
  [{ ...FORUM, requiresTag: true, tags: ['!Team', 'World'] }, 'forum'],
  [{ ...FORUM, tags: ['!Team'] }, 'forum'],
  [
    { ...FORUM, denied: SendMessagesInThreads },
    "I can't post in #stories: I lack Send Messages in Threads there. Give me that, then try again.",
  ],
  [
    { ...FORUM, denied: SendMessages | SendMessagesInThreads | EmbedLinks },
    "I can't post in #stories: I lack Send Messages, Send Messages in Threads and Embed Links there. Give me all three, then try again.",
  ],
  [{ ...FORUM, denied: ViewChannel }, "I can't see that channel. Give me View Channel there, then try again."],
  [
    { ...FORUM, requiresTag: true, tags: ['!Team', '!Staff'] },
    '#stories asks for a tag on each post, and only moderators may use its tags. Add a tag for everyone, or give me Manage Threads there, then try again.',
  ],
  [
    { ...FORUM, requiresTag: true },
    '#stories asks for a tag on each post and has none. Add a tag there, or no longer require one, then try again.',
  ],
])('$0.name, $1', async (given, expected) => {
  expect(await check(given)).toBe(expected);
});

test('the forum of another server is as good as none', async () => {
  const [, other] = bench.discord.world.guilds;
  if (!other) throw new Error('one server only');
  expect(await check({ ...FORUM, guild: other })).toBe(
    "I can't see that channel. Give me View Channel there, then try again.",
  );
});
