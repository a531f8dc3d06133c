import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AccessOptions, createSlackAdapter, type SlackAdapter } from '../../../adapters/slack/index.ts';
import type { AbortableWait } from '../../../adapters/slack/wait-until.ts';
import { type Clock, type CommandService, type Logger, systemClock } from '../../../src/index.ts';
import { fetchFile } from '../../../src/sources/fetch-file.ts';
import { createLoopbackClient } from '../../src/sources/loopback-client.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/index.ts';
import { createFakeService, type FakeService } from './fake-service.ts';

/** The ways in which Slack reaches the bot. */
export const TRANSPORTS = ['socket', 'http'] as const;

/** A started adapter with a fake Slack before it and a fake service behind it. */
export interface Stage {
  readonly slack: FakeSlack;
  readonly service: FakeService;
  readonly adapter: SlackAdapter;
  /** Where the adapter's own pages are. */
  readonly url: string;
  readonly logged: { level: string; fields: object; message: string }[];
  close(): Promise<void>;
}

export interface StageOptions {
  readonly botToken?: string;
  /** Instead of the token. */
  readonly access?: (slack: FakeSlack) => AccessOptions;
  /** Instead of the fake service. */
  readonly answering?: CommandService;
  readonly appToken?: string;
  /** The adapter's and Slack's. */
  readonly clock?: Clock;
  /** Before the adapter starts. */
  readonly prepare?: (slack: FakeSlack) => void;
  /** Of another stage's Slack, which then sends nothing here. */
  readonly apiUrl?: string;
  /** Leaves `start` to the test. */
  readonly idle?: boolean;
  /** Instead of the machine's timers, for what the adapter waits for until it stops. */
  readonly wait?: AbortableWait;
}

/** Sets the stage over one transport. */
export async function setStage(transport: (typeof TRANSPORTS)[number], options: StageOptions = {}): Promise<Stage> {
  const clock = options.clock ?? systemClock;
  const slack = await startFakeSlack({ now: () => clock.now().getTime() });
  options.prepare?.(slack);
  const service = createFakeService();
  const { logger, logged } = createMemoryLogger();
  const { workspace } = slack;
  const client = createLoopbackClient(slack.hosts);
  const adapter = createSlackAdapter({
    ...(options.access?.(slack) ?? { botToken: options.botToken ?? workspace.botToken }),
    ...(transport === 'socket'
      ? { appToken: options.appToken ?? workspace.appToken }
      : { signingSecret: workspace.signingSecret }),
    apiUrl: options.apiUrl ?? slack.apiUrl,
    service: options.answering ?? service,
    fetchFile: (request) => fetchFile(client, request),
    logger,
    clock,
    ...(options.wait && { wait: options.wait }),
  });
  const server = createServer((request, response) => {
    const handler = adapter.routes.get((request.url ?? '').split('?')[0] ?? '');
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  slack.redirectTo(`${url}/slack/oauth_redirect`);
  if (transport === 'http') slack.sendTo(`${url}/slack/events`);
  if (options.idle !== true) await adapter.start();
  return {
    slack,
    service,
    adapter,
    url,
    logged,
    async close() {
      await adapter.stop();
      await client.close();
      await slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createMemoryLogger(): { logger: Logger; logged: Stage['logged'] } {
  const logged: Stage['logged'] = [];
  const at = (level: string) => (fields: object, message: string) => void logged.push({ level, fields, message });
  return { logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, logged };
}
