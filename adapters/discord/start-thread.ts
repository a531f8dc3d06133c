import { ChannelType, HTTPError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { foldForSearch, type Outcome, type Part } from '../../src/index.ts';
import { chooseTags } from './forum-tags.ts';
import { idOf } from './id-of.ts';
import type { ThreadStart } from './thread-parts.ts';
import { asked } from './unsent.ts';

/** A thread that was asked for may come so much later: before that one that isn't there proves nothing. */
const MAY_COME_MS = 20_000;
/** Clocks differ: a thread may seem older than the request for it. */
const CLOCKS_MS = 5 * 60_000;

const forumSchema = z.object({
  type: z.int(),
  flags: z.int().default(0),
  available_tags: z.array(z.object({ id: z.string(), name: z.string(), moderated: z.boolean() })).default([]),
  default_auto_archive_duration: z.int().nullish(),
});
const threadsSchema = z.object({
  threads: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      owner_id: z.string().nullish(),
      parent_id: z.string().nullish(),
      thread_metadata: z.object({ create_timestamp: z.iso.datetime({ offset: true }).nullish() }),
    }),
  ),
});

/**
 * Starts the thread of an edition with its first message, whose id is the thread's. Discord knows no nonce for that: where
 * an earlier request is in doubt, the thread is looked for among those that are open, and only started when it isn't there.
 */
export async function startThread(line: REST, part: Part, start: ThreadStart, now: Date): Promise<Outcome> {
  if (part.inDoubt !== null) {
    const threadId = await findThread(line, part, start.name, Date.parse(part.inDoubt.since));
    if (threadId !== null) return { kind: 'posted', messageId: threadId };
    const elapsedMs = now.getTime() - Date.parse(part.inDoubt.last);
    if (elapsedMs < MAY_COME_MS) return { kind: 'failed', reason: 'the thread that was asked for may come' };
  }
  const forum = await ask(line, Routes.channel(part.address.channelId), forumSchema);
  if (forum.type !== ChannelType.GuildForum && forum.type !== ChannelType.GuildMedia) {
    return { kind: 'refused', reason: 'the channel is not the forum that this edition was made for' };
  }
  const tags = chooseTags({ flags: forum.flags, tags: forum.available_tags }, start.topic);
  const archived = forum.default_auto_archive_duration;
  const body = {
    name: start.name,
    message: start.message,
    ...(tags.length > 0 && { applied_tags: tags }),
    ...(archived && { auto_archive_duration: archived }),
  };
  try {
    const threadId = idOf(await line.post(Routes.threads(part.address.channelId), { body }));
    return threadId === null
      ? { kind: 'unknown', reason: 'Discord named no thread' }
      : { kind: 'posted', messageId: threadId };
  } catch (thrown) {
    // No 5xx says for certain that there is no thread, and nothing would keep a second request from making a second one.
    if (thrown instanceof HTTPError) return { kind: 'unknown', reason: `HTTP ${thrown.status}` };
    throw thrown;
  }
}

/** An answer of another shape is none: what is asked for was not done then either. */
async function ask<T>(line: REST, route: `/${string}`, schema: z.ZodType<T>): Promise<T> {
  return await asked(line.get(route).then((answer) => schema.parse(answer)));
}

/** The bot's own thread of that name in that forum, begun since then; null where none is open. */
async function findThread(line: REST, { address }: Part, name: string, since: number): Promise<string | null> {
  const self = idOf(await asked(line.get(Routes.user())));
  const { threads } = await ask(line, Routes.guildActiveThreads(address.tenantId), threadsSchema);
  const found = threads.find(
    (thread) =>
      thread.owner_id === self &&
      thread.parent_id === address.channelId &&
      foldForSearch(thread.name) === foldForSearch(name) &&
      Date.parse(thread.thread_metadata.create_timestamp ?? '') >= since - CLOCKS_MS,
  );
  return found?.id ?? null;
}
