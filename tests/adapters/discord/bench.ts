import { createDiscordAdapter, type DiscordOptions } from '../../../adapters/discord/index.ts';
import { type Platform, systemClock } from '../../../src/index.ts';
import { type FileRequest, fetchFile as fetchFileBy } from '../../../src/sources/fetch-file.ts';
import { createLoopbackClient } from '../../src/sources/loopback-client.ts';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../../support/fake-discord.ts';
import { createKeptLogger, type KeptLogger } from './kept-logger.ts';
import { createSampleService, type SampleService } from './sample-service.ts';

/** A fake Discord with two servers, and adapters that talk to it through the real client. */
export interface Bench {
  readonly discord: FakeDiscord;
  readonly service: SampleService;
  readonly logger: KeptLogger;
  /** The id of a channel of the fake. */
  channelId(name: string): string;
  createAdapter(options?: Partial<DiscordOptions>): Platform;
  /** An adapter that is connected and has registered its commands. */
  connect(options?: Partial<DiscordOptions>): Promise<Platform>;
  /** Stops every adapter and the fake. */
  close(): Promise<void>;
}

export async function createBench(given: FakeDiscordOptions = {}): Promise<Bench> {
  const discord = await startFakeDiscord({ guilds: 2, ...given });
  const service = createSampleService();
  const logger = createKeptLogger();
  const nothing = () => Promise.resolve();
  const tenants = { left: nothing, joined: nothing, present: nothing };
  const { host } = discord;
  const client = createLoopbackClient([host]);
  const fetchFile = (request: FileRequest) => fetchFileBy(client, request);
  const adapters: Platform[] = [];
  const { apiUrl, token } = discord;
  const common = {
    apiUrl,
    token,
    mentions: false,
    clock: systemClock,
    pauses: [5],
    service,
    fetchFile,
    tenants,
    logger,
  };

  function createAdapter(options: Partial<DiscordOptions> = {}): Platform {
    const adapter = createDiscordAdapter({ ...common, ...options });
    adapters.push(adapter);
    return adapter;
  }

  return {
    discord,
    service,
    logger,
    channelId: (name) => discord.channel(name).id,
    createAdapter,
    async connect(options) {
      const adapter = createAdapter(options);
      const started = await adapter.start();
      if (!started.ok) throw new Error(started.refusal.advice);
      await discord.until('registration', () => (discord.commands().length > 0 ? true : null));
      return adapter;
    },
    async close() {
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await client.close();
      await discord.close();
    },
  };
}
