import {
  type BaseInteraction,
  type Client,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { type Caller, type ChannelKind, ok, type Result, refuse } from '../../src/index.ts';
import { checkChannel } from './check-channel.ts';
import { mayManageServer } from './may-manage-server.ts';

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
    mayPublish: true,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    checkChannel: (wanted) => checkChannel(client, guildId, wanted, own),
  };
}

/** Who wrote a message that mentions the bot; asks Discord for the roles of the server. */
export async function authorOf(client: Client<true>, message: GatewayMessageCreateDispatchData): Promise<Caller> {
  const { guild_id: guildId, author, channel_id: channelId, member } = message;
  const common = { platform: 'discord', channelId, userId: author.id };
  if (guildId === undefined) {
    return { ...common, tenantId: `dm:${author.id}`, mayManage: true, checkChannel: directCheck(true, channelId) };
  }
  return {
    ...common,
    tenantId: guildId,
    mayPublish: true,
    mayManage: await mayManageServer(client, guildId, author.id, member?.roles ?? []),
    checkChannel: (wanted) => checkChannel(client, guildId, wanted, null),
  };
}

/** A digest in direct messages can only go to this conversation, and only where the bot is part of it. */
function directCheck(direct: boolean, channelId: string): (wanted: string) => Promise<Result<ChannelKind>> {
  return async (wanted) =>
    direct && wanted === channelId
      ? ok('messages')
      : refuse('channel', "I can't post there. Ask for it in a server's channel, or in a direct message to me.");
}
