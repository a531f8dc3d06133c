import { type Client, DiscordAPIError, Events } from 'discord.js';
import type { Clock, CommandService, FetchFile, Logger, Platform, Tenants } from '../../src/index.ts';
import { createClient, createOnceLine } from './client.ts';
import { defineCommands } from './commands.ts';
import { createConnection } from './connection.ts';
import { type HandlerParts, handleInteraction } from './handlers.ts';
import { logFields } from './log-fields.ts';
import { handleMessage } from './mentions.ts';
import { createPostLine } from './post-line.ts';
import { createPublisher } from './publisher.ts';
import { registerCommands } from './register.ts';
import { createRunning } from './running.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Base of another REST API, such as a proxy, without the version. */
  readonly apiUrl?: string;
  /** Also answers "@bot harbour" in messages; brings every message event of every server. */
  readonly mentions: boolean;
  readonly service: CommandService;
  /** Fetches what people attach. */
  readonly fetchFile: FetchFile;
  readonly tenants: Tenants;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Pauses between attempts to connect and to register commands, in ms; the last one repeats. */
  readonly pauses?: readonly number[];
}

const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** How long a start may take before it goes on in the background, in ms. */
const PATIENCE_MS = 10_000;
/** How long running answers may take after a stop, in ms. */
const FINISH_MS = 4_000;

/** Assembles the Discord adapter; `start` connects it. */
export function createDiscordAdapter(options: DiscordOptions): Platform {
  const { token, apiUrl, service, fetchFile, tenants, logger, clock, pauses = PAUSES } = options;
  const running = createRunning(logger);
  const onceLine = createOnceLine(token, apiUrl);

  function newClient(): Client<boolean> {
    const client = createClient(options);
    const parts: HandlerParts = { service, fetchFile, logger, clock, lines: { rest: client.rest, once: onceLine } };
    client.on(Events.InteractionCreate, (interaction) => running.add(handleInteraction(parts, interaction)));
    if (options.mentions) client.on(Events.MessageCreate, (message) => running.add(handleMessage(parts, message)));
    client.on(Events.GuildCreate, ({ id }) => running.add(tenants.joined('discord', id)));
    client.on(Events.GuildDelete, ({ id }) => running.add(tenants.left('discord', id)));
    client.once(Events.ClientReady, (ready) => running.add(register(ready)));
    client.on(Events.Error, (error) => logger.warn(logFields(error), 'discord.js reports an error'));
    client.on(Events.ShardError, (error, shard) =>
      logger.warn({ ...logFields(error), shard }, 'the connection to Discord failed'),
    );
    client.on(Events.ShardReconnecting, (shard) => logger.warn({ shard }, 'reconnecting to Discord'));
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      logger.error({ code, shard }, 'Discord closed the connection for good: check DISCORD_TOKEN, then start again');
    });
    return client;
  }

  async function register(client: Client<true>): Promise<void> {
    const definitions = defineCommands(service.commands);
    await running.retry(pauses, 'the commands could not be registered', async () => {
      try {
        const changed = await registerCommands(client.rest, client.application.id, definitions);
        logger.info({ commands: definitions.length, changed }, 'the commands are registered');
      } catch (error) {
        // Discord would refuse the same definitions again.
        if (!(error instanceof DiscordAPIError)) throw error;
        logger.error(logFields(error), 'Discord refuses the commands');
      }
    });
  }

  const connection = createConnection({ newClient, token, logger, pauses, patience: PATIENCE_MS });
  return {
    name: 'discord',
    start: connection.start,
    ready: connection.ready,
    publisher: createPublisher(createPostLine(token, apiUrl), () => connection.rest() !== null),
    async stop() {
      await running.finish(FINISH_MS);
      await connection.stop();
    },
  };
}
