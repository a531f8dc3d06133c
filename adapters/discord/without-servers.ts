import type { GatewayReadyDispatchData } from 'discord.js';

/** READY as if the bot were in no server: discord.js would make and keep an object of each. */
export function withoutServers(data: GatewayReadyDispatchData): GatewayReadyDispatchData {
  return { ...data, guilds: [] };
}
