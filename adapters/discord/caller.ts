import {
  type BaseInteraction,
  type Client,
  InteractionContextType,
  type Message,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import { type Caller, ok, type Result, refuse } from '../../src/index.ts';

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

/** Who pressed or typed, from Discord's own payload. Outside a server a person is a tenant of their own. */
export function callerOf(interaction: BaseInteraction): Caller {
  const { guildId, user, client } = interaction;
  const channelId = interaction.channelId ?? '';
  const common = { platform: 'discord', channelId, userId: user.id };
  if (guildId === null) {
    const direct = interaction.context === InteractionContextType.BotDM;
    return { ...common, tenantId: `dm:${user.id}`, mayManage: direct, checkChannel: directCheck(direct, channelId) };
  }
  const own = { id: channelId, permissions: interaction.appPermissions };
  return {
    ...common,
    tenantId: guildId,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    checkChannel: (wanted) => checkChannel(client, guildId, wanted, own),
  };
}

/** Who wrote a message that mentions the bot. */
export function authorOf(message: Message): Caller {
  const { guildId, author, channelId, client } = message;
  const common = { platform: 'discord', channelId, userId: author.id };
  if (guildId === null) {
    return { ...common, tenantId: `dm:${author.id}`, mayManage: true, checkChannel: directCheck(true, channelId) };
  }
  return {
    ...common,
    tenantId: guildId,
    mayManage: message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
    checkChannel: (wanted) => checkChannel(client, guildId, wanted, null),
  };
}

/** A digest in direct messages can only go to this conversation, and only where the bot is part of it. */
function directCheck(direct: boolean, channelId: string): (wanted: string) => Promise<Result<null>> {
  return async (wanted) =>
    direct && wanted === channelId
      ? ok(null)
      : refuse('channel', "I can't post there. Ask for it in a server's channel, or in a direct message to me.");
}

/** May the bot post there? Another server's channel is as good as none: its name is not told. */
async function checkChannel(
  client: Client,
  guildId: string,
  wanted: string,
  own: { readonly id: string; readonly permissions: Readonly<PermissionsBitField> } | null,
): Promise<Result<null>> {
  const guild = client.guilds.cache.get(guildId);
  if (guild === undefined) {
    return refuse('not-installed', "I'm not in this server, so I can't post here later. Add me to the server first.");
  }
  const channel = guild.channels.cache.get(wanted) ?? (await guild.channels.fetch(wanted).catch(() => null));
  if (channel === null) {
    return refuse('channel', "I can't see that channel. Give me View Channel there, then try again.");
  }
  const me = guild.members.me ?? (await guild.members.fetchMe());
  const cached = channel.permissionsFor(me);
  const permissions = own?.id === wanted ? own.permissions : new PermissionsBitField(cached);
  const lacking = (channel.isThread() ? NEEDED_IN_THREAD : NEEDED).filter(({ flag }) => !permissions.has(flag));
  if (lacking.length === 0) return ok(null);
  const names = listed(lacking.map(({ name }) => name));
  const advice = `I can't post in #${channel.name}: I lack ${names} there. Give me ${HOW_MANY[lacking.length]}, then try again.`;
  return refuse('bot-permissions', advice);
}

/** "A", "A and B", "A, B and C". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
