import { ChannelFlags, PermissionFlagsBits } from 'discord.js';

export interface FakeUser {
  readonly id: string;
  readonly username: string;
  readonly discriminator: string;
  readonly bot: boolean;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  /** Discord's channel type; 0 is a text channel, 1 a direct message. */
  readonly type: number;
  /** Null for a direct message. */
  readonly guildId: string | null;
  /** Permissions that everyone is denied here. */
  readonly denied: bigint;
  /** A thread's channel. */
  readonly parentId?: string;
  /** Of a thread in a forum: when it was started (ISO 8601), by whom, with which tags, and after how many minutes it is archived. */
  readonly started?: {
    readonly at: string;
    readonly by: string;
    readonly tags: readonly string[];
    readonly archived?: number;
  };
  /** Of a forum: its tags, and whether one is required. */
  readonly forum?: { readonly tags: readonly FakeTag[]; readonly requiresTag: boolean };
}

/** A tag of a forum. */
interface FakeTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly channels: FakeChannel[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly threads: FakeChannel[];
}

/** Who and what exists on the fake Discord. */
export interface World {
  readonly bot: FakeUser;
  readonly applicationId: string;
  readonly people: readonly FakeUser[];
  readonly guilds: readonly FakeGuild[];
  readonly directChannels: readonly FakeChannel[];
}

/** What everyone may do in a channel that denies nothing. */
export const EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

const JOINED = '2026-01-01T00:00:00.000000+00:00';
/** What a sizeable server has besides its first channels. */
const FURNISHED = { channels: 50, roles: 20, threads: 10 };
const CANNOT_POST = PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;

/**
 * The bot, two people, a server with the channels `harbour`, `locked` (nobody may post, but in its thread `strike`) and
 * `hidden` (nobody may look), and further servers with one channel each.
 */
export function createWorld(nextId: () => string, guilds: number, furnished = false): World {
  const applicationId = nextId();
  const people = ['maria', 'ulf'].map((username) => ({ id: nextId(), username, discriminator: '0', bot: false }));
  const ownerId = nextId();
  const guild = (name: string, channels: readonly (readonly [string, bigint])[]): FakeGuild => {
    const id = nextId();
    const named = (what: string, count: number) =>
      Array.from({ length: furnished ? count : 0 }, (_, index) => ({ id: nextId(), name: `${what}-${index + 1}` }));
    const own = channels.map(([channel, denied]) => ({ id: nextId(), name: channel, type: 0, guildId: id, denied }));
    const more = named('channel', FURNISHED.channels).map((one) => ({ ...one, type: 0, guildId: id, denied: 0n }));
    const threadIn = ({ id: parentId, denied }: FakeChannel, thread: { id: string; name: string }) => ({
      ...{ ...thread, type: 11, guildId: id, parentId, denied },
    });
    const [first] = own;
    const threads = first ? named('thread', FURNISHED.threads).map((thread) => threadIn(first, thread)) : [];
    const strike = own.flatMap((one) => (one.name === 'locked' ? threadIn(one, { id: nextId(), name: 'strike' }) : []));
    const roles = named('role', FURNISHED.roles);
    return { id, name, ownerId, channels: [...own, ...more], roles, threads: [...threads, ...strike] };
  };
  const first = guild('Port Ellery', [
    ['harbour', 0n],
    ['locked', CANNOT_POST],
    ['hidden', PermissionFlagsBits.ViewChannel],
  ]);
  const others = Array.from({ length: guilds - 1 }, (_, index) => guild(`Server ${index + 2}`, [['general', 0n]]));
  return {
    bot: { id: applicationId, username: 'Briefing', discriminator: '1234', bot: true },
    applicationId,
    people,
    guilds: [first, ...others],
    directChannels: people.map(({ username }) => ({
      id: nextId(),
      name: username,
      type: 1,
      guildId: null,
      denied: 0n,
    })),
  };
}

/** A channel of the world by its id. */
export function channelOf(world: World, id: string): FakeChannel | undefined {
  const inServers = world.guilds.flatMap(({ channels, threads }) => [...channels, ...threads]);
  return [...inServers, ...world.directChannels].find((channel) => channel.id === id);
}

/** What the bot may do in a channel. */
export function permissionsIn(channel: FakeChannel): bigint {
  return EVERYONE & ~channel.denied;
}

export function userJson(user: FakeUser): object {
  return { ...user, global_name: null, avatar: null, public_flags: 0 };
}

export function memberJson(user: FakeUser): object {
  const times = { joined_at: JOINED, premium_since: null };
  return { user: userJson(user), nick: null, avatar: null, roles: [], ...times, deaf: false, mute: false, flags: 0 };
}

export function channelJson(channel: FakeChannel): object {
  if (channel.parentId !== undefined) return threadJson(channel);
  const deny = { id: channel.guildId, type: 0, allow: '0', deny: String(channel.denied) };
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
    position: 0,
    nsfw: false,
    topic: null,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: channel.denied === 0n ? [] : [deny],
    ...(channel.forum && forumJson(channel.forum)),
  };
}

function forumJson({ tags, requiresTag }: NonNullable<FakeChannel['forum']>): object {
  const available = tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null }));
  const looks = { default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 };
  return {
    ...looks,
    default_auto_archive_duration: 10_080,
    available_tags: available,
    flags: requiresTag ? ChannelFlags.RequireTag : 0,
  };
}

function roleJson(id: string, name: string): object {
  const look = { color: 0, hoist: false, position: 0, managed: false, mentionable: false, icon: null, flags: 0 };
  return { id, name, permissions: String(EVERYONE), ...look };
}

function threadJson({ id, name, type, guildId, parentId, started }: FakeChannel): object {
  const at = started?.at ?? JOINED;
  const times = { archive_timestamp: at, create_timestamp: at };
  const metadata = { archived: false, auto_archive_duration: started?.archived ?? 1_440, locked: false, ...times };
  const counts = { message_count: 12, member_count: 5, total_message_sent: 12, rate_limit_per_user: 0 };
  const place = { guild_id: guildId, parent_id: parentId, owner_id: started?.by ?? guildId, last_message_id: null };
  const tags = started ? { applied_tags: started.tags } : {};
  return { id, name, type, flags: 0, ...place, ...counts, ...tags, thread_metadata: metadata };
}

/** A server as `GET /guilds/:id` gives it. */
export function restGuildJson(guild: FakeGuild): object {
  const roles = [roleJson(guild.id, '@everyone'), ...guild.roles.map(({ id, name }) => roleJson(id, name))];
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: 'en-US',
    roles,
    emojis: [],
    stickers: [],
    features: [],
    system_channel_flags: 0,
    verification_level: 0,
    explicit_content_filter: 0,
    default_message_notifications: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
  };
}

/** The GUILD_CREATE of a server, with the bot as its only listed member, as without privileged intents. */
export function guildJson(world: World, guild: FakeGuild): object {
  return {
    ...restGuildJson(guild),
    unavailable: false,
    large: false,
    member_count: 3,
    joined_at: JOINED,
    channels: guild.channels.map(channelJson),
    threads: guild.threads.map(threadJson),
    members: [memberJson(world.bot)],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
