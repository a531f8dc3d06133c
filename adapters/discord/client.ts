import { Client, GatewayIntentBits, type IShardingStrategy, Options } from 'discord.js';
import { createIdentifyTurns } from './identify-turns.ts';
import { createLine } from './line.ts';
import type { Manager } from './manager.ts';

/** How the client reaches Discord and what it listens to. */
export interface ClientOptions {
  readonly token: string;
  /** Base of the REST API without the version; Discord's own when absent. The gateway's address comes from it. */
  readonly apiUrl?: string;
  readonly mentions: boolean;
  readonly buildStrategy: (manager: Manager) => IShardingStrategy;
}

/** A discord.js client with as many shards as Discord recommends, that keeps nobody but itself. */
export function createClient({ token, apiUrl, mentions, buildStrategy }: ClientOptions): Client<boolean> {
  const guilds = [GatewayIntentBits.Guilds];
  const client = new Client({
    intents: mentions ? [...guilds, GatewayIntentBits.GuildMessages] : guilds,
    shards: 'auto',
    ws: {
      buildStrategy,
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return createIdentifyTurns(limit.max_concurrency);
      },
    },
    makeCache: Options.cacheWithLimits({
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    sweepers: {},
  });
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = createLine(token, apiUrl);
  return client;
}
