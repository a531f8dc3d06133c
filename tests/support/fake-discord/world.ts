import { PermissionFlagsBits } from 'discord.js';

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
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly channels: readonly FakeChannel[];
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

const CANNOT_POST = PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;

/**
 * The bot, two people, a server with the channels `harbour`, `locked` (nobody may post) and `hidden` (nobody may look),
 * and further servers with one channel each.
 */
export function createWorld(nextId: () => string, guilds: number): World {
  const applicationId = nextId();
  const people = ['maria', 'ulf'].map((username) => ({ id: nextId(), username, discriminator: '0', bot: false }));
  const ownerId = nextId();
  const guild = (name: string, channels: readonly (readonly [string, bigint])[]): FakeGuild => {
    const id = nextId();
    return {
      id,
      name,
      ownerId,
      channels: channels.map(([channel, denied]) => ({ id: nextId(), name: channel, type: 0, guildId: id, denied })),
    };
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
  return [...world.guilds.flatMap(({ channels }) => channels), ...world.directChannels].find(
    (channel) => channel.id === id,
  );
}

/** What the bot may do in a channel. */
export function permissionsIn(channel: FakeChannel): bigint {
  return EVERYONE & ~channel.denied;
}

export function userJson(user: FakeUser): object {
  return { ...user, global_name: null, avatar: null, public_flags: 0 };
}

export function memberJson(user: FakeUser): object {
  const times = { joined_at: '2026-01-01T00:00:00.000000+00:00', premium_since: null };
  return { user: userJson(user), nick: null, avatar: null, roles: [], ...times, deaf: false, mute: false, flags: 0 };
}

export function channelJson(channel: FakeChannel): object {
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
  };
}

/** The GUILD_CREATE of a server, with the bot as its only listed member, as without privileged intents. */
export function guildJson(world: World, guild: FakeGuild): object {
  const everyone = { id: guild.id, name: '@everyone', color: 0, hoist: false, position: 0, managed: false };
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    unavailable: false,
    large: false,
    member_count: 3,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    preferred_locale: 'en-US',
    roles: [{ ...everyone, permissions: String(EVERYONE), mentionable: false, flags: 0 }],
    channels: guild.channels.map(channelJson),
    members: [memberJson(world.bot)],
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
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
