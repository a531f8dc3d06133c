import { GatewayDispatchEvents, type GatewayDispatchPayload, type GatewayMessageCreateDispatchData } from 'discord.js';
import type { Servers } from './servers.ts';
import { withoutServers } from './without-servers.ts';

/**
 * Takes from the gateway's events what the bot uses: which servers it is in, and messages. discord.js gets interactions
 * and what keeps its sessions; servers, channels, roles and people come with each interaction and are not kept.
 */
export function createSift(servers: Servers, onMessage: (message: GatewayMessageCreateDispatchData) => void) {
  return (packet: GatewayDispatchPayload): GatewayDispatchPayload | null => {
    switch (packet.t) {
      case GatewayDispatchEvents.Ready:
        servers.ready(
          packet.d.shard ?? [0, 1],
          packet.d.guilds.map(({ id }) => id),
        );
        return { ...packet, d: withoutServers(packet.d) };
      case GatewayDispatchEvents.GuildCreate:
        servers.entered(packet.d.id);
        return null;
      case GatewayDispatchEvents.GuildDelete:
        // Unavailable is an outage of Discord's: the bot is still in the server.
        if (!packet.d.unavailable) servers.left(packet.d.id);
        return null;
      case GatewayDispatchEvents.MessageCreate:
        onMessage(packet.d);
        return null;
      case GatewayDispatchEvents.InteractionCreate:
      case GatewayDispatchEvents.Resumed:
        return packet;
      default:
        return null;
    }
  };
}
