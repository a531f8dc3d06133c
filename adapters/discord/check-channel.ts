import {
  ChannelType,
  type Client,
  type Guild,
  type GuildBasedChannel,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import { type ChannelKind, ok, type Result, refuse } from '../../src/index.ts';
import { requiresTag } from './forum-tags.ts';

/** What a digest may need in its channel, in the words of Discord's own settings. */
const VIEW = { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel' };
const SEND = { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages' };
const SEND_IN_THREADS = { flag: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' };
const EMBED = { flag: PermissionFlagsBits.EmbedLinks, name: 'Embed Links' };
const NEEDED = [VIEW, SEND, EMBED];
const NEEDED_IN_THREAD = [VIEW, SEND_IN_THREADS, EMBED];
/** Send Messages starts threads there (docs.discord.com/developers/topics/permissions); the later parts go into them. */
const NEEDED_IN_FORUM = [VIEW, SEND, SEND_IN_THREADS, EMBED];
const HOW_MANY = ['', 'that', 'both', 'all three', 'all four'] as const;

/**
 * May the bot post there, and how does the channel take it? Asked of Discord, since no server is kept; `own` are its
 * permissions in the channel that an interaction came from, as told with it. Another server's channel is as good as none:
 * its name is not told.
 */
export async function checkChannel(
  client: Client,
  guildId: string,
  wanted: string,
  own: { readonly id: string; readonly permissions: Readonly<PermissionsBitField> } | null,
): Promise<Result<ChannelKind>> {
  const guild = await client.guilds.fetch({ guild: guildId, force: true, cache: false }).catch(() => null);
  if (guild === null) {
    return refuse('not-installed', "I'm not in this server, so I can't post here later. Add me to the server first.");
  }
  const channel = await guild.channels.fetch(wanted, { cache: false }).catch(() => null);
  if (channel === null) {
    return refuse('channel', "I can't see that channel. Give me View Channel there, then try again.");
  }
  const permissions = own?.id === wanted ? own.permissions : await permissionsIn(guild, channel);
  const lacking = neededIn(channel).filter(({ flag }) => !permissions.has(flag));
  if (lacking.length > 0) {
    const names = listed(lacking.map(({ name }) => name));
    const advice = `I can't post in #${channel.name}: I lack ${names} there. Give me ${HOW_MANY[lacking.length]}, then try again.`;
    return refuse('bot-permissions', advice);
  }
  if (channel.type === ChannelType.GuildAnnouncement) return ok('announcements');
  return isForum(channel) ? checkTags(channel, permissions) : ok('messages');
}

type ForumChannel = Extract<GuildBasedChannel, { type: ChannelType.GuildForum | ChannelType.GuildMedia }>;

function isForum(channel: GuildBasedChannel): channel is ForumChannel {
  return channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
}

function neededIn(channel: GuildBasedChannel): readonly (typeof VIEW)[] {
  if (isForum(channel)) return NEEDED_IN_FORUM;
  return channel.isThread() ? NEEDED_IN_THREAD : NEEDED;
}

/** A forum whose threads must have a tag needs one that the bot may use. */
function checkTags(forum: ForumChannel, permissions: Readonly<PermissionsBitField>): Result<ChannelKind> {
  const { availableTags: tags, name } = forum;
  if (!requiresTag({ flags: forum.flags.bitfield }) || tags.some(({ moderated }) => !moderated)) return ok('forum');
  if (tags.length === 0) {
    const advice = `#${name} asks for a tag on each post and has none. Add a tag there, or no longer require one, then try again.`;
    return refuse('forum-tags', advice);
  }
  if (permissions.has(PermissionFlagsBits.ManageThreads)) return ok('forum');
  const advice = `#${name} asks for a tag on each post, and only moderators may use its tags. Add a tag for everyone, or give me Manage Threads there, then try again.`;
  return refuse('forum-tags', advice);
}

/** What the bot may do there; in a thread what it may in its channel. */
async function permissionsIn(guild: Guild, channel: GuildBasedChannel): Promise<PermissionsBitField> {
  const me = await guild.members.fetchMe({ cache: false });
  if (channel.isThread() && channel.parentId !== null) await guild.channels.fetch(channel.parentId);
  return new PermissionsBitField(channel.permissionsFor(me));
}

/** "A", "A and B", "A, B and C". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
