import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { messageJson } from './interactions.ts';
import { type ApiError, checkMessage } from './message-schema.ts';
import type { Answer, Handler, RouteParts } from './routes.ts';
import { keepMessage } from './store.ts';
import { channelJson, channelOf, type FakeChannel, permissionsIn } from './world.ts';

const error = (status: number, code: number, message: string): ApiError => ({ status, body: { code, message } });
const PUBLIC_THREAD = 11;
const ANNOUNCEMENT = 5;
/** CROSSPOSTED of Discord's message flags. */
const CROSSPOSTED = 1;

/** Threads in forums and media channels, and publishing in announcement channels. */
export const THREAD_ROUTES: readonly (readonly [string, RegExp, 'token', Handler])[] = [
  ['POST', /^\/channels\/(\d+)\/threads$/, 'token', startThread],
  ['GET', /^\/guilds\/(\d+)\/threads\/active$/, 'token', listActive],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/, 'token', crosspost],
];

/** Why the bot can't post in a channel; null when it can. In a thread another permission counts than around it. */
export function closedTo(channel: FakeChannel): ApiError | null {
  const permissions = permissionsIn(channel);
  const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  if ((permissions & ViewChannel) === 0n) return error(403, 50_001, 'Missing Access');
  const needed = channel.parentId === undefined ? SendMessages : SendMessagesInThreads;
  return (permissions & needed) === 0n ? error(403, 50_013, 'Missing Permissions') : null;
}

const threadSchema = z.strictObject({
  name: z.string().min(1).max(100),
  auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).optional(),
  applied_tags: z.array(z.string()).max(5).optional(),
  message: z.looseObject({}),
});

/** A nonce in the message is ignored, as Discord ignores it: asked twice, there are two threads. */
function startThread({ world, store, nextId, now }: RouteParts, [id = '']: readonly string[], body: unknown): Answer {
  const channel = channelOf(world, id);
  if (channel === undefined) return error(404, 10_003, 'Unknown Channel');
  const shut = closedTo(channel);
  if (shut !== null) return shut;
  const { forum, guildId } = channel;
  const guild = world.guilds.find((one) => one.id === guildId);
  if (forum === undefined || guild === undefined) {
    return error(400, 50_024, 'Cannot execute action on this channel type');
  }
  const parsed = threadSchema.safeParse(body);
  if (!parsed.success) return error(400, 50_035, 'Invalid Form Body');
  const { name, applied_tags: wanted = [], auto_archive_duration: archived = 4_320, message } = parsed.data;
  const tags = wanted.map((tag) => forum.tags.find((one) => one.id === tag));
  if (tags.includes(undefined)) return error(400, 50_035, 'Invalid Form Body');
  if (tags.some((tag) => tag?.moderated)) return error(403, 50_013, 'Missing Permissions');
  if (forum.requiresTag && forum.tags.every(({ moderated }) => moderated)) {
    return error(400, 40_066, 'There are no tags available that can be set by non-moderators');
  }
  if (forum.requiresTag && wanted.length === 0) {
    return error(400, 40_067, 'A tag is required to create a forum post in this channel');
  }
  const checked = checkMessage(message);
  if ('status' in checked) return checked;
  const started = {
    at: new Date(now()).toISOString().replace('Z', '+00:00'),
    by: world.bot.id,
    tags: wanted,
    archived,
  };
  const denied = channel.denied;
  const thread = { id: nextId(), name: name.trim(), type: PUBLIC_THREAD, guildId, parentId: id, denied, started };
  guild.threads.push(thread);
  const place = { id: thread.id, channelId: thread.id, authorId: world.bot.id, ephemeral: false };
  const kept = keepMessage(store, place, checked);
  return { status: 201, body: { ...channelJson(thread), message: messageJson(kept, world.bot) } };
}

function listActive({ world }: RouteParts, [id = '']: readonly string[]): Answer {
  const guild = world.guilds.find((one) => one.id === id);
  if (guild === undefined) return error(404, 10_004, 'Unknown Guild');
  const seen = guild.threads.filter((thread) => (permissionsIn(thread) & PermissionFlagsBits.ViewChannel) !== 0n);
  return { status: 200, body: { threads: seen.toReversed().map(channelJson), members: [], has_more: false } };
}

function crosspost({ world, store }: RouteParts, [channelId = '', id = '']: readonly string[]): Answer {
  const channel = channelOf(world, channelId);
  if (channel === undefined) return error(404, 10_003, 'Unknown Channel');
  const shut = closedTo(channel);
  if (shut !== null) return shut;
  const message = store.messages.get(id);
  if (message?.channelId !== channelId) return error(404, 10_008, 'Unknown Message');
  if (channel.type !== ANNOUNCEMENT) return error(400, 50_024, 'Cannot execute action on this channel type');
  if ((message.flags & CROSSPOSTED) !== 0) return error(400, 40_033, 'This message has already been crossposted');
  const published = { ...message, flags: message.flags | CROSSPOSTED };
  store.messages.set(id, published);
  return { status: 200, body: messageJson(published, world.bot) };
}
