import { type Client, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What the bot asks for when it is invited. */
const INVITED_WITH = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
];

/** As whom it is connected and to how many servers; to none, how to invite it. */
export function describeConnected(client: Client<true>, servers: number): string {
  const known = `connected as ${client.user.tag}, ${servers} ${servers === 1 ? 'server' : 'servers'}`;
  if (servers > 0) return known;
  const scopes = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];
  return `${known}: invite it with ${client.generateInvite({ scopes, permissions: INVITED_WITH })}`;
}
