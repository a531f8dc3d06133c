import { type Client, DiscordAPIError, Events } from 'discord.js';
import {
  type Clock,
  type CommandService,
  type FetchFile,
  type Logger,
  type Platform,
  systemWait,
  type Tenants,
} from '../../src/index.ts';
import type { HandlerParts } from './answer-deferred.ts';
import { createClient } from './client.ts';
import { defineCommands } from './commands.ts';
import { createConnection } from './connection.ts';
import { describeConnected } from './describe-connected.ts';
import { handleInteraction } from './handlers.ts';
import { createOnceLine } from './line.ts';
import type { LinkParts } from './link.ts';
import { logFields } from './log-fields.ts';
import { handleMessage } from './mentions.ts';
import { createPostLine } from './post-line.ts';
import { createPublisher } from './publisher.ts';
import { createPulse } from './pulse.ts';
import { registerCommands } from './register.ts';
import { createRunning } from './running.ts';
import { createServers } from './servers.ts';
import { createShardStrategy } from './shard-strategy.ts';
import { createSift } from './sift.ts';

export { createDiscordFace } from './face.ts';

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
  /** Waits so many milliseconds; by the machine's own timers unless given. */
  readonly timer?: (ms: number) => Promise<void>;
  /** Pauses between attempts to connect and to register commands, in ms; the last one repeats. */
  readonly pauses?: readonly number[];
}

const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** How long running answers may take after a stop, in ms. */
const FINISH_MS = 4_000;

/** Assembles the Discord adapter; `start` connects it. */
export function createDiscordAdapter(options: DiscordOptions): Platform {
  const { token, apiUrl, service, fetchFile, tenants, logger, clock } = options;
  const { timer = systemWait, pauses = PAUSES } = options;
  const running = createRunning(logger);
  const once = createOnceLine(token, apiUrl);
  const servers = createServers({
    joined: (id) => running.add(tenants.joined('discord', id)),
    left: (id) => running.add(tenants.left('discord', id)),
    present: (ids) => running.add(tenants.present('discord', ids)),
  });

  const newClient: LinkParts['newClient'] = (shardParts) => {
    const sift = createSift(servers, (message) => running.add(handleMessage(parts, client, message)));
    const client = createClient({
      ...options,
      buildStrategy: (manager) => createShardStrategy(manager, { ...shardParts, sift }),
    });
    const parts: HandlerParts = { service, fetchFile, logger, clock, timer, lines: { rest: client.rest, once } };
    client.on(Events.InteractionCreate, (interaction) => running.add(handleInteraction(parts, interaction)));
    client.once(Events.ClientReady, (ready) => running.add(register(ready)));
    client.on(Events.Error, (error) => logger.warn(logFields(error), 'discord.js reports an error'));
    return client;
  };

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

  const describe = (client: Client<true>) => describeConnected(client, servers.count());
  const connection = createConnection({ newClient, describe, token, line: once, servers, clock, logger, pauses });
  const pulse = createPulse(clock, () => connection.problem() !== null, connection.answers);
  const posting = { accepted: connection.accepted, doubt: () => running.add(connection.doubt()), pulse, clock };
  return {
    name: 'discord',
    start: connection.start,
    problem: connection.problem,
    gauges: connection.gauges,
    publisher: createPublisher(createPostLine(token, apiUrl), posting),
    async stop() {
      await running.finish(FINISH_MS);
      await connection.stop();
    },
  };
}
