import { type Client, type Guild, type GuildBasedChannel, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { ok, type Result, refuse } from '../../src/index.ts';

/** What a digest needs in its channel, in the words of Discord's own settings. */
const NEEDED = [
  { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel' },
  { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages' },
  { flag: PermissionFlagsBits.EmbedLinks, name: 'Embed Links' },
];
const NEEDED_IN_THREAD = NEEDED.map((need) =>
  need.flag === PermissionFlagsBits.SendMessages
    ? { flag: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' }
    : need,
);
const HOW_MANY = ['', 'that', 'both', 'all three'] as const;

/**
 * May the bot post there? Asked of Discord, since no server is kept; `own` are its permissions in the channel that an
 * interaction came from, as told with it. Another server's channel is as good as none: its name is not told.
 */
export async function checkChannel(
  client: Client,
  guildId: string,
  wanted: string,
  own: { readonly id: string; readonly permissions: Readonly<PermissionsBitField> } | null,
): Promise<Result<null>> {
  const guild = await client.guilds.fetch({ guild: guildId, force: true, cache: false }).catch(() => null);
  if (guild === null) {
    return refuse('not-installed', "I'm not in this server, so I can't post here later. Add me to the server first.");
  }
  const channel = await guild.channels.fetch(wanted, { cache: false }).catch(() => null);
  if (channel === null) {
    return refuse('channel', "I can't see that channel. Give me View Channel there, then try again.");
  }
  const permissions = own?.id === wanted ? own.permissions : await permissionsIn(guild, channel);
  const lacking = (channel.isThread() ? NEEDED_IN_THREAD : NEEDED).filter(({ flag }) => !permissions.has(flag));
  if (lacking.length === 0) return ok(null);
  const names = listed(lacking.map(({ name }) => name));
  const advice = `I can't post in #${channel.name}: I lack ${names} there. Give me ${HOW_MANY[lacking.length]}, then try again.`;
  return refuse('bot-permissions', advice);
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
