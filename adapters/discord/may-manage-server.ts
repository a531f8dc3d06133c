import { type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** Whether a member has Manage Server, which a message does not tell; false where the bot is not in that server. */
export async function mayManageServer(
  client: Client,
  guildId: string,
  userId: string,
  roleIds: readonly string[],
): Promise<boolean> {
  const guild = await client.guilds.fetch({ guild: guildId, force: true, cache: false }).catch(() => null);
  if (guild === null) return false;
  // Everyone has the role that is called as the server.
  const roles = [guildId, ...roleIds].flatMap((id) => guild.roles.cache.get(id)?.permissions ?? []);
  return guild.ownerId === userId || new PermissionsBitField(roles).has(PermissionFlagsBits.ManageGuild);
}
